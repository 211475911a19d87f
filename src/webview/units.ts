import type { Range } from '../model/range';
import { sentencesOf } from '../model/sentences';
import type { Spot } from './protocol';

/** A stretch of an article, from one place to another. */
export interface Stretch {
  readonly from: Spot;
  readonly to: Spot;
}

export type Unit = 'word' | 'sentence';

/** A passage of the article: its number and its text. */
export interface PassageText {
  readonly ordinal: number;
  readonly text: string;
}

/** Negative where `a` stands before `b`. */
export function order(a: Spot, b: Spot): number {
  return a.ordinal - b.ordinal || a.offset - b.offset;
}

/** From the beginning of the one to the end of the other, in whichever order they stand. */
export function both(a: Stretch, b: Stretch): Stretch {
  return { from: order(a.from, b.from) <= 0 ? a.from : b.from, to: order(a.to, b.to) >= 0 ? a.to : b.to };
}

/**
 * The word or sentence behind (1) or before (-1) a stretch, also in the next passage; one that the stretch only holds a part
 * of counts. `undefined` at the ends of the article.
 */
export function neighbour(
  passages: readonly PassageText[],
  { from, to }: Stretch,
  unit: Unit,
  direction: 1 | -1,
): Stretch | undefined {
  const edge = direction > 0 ? to : from;
  const start = passages.findIndex(({ ordinal }) => ordinal === edge.ordinal);
  for (let at = start; at >= 0 && at < passages.length; at += direction) {
    const passage = passages[at];
    if (!passage) return undefined;
    const units = unitsOf(passage, unit);
    const found =
      direction > 0 ? units.find((it) => order(it.to, edge) > 0) : units.findLast((it) => order(it.from, edge) < 0);
    if (found) return found;
  }
  return undefined;
}

/** The first word or sentence within a stretch, or the last one. */
export function within(
  passages: readonly PassageText[],
  { from, to }: Stretch,
  unit: Unit,
  which: 'first' | 'last',
): Stretch | undefined {
  const touched = passages.filter(({ ordinal }) => ordinal >= from.ordinal && ordinal <= to.ordinal);
  const units = touched
    .flatMap((passage) => unitsOf(passage, unit))
    .filter((it) => order(it.from, from) >= 0 && order(it.to, to) <= 0);
  return which === 'first' ? units[0] : units.at(-1);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function unitsOf({ ordinal, text }: PassageText, unit: Unit): Stretch[] {
  const ranges = unit === 'word' ? wordsOf(text) : sentencesOf(text, { start: 0, end: text.length }).map(trimmed(text));
  return ranges
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ from: { ordinal, offset: start }, to: { ordinal, offset: end } }));
}

function wordsOf(text: string): Range[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

const trimmed =
  (text: string) =>
  ({ start, end }: Range): Range => {
    const part = text.slice(start, end);
    return { start: start + part.length - part.trimStart().length, end: start + part.trimEnd().length };
  };
