import type { Passage, Source } from './source';
import { words } from './words';

/** A place in a source, in UTF-16 units of the passage's text. */
export interface Spot {
  readonly ordinal: number;
  readonly offset: number;
}

/** Words of a source that are to be used in a draft, and where they stand. */
export interface Excerpt {
  readonly source: Source;
  /** Exactly as they stand in the source; passages are separated by an empty line. */
  readonly text: string;
  readonly from: Spot;
  readonly to: Spot;
  /** The passages they touch, in order. */
  readonly passages: readonly Passage[];
  /** The nearest heading above them. */
  readonly heading?: string;
  /** What stands before and after them in their passages, as W3C's TextQuoteSelector wants it. */
  readonly prefix: string;
  readonly suffix: string;
}

/** Opening and closing mark. */
export interface Marks {
  readonly open: string;
  readonly close: string;
}

/** The quotation marks of a language: around a quotation, and around one within it. */
export interface QuotationMarks {
  readonly outer: Marks;
  readonly inner: Marks;
}

/** What marks left-out words. */
export type OmissionMark = '…' | '[…]' | '. . .' | '[. . .]' | '...' | '[...]';

/** From which length on a quotation is a block: so many words, or so many lines of a manuscript. */
export type BlockRule = { readonly words: number } | { readonly lines: number };

/** A line of a manuscript in 12-point type: what style manuals count lines in. Han letters are twice as wide. */
const LINE = 85;
const CONTEXT = 32;

/** Short quotations stay in the line; long ones, and those of several passages (empty lines between), become a block. */
export function quotationKind(text: string, rule: BlockRule): 'inline' | 'block' {
  if (text.includes('\n')) return 'block';
  const isLong = 'words' in rule ? wordCount(text) >= rule.words : width(text) > (rule.lines - 1) * LINE;
  return isLong ? 'block' : 'inline';
}

/** The words between two places; `undefined` where none stand there. */
export function excerptOf(
  { source, passages }: { readonly source: Source; readonly passages: readonly Passage[] },
  from: Spot,
  to: Spot,
): Excerpt | undefined {
  const text = wordsBetween(passages, from, to);
  const touched = passages.filter(({ ordinal }) => ordinal >= from.ordinal && ordinal <= to.ordinal);
  const [first] = touched;
  const last = touched.at(-1);
  if (text === '' || !first || !last) return undefined;
  const heading = passages.findLast(({ ordinal, kind }) => kind === 'heading' && ordinal < from.ordinal)?.text;
  return {
    source,
    text,
    from,
    to,
    passages: touched,
    ...(heading === undefined ? {} : { heading }),
    prefix: first.text.slice(Math.max(0, from.offset - CONTEXT), from.offset),
    suffix: last.text.slice(to.offset, to.offset + CONTEXT),
  };
}

/** The places moved outwards to the borders of words: half a word is nobody's word. */
export function wholeWords(
  passages: readonly Passage[],
  from: Spot,
  to: Spot,
): { readonly from: Spot; readonly to: Spot } {
  const textOf = (spot: Spot) => passages.find(({ ordinal }) => ordinal === spot.ordinal)?.text ?? '';
  const cut = (spot: Spot) => wordsIn(textOf(spot)).find(({ start, end }) => start < spot.offset && spot.offset < end);
  return {
    from: { ...from, offset: cut(from)?.start ?? from.offset },
    to: { ...to, offset: cut(to)?.end ?? to.offset },
  };
}

/**
 * The words between two places of a source, exactly as they stand in its passages; passages are separated by an empty line.
 * White space at the ends is not meant.
 */
export function wordsBetween(passages: readonly Passage[], from: Spot, to: Spot): string {
  return passages
    .filter(({ ordinal }) => ordinal >= from.ordinal && ordinal <= to.ordinal)
    .map(({ ordinal, text }) =>
      text.slice(ordinal === from.ordinal ? from.offset : 0, ordinal === to.ordinal ? to.offset : text.length).trim(),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

/**
 * The stretch of a passage that typed words mean: `counter … soup` from the one to the other, `acoustic counter` just those;
 * the last word may be half typed. `undefined` where they do not stand there in this order.
 */
export function stretchOf(text: string, typed: string): { readonly start: number; readonly end: number } | undefined {
  const [first = '', ...more] = typed.split(/\s*(?:…|\.{2,})\s*/).filter((part) => part.trim() !== '');
  const start = run(text, first, 0);
  if (!start) return undefined;
  const last = more.at(-1);
  if (last === undefined) return start;
  const end = run(text, last, start.end);
  return end && { start: start.start, end: end.end };
}

/** The first place from `from` on where these words follow each other. */
function run(text: string, typed: string, from: number): { start: number; end: number } | undefined {
  const wanted = words(typed);
  const there = words(text).filter(({ start }) => start >= from);
  for (let i = 0; wanted.length > 0 && i + wanted.length <= there.length; i++) {
    const fits = wanted.every((word, n) => {
      const other = there[i + n]?.text ?? '';
      return n === wanted.length - 1 ? other.startsWith(word.text) : other === word.text;
    });
    const [first, last] = [there[i], there[i + wanted.length - 1]];
    if (fits && first && last) return { start: first.start, end: last.end };
  }
  return undefined;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function wordsIn(text: string): { start: number; end: number }[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** Number of words, also in scripts that put no space between them. */
export function wordCount(text: string): number {
  return wordsIn(text).length;
}

function width(text: string): number {
  return text.length + (text.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0);
}
