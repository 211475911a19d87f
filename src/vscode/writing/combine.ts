import type { DraftEdit } from '../../dialect/dialect';
import { applyEdits, type TextEdit } from '../../model/range';

/** A line and column, both from 0, in UTF-16 units: the same in a document with `\r\n` and one with `\n`. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
}

/** Edits to make in one step, and where the carets are afterwards. */
export interface OneStep {
  readonly edits: readonly TextEdit[];
  readonly carets: readonly { readonly start: LinePlace; readonly end: LinePlace }[];
}

/**
 * The insertion and the declaration of the bibliography as one step. `declaration` are edits of the same draft; at one place
 * the declaration comes first, since it belongs to the head of the draft, unless it begins with a line end: then it belongs
 * to its foot (see `Dialect.declareBibliography`).
 */
export function combine(draft: string, insertion: DraftEdit, declaration: readonly TextEdit[]): OneStep {
  const foot = declaration.filter(({ newText }) => /^[\r\n]/.test(newText));
  const head = declaration.filter((edit) => !foot.includes(edit));
  const edits = merged([...head, ...insertion.edits, ...foot]);
  const text = applyEdits(draft, edits);
  // Where each edit of the declaration stands once the insertion is made, and how far it pushes what follows.
  const pushes = declaration.map((edit) => {
    const isFoot = foot.includes(edit);
    const before = insertion.edits.filter(({ start }) => start < edit.start || (isFoot && start === edit.start));
    return { at: edit.start + before.reduce((sum, it) => sum + growth(it), 0), by: growth(edit), isFoot };
  });
  const moved = (offset: number) =>
    offset +
    pushes.filter(({ at, isFoot }) => (isFoot ? at < offset : at <= offset)).reduce((sum, { by }) => sum + by, 0);
  return {
    edits,
    carets: insertion.selections.map(({ start, end }) => ({
      start: placeAt(text, moved(start)),
      end: placeAt(text, moved(end)),
    })),
  };
}

const growth = ({ start, end, newText }: TextEdit) => newText.length - (end - start);

/** Two insertions at one place are one: an editor may not keep their order. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const at = result.findIndex((it) => it.start === edit.start && it.end === it.start);
    const before = result[at];
    if (before) result[at] = { ...edit, newText: before.newText + edit.newText };
    else result.push(edit);
  }
  return result;
}

function placeAt(text: string, offset: number): LinePlace {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** The one edit that makes `after` of `before`, as small as a common beginning and end allow. */
export function changeBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}

/**
 * Two rounds of edits as one: `second` are edits of the text that `first` makes, at places that `first` does not touch.
 * @example inOneRound([{ start: 0, end: 1, newText: 'ab' }], [{ start: 3, end: 4, newText: '' }])
 */
export function inOneRound(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const back = (offset: number) => {
    let shift = 0;
    for (const edit of [...first].sort((a, b) => a.start - b.start))
      if (edit.start + shift < offset) shift += growth(edit);
    return offset - shift;
  };
  return [...first, ...second.map(({ start, end, newText }) => ({ start: back(start), end: back(end), newText }))];
}
