/**
 * The one tokeniser: what a word is, wherever words are counted, looked up or compared.
 *
 * A word is a run of letters and digits, folded: lower case, without diacritics, compatibility forms resolved.
 * Scripts that are written without spaces give overlapping pairs: `北京大` is `北京`, `京大`, `大`.
 */

import { HASH_START, hashNext } from './word-hash';

/** A word where it stands in the text: half-open, in UTF-16 units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer runs are no words but data, and are cut. */
const LONGEST = 48;

/** Letters that Unicode does not decompose, but people type without their stroke. */
const PLAIN: { readonly [letter: string]: string } = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ĸ: 'k',
  ŋ: 'n',
  ς: 'σ',
  ґ: 'г',
};

/** Marks that can be left out in writing: Latin, Greek and Cyrillic accents, Hebrew and Arabic vowels. Others are letters. */
const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Invisible inside of words: soft hyphen, zero-width space and joiners, word joiner, byte order mark, variation selectors. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors are meant one by one, whatever they follow
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]/u;
const APOSTROPHE = /['’ʼ‘`´]/u;

const SEPARATOR = 0;
const WORD = 1;
const PAIRED = 2;
const HIDDEN = 3;
const QUOTE = 4;

/** Kind of every UTF-16 unit; surrogates are looked at as pairs. Most are found out when they first occur, ASCII is known. */
const kinds = new Uint8Array(65536).fill(255).fill(SEPARATOR, 0, 128);
for (const [first, last] of ['09', 'AZ', 'az']) kinds.fill(WORD, first?.charCodeAt(0), (last?.charCodeAt(0) ?? 0) + 1);
for (const apostrophe of "'`") kinds[apostrophe.charCodeAt(0)] = QUOTE;

function kindOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit];
  if (known !== undefined && known !== 255) return known;
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const whole = unit <= 0xdbff ? text.slice(at, at + 2) : text.slice(Math.max(0, at - 1), at + 1);
    return kind(whole);
  }
  const found = kind(text[at] ?? '');
  kinds[unit] = found;
  return found;
}

function kind(character: string): number {
  if (INVISIBLE.test(character)) return HIDDEN;
  if (APOSTROPHE.test(character)) return QUOTE;
  if (!LETTER.test(character)) return SEPARATOR;
  return UNSPACED.test(character) ? PAIRED : WORD;
}

/** Lower case, without diacritics, compatibility forms resolved: `Ĳsselmeer` is `ijsselmeer`, `ＴＯＫＹＯ` is `tokyo`. */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const one = FOLDED[text.charCodeAt(i)] ?? foldedAlone(text.charCodeAt(i));
    if (one === undefined) return foldWhole(text);
    folded += one;
  }
  return folded;
}

/**
 * The folded form of every unit that stands for itself whatever is beside it, as far as they were asked for: Latin and Cyrillic
 * letters by the million, for much less than normalising their words costs.
 */
const FOLDED: string[] = [];

function foldedAlone(unit: number): string | undefined {
  if (unit >= 0x530 || (unit >= 0x300 && unit < 0x400) || (unit >= 0x483 && unit < 0x48a)) return undefined;
  const folded = foldWhole(String.fromCharCode(unit));
  FOLDED[unit] = folded;
  return folded;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function foldWhole(text: string): string {
  const bare = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return bare.replace(/[ßøłđðħıŧæœþĸŋςґ]/gu, (letter) => PLAIN[letter] ?? letter).normalize('NFC');
}

/** The words of a text in their order. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  eachWord(text, (word, start, end) => found.push({ text: word, start, end }));
  return found;
}

/** Folded words alone, where nobody asks where they stand. */
export function wordTexts(text: string): string[] {
  const found: string[] = [];
  eachWord(text, (word) => found.push(word));
  return found;
}

/** As {@link words}, without making an object of each: indexing passes millions. */
export function eachWord(text: string, visit: (word: string, start: number, end: number) => void): void {
  const length = text.length;
  let i = 0;
  while (i < length) {
    const here = kindOf(text, i);
    if (here === WORD) i = readWord(text, i, visit);
    else if (here === PAIRED) i = readPairs(text, i, visit);
    else i++;
  }
}

/** Takes words as {@link scanWords} comes by them. */
export interface WordSink {
  /** A word of ASCII letters and digits, `units` of the text from `start` to `end`; its hash is that of its lower-case units. */
  plain(units: Uint16Array, start: number, end: number, hash: number): void;
  /** Any other, folded. */
  readonly folded: (word: string) => void;
}

/** What an ASCII character is to {@link scanWords}: the lower case of a letter or digit, else one of these. */
export const PLAIN_LOWER = new Uint8Array(128);
const BETWEEN = 0;
const CAREFUL = 1;
for (let unit = 0; unit < 128; unit++) {
  const character = String.fromCharCode(unit);
  const here = kind(character);
  PLAIN_LOWER[unit] = here === WORD ? character.toLowerCase().charCodeAt(0) : here === SEPARATOR ? BETWEEN : CAREFUL;
}

/** The same words as {@link eachWord}, but most of them without making a string: half of what indexing costs is reading words. */
export function scanWords(text: string, sink: WordSink): void {
  const units = unitsOf(text);
  const { length } = text;
  let i = 0;
  while (i < length) {
    const start = i;
    let hash = HASH_START;
    let here = plainLower(units[i] as number);
    while (here > CAREFUL) {
      hash = hashNext(hash, here);
      here = plainLower(units[++i] as number);
    }
    if (here === BETWEEN && i - start <= LONGEST) {
      if (i > start) sink.plain(units, start, i, hash);
      i++;
    } else i = scanCarefully(text, start, i, sink.folded);
  }
}

function plainLower(unit: number): number {
  return unit < 128 ? (PLAIN_LOWER[unit] as number) : CAREFUL;
}

/** A word of which ASCII goes to `end` at least, or whatever else stands there; gives where it ends. */
function scanCarefully(text: string, start: number, end: number, visit: WordSink['folded']): number {
  const here = start < end ? WORD : kindOf(text, start);
  if (here === WORD) return readWord(text, start, visit);
  return here === PAIRED ? readPairs(text, start, visit) : start + 1;
}

let units = new Uint16Array(4096);

/** The units of a text and a 0 behind them, void with the next call: an array is read faster than a string. */
function unitsOf(text: string): Uint16Array {
  if (text.length >= units.length) units = new Uint16Array(text.length * 2);
  Buffer.from(units.buffer).write(text, 'utf16le');
  units[text.length] = 0;
  return units;
}

function readWord(text: string, start: number, visit: (word: string, start: number, end: number) => void): number {
  let end = start;
  let ascii = true;
  let upper = false;
  let odd = false;
  let i = start;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const k = kindOf(text, i);
    if (k === WORD) {
      if (unit > 127) ascii = false;
      else if (unit >= 65 && unit <= 90) upper = true;
      end = i + 1;
    } else if (k === HIDDEN) odd = true;
    else if (k === QUOTE && joins(text, start, i)) odd = true;
    else break;
  }
  let word = text.slice(start, end);
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors are meant one by one, whatever they follow
  if (odd) word = word.replace(/[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f'’ʼ‘`´]/gu, '');
  if (!ascii) word = fold(word);
  else if (upper) word = word.toLowerCase();
  if (word.length > LONGEST) word = word.slice(0, LONGEST);
  if (word !== '') visit(word, start, end);
  return i;
}

/** `don't` and `nation's` are one word, as is `O'Neill`; `l'homme` is two. */
function joins(text: string, start: number, at: number): boolean {
  if (at - start === 1 && (text[start] === 'O' || text[start] === 'o')) return isWord(text, at + 1);
  let after = at + 1;
  while (after < text.length && after - at <= 3 && isWord(text, after)) after++;
  return after - at >= 2 && after - at <= 3;
}

function isWord(text: string, at: number): boolean {
  return at < text.length && kindOf(text, at) === WORD;
}

function readPairs(text: string, start: number, visit: (word: string, start: number, end: number) => void): number {
  const marks: { text: string; start: number; end: number }[] = [];
  let i = start;
  while (i < text.length) {
    const k = kindOf(text, i);
    if (k !== PAIRED && k !== HIDDEN && !(k === WORD && isMark(text, i))) break;
    const size = (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    const last = marks[marks.length - 1];
    // A vowel sign belongs to the letter before it.
    if (last && (k === HIDDEN || isMark(text, i))) last.end = i + size;
    else if (k === PAIRED) marks.push({ text: '', start: i, end: i + size });
    i += size;
  }
  for (const mark of marks) mark.text = fold(text.slice(mark.start, mark.end));
  for (let n = 0; n < marks.length; n++) {
    const one = marks[n];
    const two = marks[n + 1];
    if (one) visit(two ? one.text + two.text : one.text, one.start, (two ?? one).end);
  }
  return i;
}

function isMark(text: string, at: number): boolean {
  return text.charCodeAt(at) > 127 && /^\p{M}/u.test(text.slice(at, at + 2));
}

/** Whether a word is written in a script without spaces. */
export function isUnspaced(word: string): boolean {
  return word !== '' && kindOf(word, 0) === PAIRED;
}
