import type { DraftFindings } from '../finding';

/** A draft with what checking it found. */
export interface CheckedDraft {
  /** As the report is to name it: relative to the working folder, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly findings: DraftFindings;
}

/** A place as people and most report formats count: line and column from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of any offset of a text. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
