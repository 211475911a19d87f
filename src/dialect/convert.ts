import { applyEdits, type Range, type TextEdit } from '../model/range';
import { withoutLeftovers } from './convert-leftovers';
import type { Dialect, DraftCitation } from './dialect';
import { type CitationContext, editCitation } from './edit-citation';

export interface Conversion {
  readonly text: string;
  /** How many citations were written anew. */
  readonly converted: number;
  /** Keys that `isKnown` does not know: their citations are left as they are. */
  readonly unknown: readonly string[];
}

/**
 * A draft with its citations in another dialect of the same markup, or pasted from one: `[@a, p. 4]` to `[^a]` with its note,
 * and back. Only citations are touched, and what only the old ones needed (notes, the declaration or the list of the bibliography) goes; the
 * rest of the markup is another converter's work. `contextOf` gives the formatted text where `to` needs one.
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
  // In the order of the draft: of several places of one note the first has its text.
  let left = from.parse(draft).citations.map((citation) => ({ citation, range: citation.range }));
  for (let next = left[0]; next !== undefined; next = left[0]) {
    const { citation, range } = next;
    left = left.slice(1);
    const strange = citation.cites.filter(({ citekey }) => !isKnown(citekey));
    for (const { citekey } of strange) unknown.add(citekey);
    if (strange.length > 0) continue;
    const place = { range: withGap(from, to, text, range, citation) };
    const written = editCitation(to, text, place, citation.cites, contextOf(citation));
    const edits = isNote(from) && !isNote(to) ? written.map((edit) => beforePunctuation(text, edit)) : written;
    text = applyEdits(text, edits);
    left = left.map((it) => ({ ...it, range: moved(it.range, edits) }));
    converted++;
  }
  if (converted > 0) text = withoutLeftovers(text, { from, to, isWhole: unknown.size === 0 }, isKnown);
  return { text, converted, unknown: [...unknown] };
}

function isNote(dialect: Dialect): boolean {
  return dialect.formatted === 'note';
}

/** A note stands right behind the word: the space before a citation goes with it, as does reStructuredText's escaped one. */
function withGap(from: Dialect, to: Dialect, text: string, { start, end }: Range, { cites }: DraftCitation): Range {
  if (from.id === 'rst-footnote' && text.slice(start - 2, start) === '\\ ') return { start: start - 2, end };
  const isInSentence = cites[0]?.form === 'narrative';
  const isBehindSpace = isNote(to) && !isNote(from) && !isInSentence && text[start - 1] === ' ';
  return { start: isBehindSpace ? start - 1 : start, end };
}

/** `words.[^a]` → `words [@a].` */
function beforePunctuation(text: string, { start, end, newText }: TextEdit): TextEdit {
  if (start === end || newText === '') return { start, end, newText };
  const mark = /(?<=[\p{L}\p{N}"”»’)])[.,;:]$/u.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  const gap = /[\s([{]/.test(text[start - mark.length - 1] ?? ' ') ? '' : ' ';
  return { start: start - mark.length, end, newText: gap + newText.trimStart() + mark };
}

function moved({ start, end }: Range, edits: readonly TextEdit[]): Range {
  const shift = edits
    .filter((edit) => edit.end <= start)
    .reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
  return { start: start + shift, end: end + shift };
}
