import type { Question } from './adapter';
import { IN_OTHER_WORDS } from './in-other-words';
import { anySlip, bySound, germanEnding, inLatin, russianEnding, wrongKey } from './misremember';
import { type Random, random } from './random';
import { type Class, inLanguage, type Make, readSample, remembered, slipped, surname, titled, wordsOf } from './sample';

const EACH = 40;
const ATTEMPTS = 300;

/**
 * Harder questions than those of the corpus's own generator, from articles that have no near-duplicate: what its classes
 * leave out, and quotations that stand nowhere, though their words and turns of phrase are the library's own.
 */
export async function harderQuestions(corpus: string, seed: number): Promise<Question[]> {
  const sample = await readSample(corpus);
  const draw = random(seed);
  const questions: Question[] = [];
  for (const [kind, cls, make] of [...CLASSES, ...IN_OTHER_WORDS]) {
    let made = 0;
    for (let attempt = 0; made < EACH && attempt < EACH * ATTEMPTS; attempt++) {
      const question = make(sample, draw);
      if (!question) continue;
      questions.push({ kind, cls, ...question });
      made++;
    }
  }
  return questions;
}

/** Two neighbours without their space, or one with a space too many. */
function spaced(list: readonly string[], draw: Random): string {
  const at = draw.below(list.length);
  const word = list[at] ?? '';
  if (draw() < 0.5 && at + 1 < list.length)
    return [...list.slice(0, at), word + (list[at + 1] ?? ''), ...list.slice(at + 2)].join(' ');
  const cut = 2 + draw.below(Math.max(1, word.length - 3));
  return [...list.slice(0, at), word.slice(0, cut), word.slice(cut), ...list.slice(at + 1)].join(' ');
}

/** A stretch of words that the library's own turns of phrase make, and that stands in none of its texts. */
const chained: Make = (sample, draw) => {
  const length = 12 + draw.below(19);
  const out: string[] = [];
  let text = draw.pick(sample.all.filter(({ lang }) => lang === 'en')).passages[0]?.split(' ') ?? [];
  let at = draw.below(Math.max(1, text.length - 4));
  while (out.length < length) {
    const stretch = 2 + draw.below(3);
    out.push(...text.slice(at, at + stretch));
    // Goes on elsewhere, where the last word stands as well.
    const last = out[out.length - 1];
    for (let attempt = 0; attempt < 300; attempt++) {
      const other = draw.pick(sample.all).passages;
      const next = draw.pick(other).split(' ');
      const place = next.indexOf(last ?? '');
      if (place < 0 || place + 3 > next.length) continue;
      text = next;
      at = place + 1;
      break;
    }
    if (at + 1 >= text.length) return undefined;
  }
  return { q: out.slice(0, length).join(' '), right: [] };
};

/** The words of a passage in another order. */
const disordered: Make = (sample, draw) => {
  const text = draw.pick(draw.pick(sample.all.filter(({ lang }) => lang === 'en')).passages).split(' ');
  const length = 12 + draw.below(13);
  if (text.length < length) return undefined;
  return { q: draw.shuffled(text.slice(0, length)).join(' '), right: [] };
};

const chinese: Make = (sample, draw) => {
  const article = inLanguage(sample, draw, 'zh');
  if (!article) return undefined;
  const ordinal = draw.below(article.passages.length);
  const text = article.passages[ordinal] ?? '';
  const number = text.search(/\d+万/u);
  if (number < 12) return undefined;
  return { q: text.slice(number - 10, number + 4).replace(/[，。]/gu, ''), right: [`${article.id}#${ordinal}`] };
};

const CLASSES: readonly Class[] = [
  [
    'sources',
    'wrong year',
    titled(2, ([a], article, draw) =>
      article.authors.length === 0 ? undefined : `${surname(article)} ${article.year + draw.pick([-1, 1])} ${a}`,
    ),
  ],
  ['sources', 'wrong key', titled(3, (list, _, draw) => list.map((word) => wrongKey(word, draw)).join(' '))],
  ['sources', 'by sound', titled(3, (list, _, draw) => list.map((word) => bySound(word, draw)).join(' '))],
  ['sources', 'joined or split', titled(3, (list, _, draw) => spaced(list, draw))],
  [
    'sources',
    'two scripts',
    (sample, draw) => {
      const article = inLanguage(sample, draw, 'ru');
      if (!article) return undefined;
      const list = wordsOf(article.title).filter((word) => word.length > 2);
      return {
        q: `${inLatin(surname(article), draw)} ${list.slice(0, 4).join(' ')}`.toLowerCase(),
        right: [article.id],
      };
    },
  ],
  [
    'passages',
    'missing and extra words',
    (sample, draw) => {
      const found = remembered(sample, draw, 4);
      const other = remembered(sample, draw, 2);
      return found && other && { q: draw.shuffled([...found.words, ...other.words]).join(' '), right: found.right };
    },
  ],
  [
    'passages',
    'eight half remembered',
    (sample, draw) => {
      const found = remembered(sample, draw, 6);
      const other = remembered(sample, draw, 2);
      if (!found || !other) return undefined;
      const list = found.words.map((word, i) => (i % 3 === 0 ? anySlip(word, draw) : word));
      return { q: draw.shuffled([...list, ...other.words]).join(' '), right: found.right };
    },
  ],
  ['passages', 'wrong key', slipped(4, wrongKey)],
  ['passages', 'by sound', slipped(4, bySound)],
  [
    'passages',
    'joined or split',
    (sample, draw) => {
      const found = remembered(sample, draw, 4);
      return found && { q: spaced(found.words, draw), right: found.right };
    },
  ],
  ['passages', 'German endings', slipped(5, germanEnding, 'de', 0.5)],
  ['passages', 'Russian endings', slipped(5, russianEnding, 'ru', 0.5)],
  ['passages', 'Russian in Latin letters', slipped(5, inLatin, 'ru')],
  ['passages', 'Chinese', chinese],
  ['quotes', 'stands nowhere', chained],
  ['quotes', 'in no such order', disordered],
];
