import { anySlip, inCyrillic, romanised, twoLetters } from './misremember';
import type { Random } from './random';
import {
  type Class,
  inLanguage,
  type Make,
  remembered,
  type Sample,
  slipped,
  surname,
  titled,
  wordsOf,
} from './sample';

/** Title words of an article in this language, and its author. */
function namedIn(language: string, count: number, change: (word: string, draw: Random) => string): Make {
  return (sample, draw) => {
    const article = inLanguage(sample, draw, language);
    if (!article || article.authors.length === 0) return undefined;
    const list = wordsOf(article.title).filter((word) => word.length > 3);
    if (list.length < count) return undefined;
    const q = [surname(article), ...list.slice(0, count)].map((word) => change(word.toLowerCase(), draw)).join(' ');
    return { q, right: [article.id] };
  };
}

const wordsElsewhere = (sample: Sample, draw: Random) =>
  wordsOf(draw.pick(draw.pick(sample.all.filter(({ lang }) => lang === 'en')).passages));

/** A stretch of a passage, with this done to each of its words. */
function quoted(
  language: string,
  least: number,
  most: number,
  change: (word: string, i: number, draw: Random) => string,
): Make {
  return (sample, draw) => {
    const article = inLanguage(sample, draw, language);
    const text = article && draw.pick(article.passages).split(' ');
    const length = least + draw.below(most - least);
    if (!text || text.length < length) return undefined;
    const start = draw.below(text.length - length + 1);
    const q = text
      .slice(start, start + length)
      .map((word, i) => change(word, i, draw))
      .join(' ');
    return { q, right: [article.id] };
  };
}

/** Signs of a Chinese passage, without its punctuation. */
function signs(sample: Sample, draw: Random, count: number) {
  const article = inLanguage(sample, draw, 'zh');
  if (!article) return undefined;
  const ordinal = draw.below(article.passages.length);
  const number = /\d+万/u.exec(article.passages[ordinal] ?? '');
  const text = article.passages[ordinal]?.slice(0, (number?.index ?? 0) + 4) ?? '';
  if (text.length < count) return undefined;
  return { article, ordinal, text: text.slice(-count) };
}

const slipEvery = (n: number) => (word: string, i: number, draw: Random) =>
  i % n === n - 1 && word.length > 4 ? anySlip(word, draw) : word;

/** Inflected, compound, unspaced and transliterated words; names in other orders; whole sentences remembered wrongly. */
export const IN_OTHER_WORDS: readonly Class[] = [
  ['sources', 'umlauts as two letters', namedIn('de', 2, twoLetters)],
  ['sources', 'another romanisation', namedIn('ru', 3, romanised)],
  [
    'sources',
    'Latin names in Cyrillic',
    titled(2, (list, article) =>
      article.authors.length === 0 ? undefined : [surname(article).toLowerCase(), ...list].map(inCyrillic).join(' '),
    ),
  ],
  [
    'sources',
    'surname first, all initials',
    titled(1, ([word], { authors: [first = ''] }) => {
      const names = first.split(' ');
      return names.length < 2
        ? undefined
        : `${names.at(-1)}, ${names
            .slice(0, -1)
            .map((name) => `${name[0]}.`)
            .join(' ')} ${word}`;
    }),
  ],
  [
    'sources',
    'missing and extra words',
    (sample, draw) => {
      const other = draw.pick(wordsElsewhere(sample, draw).filter((word) => word.length > 4));
      return titled(3, (list) => draw.shuffled([...list, other.toLowerCase()]).join(' '))(sample, draw);
    },
  ],
  ['passages', 'umlauts as two letters', slipped(5, twoLetters, 'de')],
  [
    'passages',
    'part of a compound',
    (sample, draw) => {
      const found = remembered(sample, draw, 5, 'de');
      if (!found?.words.some((word) => word.length > 14)) return undefined;
      return { q: found.words.map((word) => (word.length > 14 ? word.slice(-9) : word)).join(' '), right: found.right };
    },
  ],
  ['passages', 'Russian typos', slipped(5, anySlip, 'ru', 0.5)],
  [
    'passages',
    'Chinese in two pieces',
    (sample, draw) => {
      const found = signs(sample, draw, 16);
      if (!found) return undefined;
      return { q: `${found.text.slice(9)} ${found.text.slice(0, 6)}`, right: [`${found.article.id}#${found.ordinal}`] };
    },
  ],
  [
    'passages',
    'Chinese with a wrong sign',
    (sample, draw) => {
      const found = signs(sample, draw, 16);
      if (!found) return undefined;
      return {
        q: `${found.text.slice(0, 5)}象${found.text.slice(6)}`,
        right: [`${found.article.id}#${found.ordinal}`],
      };
    },
  ],
  [
    'passages',
    'a sentence, every fourth word another',
    (sample, draw) => {
      const article = inLanguage(sample, draw, 'en');
      const ordinal = draw.below(article?.passages.length ?? 1);
      const text = wordsOf(article?.passages[ordinal] ?? '');
      if (!article || text.length < 14) return undefined;
      const start = draw.below(text.length - 13);
      const others = wordsElsewhere(sample, draw);
      const q = text.slice(start, start + 13).map((word, i) => (i % 4 === 3 ? draw.pick(others) : word));
      return { q: q.join(' ').toLowerCase(), right: [`${article.id}#${ordinal}`] };
    },
  ],
  ['quotes', 'German, a word in five misspelt', quoted('de', 15, 25, slipEvery(5))],
  ['quotes', 'Russian, a word in five misspelt', quoted('ru', 15, 25, slipEvery(5))],
  ['quotes', 'scanned: a word in four misread', quoted('en', 15, 30, slipEvery(4))],
  [
    'quotes',
    'Chinese',
    (sample, draw) => {
      const found = signs(sample, draw, 22);
      return found && { q: found.text, right: [found.article.id] };
    },
  ],
  [
    'quotes',
    'every other word another',
    (sample, draw) => {
      const others = wordsElsewhere(sample, draw);
      const made = quoted('en', 16, 24, (word, i) => (i % 2 === 0 ? word : draw.pick(others)))(sample, draw);
      return made && { q: made.q, right: [] };
    },
  ],
];
