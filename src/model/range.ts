/** A stretch of a text: half-open, in UTF-16 units, as JavaScript counts. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replace `range` by `newText`; an empty range inserts. */
export interface TextEdit extends Range {
  readonly newText: string;
}

/** The text with the edits applied. Edits must not overlap; at one place they apply in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.start - b.edit.start || a.i - b.i);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at) throw new RangeError(`edits overlap at ${edit.start}`);
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
