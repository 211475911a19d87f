import { fold } from '../../src/model/words';
import { type Article, articles, type Kind, type Question } from './adapter';
import type { Slip } from './misremember';
import type { Random } from './random';

/** Articles that questions are drawn from. */
const SAMPLE = 4000;

export interface Sample {
  readonly all: readonly Article[];
  /** Of words, folded, in how many passages of the sample. */
  readonly frequency: ReadonlyMap<string, number>;
  readonly passages: number;
}

export async function readSample(corpus: string): Promise<Sample> {
  let total = 0;
  const twins = new Set<string>();
  for await (const { id, dupOf } of articles(corpus)) {
    total++;
    if (dupOf !== undefined) twins.add(id).add(dupOf);
  }
  const step = Math.max(1, Math.ceil(total / SAMPLE));
  const all: Article[] = [];
  const frequency = new Map<string, number>();
  let passages = 0;
  let number = 0;
  for await (const article of articles(corpus)) {
    // Of the few articles in other languages all, or there would be too few to draw from.
    if (number++ % step !== 0 && (article.lang === 'en' || all.length > 2 * SAMPLE)) continue;
    if (twins.has(article.id)) continue;
    all.push(article);
    for (const text of article.passages) {
      passages++;
      for (const word of new Set(wordsOf(text).map(fold))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
  }
  return { all, frequency, passages };
}

export type Made = Pick<Question, 'q' | 'right'> | undefined;
export type Make = (sample: Sample, draw: Random) => Made;

export const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

export function inLanguage({ all }: Sample, draw: Random, language: string): Article | undefined {
  for (let i = 0; i < 400; i++) {
    const article = draw.pick(all);
    if (article.lang === language) return article;
  }
  return undefined;
}

/** Less common words within thirty of a passage, in their order. */
export function remembered(sample: Sample, draw: Random, count: number, language = 'en') {
  const article = inLanguage(sample, draw, language);
  if (!article) return undefined;
  const ordinal = draw.below(article.passages.length);
  const list = wordsOf(article.passages[ordinal] ?? '');
  const start = draw.below(Math.max(1, list.length - 30));
  const telling = list
    .slice(start, start + 30)
    .filter((word) => word.length > 3 && (sample.frequency.get(fold(word)) ?? 0) < sample.passages * 0.02);
  const chosen = new Set(draw.shuffled([...new Set(telling.map((word) => word.toLowerCase()))]).slice(0, count));
  if (chosen.size < count) return undefined;
  const inOrder = [...new Set(telling.map((word) => word.toLowerCase()))].filter((word) => chosen.has(word));
  return { words: inOrder, right: [`${article.id}#${ordinal}`] };
}

export function slipped(count: number, slip: Slip, language = 'en', share = 1): Make {
  return (sample, draw) => {
    const found = remembered(sample, draw, count, language);
    if (!found) return undefined;
    const which = new Set(draw.shuffled(found.words).slice(0, Math.ceil(share * count)));
    return { q: found.words.map((word) => (which.has(word) ? slip(word, draw) : word)).join(' '), right: found.right };
  };
}

export function titled(
  count: number,
  change: (words: readonly string[], article: Article, draw: Random) => string | undefined,
): Make {
  return (sample, draw) => {
    const article = inLanguage(sample, draw, 'en');
    const list = wordsOf(article?.title ?? '')
      .filter((word) => word.length > 3 && (sample.frequency.get(fold(word)) ?? 0) < sample.passages * 0.1)
      .map((word) => word.toLowerCase());
    if (!article || list.length < count) return undefined;
    const q = change(list.slice(0, count), article, draw);
    return q === undefined ? undefined : { q, right: [article.id] };
  };
}

export const surname = ({ authors: [first = ''] }: Article) => first.split(' ').at(-1) ?? '';

export type Class = readonly [Kind, string, Make];
