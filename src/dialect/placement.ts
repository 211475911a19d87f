import type { Range, TextEdit } from '../model/range';
import type { DraftEdit } from './dialect';

/** One edit, and how far into its new text the caret goes; `caret` may lie beyond it: `{ edit, caret: newText.length }`. */
export interface Placement {
  readonly edit: TextEdit;
  readonly caret: number;
}

/**
 * The edits of all carets, and where those end up. Several carets in one citation, or at one place, make one edit.
 * `further` are edits elsewhere, such as a note at the end of the draft.
 */
export function assemble(placements: readonly Placement[], further: readonly TextEdit[] = []): DraftEdit {
  const merged: { edit: TextEdit; parts: { placement: Placement; offset: number }[] }[] = [];
  const add = (edit: TextEdit, placement?: Placement) => {
    const last = merged.at(-1);
    if (last !== undefined && placement !== undefined && isSame(last.edit, edit)) {
      last.parts.push({ placement, offset: 0 });
    } else if (last !== undefined && edit.start < last.edit.end) {
      // Overlapping selections: the first one wins, the other caret follows it.
      if (placement !== undefined) last.parts.push({ placement: { edit, caret: last.edit.newText.length }, offset: 0 });
    } else if (last !== undefined && edit.start === last.edit.start && last.edit.start === last.edit.end) {
      const offset = last.edit.newText.length;
      last.edit = { start: last.edit.start, end: edit.end, newText: last.edit.newText + edit.newText };
      if (placement !== undefined) last.parts.push({ placement, offset });
    } else merged.push({ edit, parts: placement === undefined ? [] : [{ placement, offset: 0 }] });
  };
  const all: { edit: TextEdit; placement?: Placement }[] = [
    ...placements.map((placement) => ({ edit: placement.edit, placement })),
    ...further.map((edit) => ({ edit })),
  ];
  all
    .map((entry, order) => ({ ...entry, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.order - b.order)
    .forEach(({ edit, placement }) => {
      add(edit, placement);
    });

  const carets = new Map<Placement, number>();
  const byEdit = new Map<TextEdit, number>();
  let shift = 0;
  for (const { edit, parts } of merged) {
    for (const { placement, offset } of parts) {
      const caret = edit.start + shift + offset + placement.caret;
      carets.set(placement, caret);
      byEdit.set(placement.edit, caret);
    }
    shift += edit.newText.length - (edit.end - edit.start);
  }
  const selections = placements.map((placement) => {
    const caret = carets.get(placement) ?? byEdit.get(placement.edit) ?? placement.edit.start;
    return { start: caret, end: caret };
  });
  return {
    edits: merged.map(({ edit }) => edit).filter(({ start, end, newText }) => newText !== '' || end > start),
    selections,
  };
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** A range within the draft, its ends in order, not between the halves of a character or of a line end. */
export function within(draft: string, { start, end }: Range): Range {
  const clamp = (offset: number) => {
    const at = Math.max(0, Math.min(draft.length, Number.isFinite(offset) ? Math.trunc(offset) : 0));
    const splits = /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(draft.slice(at - 1, at + 1));
    return splits ? at - 1 : at;
  };
  const from = clamp(Math.min(start, end));
  return { start: from, end: Math.max(from, clamp(Math.max(start, end))) };
}

const NO_SPACE_AFTER = /[\s>([{“„«‘‚‹「『/—–~]/u;
const STARTS_WORD = /[\p{L}\p{N}("“„«‘[\\$*_`]/u;

/** `text` put into a sentence: a space before it after a word, and after it before one. */
export function spaced(draft: string, at: Range, text: string): Placement {
  const before = draft[at.start - 1] ?? '\n';
  const after = draft[at.end] ?? '\n';
  const left = NO_SPACE_AFTER.test(before) ? '' : ' ';
  const right = STARTS_WORD.test(after) ? ' ' : '';
  return { edit: { ...at, newText: left + text + right }, caret: left.length + text.length };
}

/**
 * Where a citation goes when the caret is at `offset`: before the full stop that ends the line, if the caret is right
 * behind it. An ellipsis and an abbreviation within a line stay in front.
 */
export function beforeFullStop(draft: string, offset: number): number {
  const isLast = /^[ \t]*(?:\r?\n|$)/.test(draft.slice(offset, offset + 200));
  return isLast && /[^\s.…"”»’')\]}]\.$/.test(draft.slice(Math.max(0, offset - 2), offset)) ? offset - 1 : offset;
}

/** A note's mark right behind the word at `offset` and its punctuation, without a space before it. */
export function placeNote(draft: string, offset: number, mark: string): Placement {
  let at = offset;
  if (/[\p{L}\p{N}"”»’)]/u.test(draft[at - 1] ?? '')) {
    at += /^[.,;:!?](?!\d)/.exec(draft.slice(at, at + 2))?.[0].length ?? 0;
  }
  const isBeforeWord = /[\p{L}\p{N}]/u.test(draft[at] ?? '') && /^\s?$/.test(draft[at - 1] ?? '');
  // reStructuredText's mark begins with an escaped space, which joins it to a word; behind a space it joins nothing.
  const joined = /^\s?$/.test(draft[at - 1] ?? '') ? mark.replace(/^\\ /, '') : mark;
  return {
    edit: { start: at, end: at, newText: joined + (isBeforeWord && mark !== '' ? ' ' : '') },
    caret: joined.length,
  };
}
