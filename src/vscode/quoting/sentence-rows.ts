import type { Spot } from '../../model/quotation';
import type { Range } from '../../model/range';
import { sentencesOf } from '../../model/sentences';
import type { Passage } from '../../model/source';

/** A sentence of a source that can be picked. */
export interface SentenceRow extends Range {
  readonly passage: Passage;
  /** As it stands there, without white space around it. */
  readonly text: string;
}

/** The sentences of a passage, and of the one before and the one behind it: a thought seldom ends with its paragraph. */
export function sentenceRows(passages: readonly Passage[], ordinal: number): SentenceRow[] {
  const at = passages.findIndex((it) => it.ordinal === ordinal);
  return passages.slice(Math.max(0, at - 1), at + 2).flatMap((passage) =>
    sentencesOf(passage.text, { start: 0, end: passage.text.length }).flatMap(({ start, end }) => {
      const text = passage.text.slice(start, end);
      const from = start + text.length - text.trimStart().length;
      const trimmed = text.trim();
      return trimmed === '' ? [] : [{ passage, start: from, end: from + trimmed.length, text: trimmed }];
    }),
  );
}

/** The row with the most of the remembered words; the first of the passage where none has any. */
export function rememberedRow(rows: readonly SentenceRow[], ordinal: number, matches: readonly Range[]): number {
  const score = ({ passage, start, end }: SentenceRow) =>
    passage.ordinal === ordinal ? matches.filter((it) => it.start < end && it.end > start).length : -1;
  const best = rows.reduce((most, row) => Math.max(most, score(row)), 0);
  return Math.max(
    0,
    rows.findIndex((row) => score(row) === best),
  );
}

/** From the first to the last of two rows, in whichever order they are given. */
export function spotsOf(
  rows: readonly SentenceRow[],
  one: number,
  other: number,
): { readonly from: Spot; readonly to: Spot } | undefined {
  const first = rows[Math.min(one, other)];
  const last = rows[Math.max(one, other)];
  return (
    first &&
    last && {
      from: { ordinal: first.passage.ordinal, offset: first.start },
      to: { ordinal: last.passage.ordinal, offset: last.end },
    }
  );
}
