import type { CslItem } from '../../src/model/item';

const WORDS =
  'harbour winter council river market storm bridge ferry school garden mountain railway island forest'.split(' ');
const FAMILIES =
  'Ash Birch Cedar Damson Elder Fir Gorse Hazel Ivy Juniper Larch Maple Oak Pine Rowan Sloe Thorn Yew'.split(' ');
const PAPERS = ['The Daily Gazette', 'The Harbour Courier', 'Evening Standard of the Coast', 'Field Notes'];

/** `n` newspaper articles, the same each time; many share authors and years, so that styles have to tell them apart. */
export function records(n: number): readonly CslItem[] {
  let state = 42;
  const random = (below: number) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  return Array.from({ length: n }, (_, i): CslItem => {
    const year = 2000 + random(24);
    return {
      id: `source${i}`,
      type: 'article-newspaper',
      title: `The ${pick(WORDS)} and the ${pick(WORDS)}: what the ${pick(WORDS)} told us (${i})`,
      author: Array.from({ length: 1 + random(3) }, () => ({
        family: pick(FAMILIES) + (random(4) === 0 ? 'son' : ''),
        given: String.fromCharCode(65 + random(26)) + pick(['na', 'en', 'ira', 'olf']),
      })),
      issued: { 'date-parts': [[year, 1 + random(12), 1 + random(28)]] },
      'container-title': pick(PAPERS),
      URL: `https://news.example/${year}/${i}`,
      accessed: { 'date-parts': [[2024, 1 + random(12), 1 + random(28)]] },
      language: 'en',
    };
  });
}
