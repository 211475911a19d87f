import { latin } from '../../src/find/inverted/sounds';
import type { Random } from './random';

/** Ways in which a word comes out wrong. */
export type Slip = (word: string, random: Random) => string;

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** A neighbouring key instead of the right one. */
export const wrongKey: Slip = (word, random) => {
  const at = 1 + random.below(Math.max(1, word.length - 1));
  const row = ROWS.find((keys) => keys.includes(word[at] ?? ' '));
  if (!row) return word;
  const key = row.indexOf(word[at] ?? '');
  const other = row[key + (key === row.length - 1 || (key > 0 && random() < 0.5) ? -1 : 1)] ?? '';
  return word.slice(0, at) + other + word.slice(at + 1);
};

const RESPELT: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'],
  [/tion/, 'shun'],
  [/ck/, 'k'],
  [/c(?=[aou])/, 'k'],
  [/c(?=[ei])/, 's'],
  [/([lmnprst])\1/, '$1'],
  [/ei/, 'ie'],
  [/ie/, 'ei'],
  [/ee/, 'ea'],
  [/ea/, 'ee'],
  [/ou/, 'u'],
  [/y$/, 'ie'],
  [/qu/, 'kw'],
  [/x/, 'ks'],
  [/er/, 'ur'],
  [/ance/, 'ence'],
  [/([aeiou])([lmnt])([aeiou])/, '$1$2$2$3'],
];

/** Spelt as it sounds. */
export const bySound: Slip = (word, random) => {
  const fitting = RESPELT.filter(([pattern]) => pattern.test(word));
  if (fitting.length === 0) return wrongKey(word, random);
  const [pattern, by] = random.pick(fitting);
  return word.replace(pattern, by);
};

/** One letter too many, too few, another, or two exchanged. */
export const anySlip: Slip = (word, random) => {
  const at = 1 + random.below(Math.max(1, word.length - 1));
  const letter = String.fromCharCode(97 + random.below(26));
  const [before, after] = [word.slice(0, at), word.slice(at)];
  switch (random.below(4)) {
    case 0:
      return before + after.slice(1);
    case 1:
      return before + letter + after;
    case 2:
      return before + letter + after.slice(1);
    default:
      return after.length > 1 ? before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2) : before + after + letter;
  }
};

const GERMAN = ['en', 'er', 'es', 'e', 'n', 's'];
const RUSSIAN = [
  'ами',
  'ого',
  'ому',
  'ами',
  'ов',
  'ах',
  'ий',
  'ый',
  'ая',
  'ое',
  'ые',
  'ет',
  'ют',
  'а',
  'у',
  'е',
  'ы',
  'и',
  'о',
  'я',
];

/** Another ending of the same word. */
export const germanEnding: Slip = (word, random) => ending(word, GERMAN, random);
export const russianEnding: Slip = (word, random) => ending(word, RUSSIAN, random);
function ending(word: string, endings: readonly string[], random: Random): string {
  const own = endings.find((one) => word.length > one.length + 3 && word.endsWith(one)) ?? '';
  const stem = word.slice(0, word.length - own.length);
  return stem + random.pick(endings.filter((one) => one !== own && one.length < 3));
}

export const inLatin: Slip = (word) => latin(word.toLowerCase());

/** Umlauts as who has no such key types them. */
export const twoLetters: Slip = (word) =>
  word.replace(/[äöüß]/gu, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter);

/** Ways in which Russian letters are written in Latin ones: passports, libraries, newspapers. */
const ROMANISED: { readonly [letter: string]: readonly string[] } = {
  е: ['e', 'ye'],
  ж: ['zh', 'ž', 'j'],
  й: ['y', 'i', 'j'],
  х: ['kh', 'h', 'x'],
  ц: ['ts', 'c', 'tz'],
  ч: ['ch', 'č', 'tch'],
  ш: ['sh', 'š', 'sch'],
  щ: ['shch', 'šč', 'sch'],
  ы: ['y', 'i'],
  э: ['e', 'è'],
  ю: ['yu', 'iu', 'ju'],
  я: ['ya', 'ia', 'ja'],
  ъ: [''],
  ь: ['', "'"],
};
export const romanised: Slip = (word, random) =>
  [...word.toLowerCase()].map((letter) => random.pick(ROMANISED[letter] ?? [latin(letter)])).join('');

const CYRILLIC: readonly (readonly [RegExp, string])[] = [
  [/sch|sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/th/g, 'т'],
  [/ph/g, 'ф'],
  [/ck/g, 'к'],
  [/ee/g, 'и'],
  [/oo/g, 'у'],
  [/ya/g, 'я'],
  [/yu/g, 'ю'],
];
const LETTERS: { readonly [letter: string]: string } = {
  a: 'а',
  b: 'б',
  c: 'к',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'дж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'кс',
  y: 'и',
  z: 'з',
};
/** A Latin name as a Russian reader remembers it. */
export const inCyrillic = (word: string): string =>
  [...CYRILLIC.reduce((text, [pattern, by]) => text.replace(pattern, by), latin(word.toLowerCase()))]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('');
