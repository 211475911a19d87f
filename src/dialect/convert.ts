import { applyEdits, type TextEdit } from '../model/range';
import type { Dialect, DraftCitation } from './dialect';
import { type CitationContext, editCitation } from './edit-citation';
import { readNoteDefinitions } from './markdown/notes';
import { readMarkdown } from './markdown/prose';

export interface Conversion {
  readonly text: string;
  /** How many citations were written anew. */
  readonly converted: number;
  /** Keys that `isKnown` does not know: their citations are left as they are. */
  readonly unknown: readonly string[];
}

/**
 * A draft with its citations in another dialect of the same markup, or pasted from one: `[@a, p. 4]` to `[^a]` with its note,
 * and back. Only citations are touched; the rest of the markup is another converter's work. `contextOf` gives the formatted
 * text where `to` needs one.
 */
export function convertCitations(
  draft: string,
  { from, to }: { readonly from: Dialect; readonly to: Dialect },
  isKnown: (citekey: string) => boolean,
  contextOf: (citation: DraftCitation) => CitationContext = () => ({}),
): Conversion {
  const unknown = new Set<string>();
  let text = draft;
  let converted = 0;
  // From the end, so that the places before stay where they are.
  for (const citation of [...from.parse(draft).citations].reverse()) {
    const strange = citation.cites.filter(({ citekey }) => !isKnown(citekey));
    for (const { citekey } of strange) unknown.add(citekey);
    if (strange.length > 0) continue;
    const edits = editCitation(to, text, spaced(from, to, text, citation), citation.cites, contextOf(citation));
    text = applyEdits(text, isNote(from) && !isNote(to) ? edits.map((edit) => beforePunctuation(text, edit)) : edits);
    converted++;
  }
  if (from.id === 'footnote' && to.id !== 'footnote') text = withoutNotes(text, isKnown);
  return { text, converted, unknown: [...unknown].reverse() };
}

function isNote(dialect: Dialect): boolean {
  return dialect.formatted === 'note';
}

/** A note stands right behind the word: the space before a citation goes with it. */
function spaced(from: Dialect, to: Dialect, text: string, { range }: DraftCitation): Pick<DraftCitation, 'range'> {
  const isBehindSpace = isNote(to) && !isNote(from) && text[range.start - 1] === ' ';
  return { range: { start: isBehindSpace ? range.start - 1 : range.start, end: range.end } };
}

/** `words.[^a]` → `words [@a].` */
function beforePunctuation(text: string, { start, end, newText }: TextEdit): TextEdit {
  if (start === end) return { start, end, newText };
  const mark = /(?<=[\p{L}\p{N}"”»’)])[.,;:]$/u.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  const gap = /[\s([{]/.test(text[start - mark.length - 1] ?? ' ') ? '' : ' ';
  return { start: start - mark.length, end, newText: gap + newText + mark };
}

/** The definitions of notes that are citations now and that nothing refers to any more. */
function withoutNotes(text: string, isKnown: (citekey: string) => boolean): string {
  const markdown = readMarkdown(text);
  const idle = readNoteDefinitions(markdown).filter(({ label }) => {
    const keys = [label, label.replace(/-\d+$/, '')].some((it) => it.split('+').every(isKnown));
    return keys && text.split(`[^${label}]`).length === 2;
  });
  let result = text;
  for (const { range } of [...idle].reverse()) {
    const before = result.slice(0, range.start).replace(/\n[ \t]*$/, '');
    result = before.trimEnd() === '' ? result.slice(range.end) : before + result.slice(range.end);
  }
  return idle.length === 0 ? result : `${result.trimEnd()}${/\n\s*$/.test(text) ? '\n' : ''}`;
}
