import type { Cite } from '../model/citation';
import type { Range, TextEdit } from '../model/range';
import type { Dialect, DraftCitation, Insertion } from './dialect';
import { lineEnd } from './lines';
import { freeLabel, labelOf, readNoteDefinitions } from './markdown/notes';
import { readMarkdown } from './markdown/prose';

/** What the new citation needs beside its cites: the formatted text, records, the main file. */
export type CitationContext = Omit<Insertion, 'cites' | 'quote'>;

/**
 * Edits that make a citation of the draft say these cites instead: another form, locator or order, one more or one less.
 * Without cites the citation goes, with the space before it. Nothing else of the draft changes, except that a note may be
 * added at its end.
 */
export function editCitation(
  dialect: Dialect,
  draft: string,
  { range }: Pick<DraftCitation, 'range'>,
  cites: readonly Cite[],
  context: CitationContext = {},
): readonly TextEdit[] {
  if (cites.length === 0) return [{ ...withSpaceBefore(draft, range), newText: '' }];
  return dialect.citations === 'keys'
    ? [{ ...range, newText: written(dialect, draft, { cites, ...context }) }]
    : rewritten(dialect, draft, range, { cites, ...context });
}

/** The same cites with one change. */
export function changeCite(
  cites: readonly Cite[],
  index: number,
  change: (cite: Cite) => Cite | undefined,
): readonly Cite[] {
  return cites.flatMap((cite, i) => {
    const changed = i === index ? change(cite) : cite;
    return changed === undefined ? [] : [changed];
  });
}

/** The form of a cite; `undefined` is the parenthetical one. */
export function withForm({ form: _, ...cite }: Cite, form: Cite['form']): Cite {
  return form === undefined ? cite : { ...cite, form };
}

export function withLocator({ locator: _, ...cite }: Cite, locator: Cite['locator']): Cite {
  return locator === undefined ? cite : { ...cite, locator };
}

/** As the dialect writes it at the end of this very draft, whose packages and habits decide. */
function written(dialect: Dialect, draft: string, insertion: Insertion): string {
  const gap = lineEnd(draft).repeat(2);
  const end = draft.length + gap.length;
  const { edits } = dialect.insert(draft + gap, [{ start: end, end }], insertion);
  return edits.find(({ start }) => start === end)?.newText ?? '';
}

/**
 * A Markdown note that is referred to once is changed where it stands: nothing is left over. `undefined` where it has several
 * references, or the author goes into the sentence.
 */
function noteInPlace(draft: string, { start, end }: Range, insertion: Insertion): readonly TextEdit[] | undefined {
  const { cites, formatted = '' } = insertion;
  const reference = draft.slice(start, end);
  if (formatted.trim() === '' || cites[0]?.form === 'narrative') return undefined;
  const definitions = readNoteDefinitions(readMarkdown(draft));
  const note = definitions.find(({ label }) => reference === `[^${label}]`);
  // Once where it is referred to, and once where it is defined.
  if (!note || draft.split(reference).length !== 3) return undefined;
  const others = definitions.filter((it) => it !== note);
  const base = labelOf(cites.map(({ citekey }) => citekey));
  const label = note.label.replace(/-\d+$/, '') === base ? note.label : freeLabel(base, others);
  const text = formatted.trim().replace(/\s*\r?\n\s*/g, ' ');
  return [
    { start, end, newText: `[^${label}]` },
    { ...note.range, newText: `[^${label}]: ${text}` },
  ].filter((edit) => draft.slice(edit.start, edit.end) !== edit.newText);
}

/** Notes: taken out, and put in again at the same place, with the definition that this may need. */
function rewritten(dialect: Dialect, draft: string, range: Range, insertion: Insertion): readonly TextEdit[] {
  const inPlace = dialect.id === 'footnote' ? noteInPlace(draft, range, insertion) : undefined;
  if (inPlace) return inPlace;
  const length = range.end - range.start;
  const without = draft.slice(0, range.start) + draft.slice(range.end);
  const { edits } = dialect.insert(without, [{ start: range.start, end: range.start }], insertion);
  const moved = edits.map((edit): TextEdit => {
    const shift = (offset: number) => (offset > range.start ? offset + length : offset);
    return { start: shift(edit.start), end: shift(edit.end), newText: edit.newText };
  });
  const isHere = (edit: TextEdit) => edit.start <= range.start && edit.end <= range.start && edit.start === range.start;
  if (!moved.some(isHere)) return [{ ...range, newText: '' }, ...moved];
  return moved.map((edit) => (isHere(edit) ? { start: range.start, end: range.end, newText: edit.newText } : edit));
}

function withSpaceBefore(draft: string, { start, end }: Range): Range {
  const isSpaced = /[ \t~]/.test(draft[start - 1] ?? '') && !/[\p{L}\p{N}]/u.test(draft[end] ?? '');
  return { start: isSpaced ? start - 1 : start, end };
}
