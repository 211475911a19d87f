import type { Range } from '../model/range';
import { canonical } from '../model/sameness';

/**
 * What a token is. `word`: only these are counted as words. `quote`: any quotation mark; marks that touch count as one.
 * `ellipsis`: three dots, however written. `stop`: a full stop or comma, which may move inside a quotation's closing mark.
 */
export type Kind = 'word' | 'quote' | 'dash' | 'ellipsis' | 'open' | 'close' | 'stop' | 'other';

/** A text as the comparison reads it. Token `i` is `text.slice(starts[i], ends[i])`, and is the same as another by its key. */
export interface Tokens {
  readonly text: string;
  readonly keys: readonly string[];
  readonly kinds: readonly Kind[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Scripts written without spaces: each letter is a token, since their words have no borders to go by. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const MARK = 4;
const ALONE = 5;
const SIGN = 6;

/** What a UTF-16 unit is; looked up once, since regular expressions with scripts took most of the time. 0: not yet known. */
const classes = new Uint8Array(65536);

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  // Halves of a pair are looked at as the pair, and not remembered.
  if (unit >= 0xd800 && unit <= 0xdfff) {
    return classOf(unit <= 0xdbff ? text.slice(at, at + 2) : text.slice(Math.max(0, at - 1), at + 1));
  }
  const found = classOf(text[at] ?? '');
  classes[unit] = found;
  return found;
}

function classOf(character: string): number {
  if (/\s/.test(character)) return SPACE;
  if (/\p{M}/u.test(character)) return MARK;
  if (!/[\p{L}\p{N}]/u.test(character)) return SIGN;
  if (UNSPACED.test(character)) return ALONE;
  return /\p{N}/u.test(character) ? DIGIT : LETTER;
}

/** Kinds whose tokens are all the same. */
const KEYS: { readonly [kind: string]: string } = { ellipsis: '…', quote: '"', dash: '-' };

/** The tokens of a text. Total; linear in its length. */
export function tokenize(text: string): Tokens {
  const plain = canonical(text);
  const read = plain.text;
  const keys: string[] = [];
  const kinds: Kind[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < read.length; ) {
    const here = classAt(read, at);
    if (here === SPACE) {
      at++;
      continue;
    }
    const end = here === SIGN ? signEnd(read, at) : wordEnd(read, at, here);
    const found = read.slice(at, end);
    const kind = here === SIGN ? kindOf(found) : 'word';
    const { start: from, end: to } = plain.original(at, end);
    keys.push(KEYS[kind] ?? found);
    kinds.push(kind);
    starts.push(from);
    ends.push(to);
    at = end;
  }
  return { text, keys, kinds, starts, ends };
}

/**
 * A word keeps its inner apostrophe (`don't`) and a number its inner marks (`2,300`, `10:30`), so that a change is shown
 * as a whole; a compound is taken apart at its hyphens, so that only the part that changed is.
 */
function wordEnd(text: string, start: number, first: number): number {
  let at = start + sizeAt(text, start);
  if (first === ALONE) {
    while (at < text.length && classAt(text, at) === MARK) at += sizeAt(text, at);
    return at;
  }
  let before = first;
  while (at < text.length) {
    const here = classAt(text, at);
    if (here === LETTER || here === DIGIT || here === MARK) {
      before = here;
      at += sizeAt(text, at);
      continue;
    }
    const sign = text[at];
    const next = at + 1 < text.length ? classAt(text, at + 1) : SPACE;
    const joins =
      (sign === "'" && next === LETTER) ||
      ((sign === '.' || sign === ',' || sign === ':') && before === DIGIT && next === DIGIT);
    if (!joins) break;
    before = SIGN;
    at++;
  }
  return at;
}

/** Three dots, marks that touch and dashes that touch are one sign. */
function signEnd(text: string, start: number): number {
  const sign = text[start];
  let at = start + sizeAt(text, start);
  if (sign === '.') {
    if (text.startsWith('...', start) && text[start + 3] !== '.') return start + 3;
    if (text.startsWith('. . .', start) && text[start + 5] !== '.' && !text.startsWith(' .', start + 5))
      return start + 5;
    return at;
  }
  if (sign === '-') while (text[at] === '-') at++;
  else if (sign === '"' || sign === "'") at = marksEnd(text, at);
  return at;
}

/** Quotation marks with nothing but space between them are one: `» « ‘` is how others set `” “‘`. */
function marksEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"' || sign === "'") end = at + 1;
    else if (sign !== ' ') break;
  }
  return end;
}

function sizeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length ? 2 : 1;
}

function kindOf(sign: string): Kind {
  if (sign.length > 1 && sign.startsWith('.')) return 'ellipsis';
  return SINGLE_KINDS[sign[0] ?? ''] ?? 'other';
}

const SINGLE_KINDS: { readonly [sign: string]: Kind } = {
  '"': 'quote',
  "'": 'quote',
  '-': 'dash',
  '[': 'open',
  '(': 'open',
  '<': 'open',
  ']': 'close',
  ')': 'close',
  '>': 'close',
  '.': 'stop',
  ',': 'stop',
  '。': 'stop',
  '、': 'stop',
  '،': 'stop',
  '۔': 'stop',
  '।': 'stop',
};

/** The stretch of the text from token `from` up to and without token `to`; empty before token `from` where they are the same. */
export function stretch(tokens: Tokens, from: number, to: number): Range {
  if (from < to) return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? tokens.text.length };
  const at = tokens.starts[from] ?? tokens.ends[from - 1] ?? 0;
  return { start: at, end: at };
}

/**
 * How many words a reader would count: where nothing stands between words, two letters are taken for one, as they are more
 * often than not in Chinese and Japanese.
 */
export function readersWords(tokens: Tokens): number {
  let letters = 0;
  let words = 0;
  tokens.keys.forEach((key, i) => {
    if (tokens.kinds[i] !== 'word') return;
    if (classAt(key, 0) === ALONE) letters++;
    else words++;
  });
  return words + Math.ceil(letters / 2);
}

/** The words among the tokens from `from` up to and without `to`. */
export function countWords(tokens: Tokens, from: number, to: number): number {
  let words = 0;
  for (let i = from; i < to; i++) if (tokens.kinds[i] === 'word') words++;
  return words;
}
