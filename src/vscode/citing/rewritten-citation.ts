import type { Dialect, DraftCitation, DraftEdit } from '../../dialect/dialect';
import type { CitationContext } from '../../dialect/edit-citation';
import type { Cite } from '../../model/citation';

/** The edits that make the citation say these cites, with the caret behind it. */
export async function rewrittenCitation(
  dialect: Dialect,
  draft: string,
  { range }: DraftCitation,
  cites: readonly Cite[],
  context: CitationContext,
): Promise<DraftEdit> {
  const { editCitation } = await import('../markup');
  const edits = editCitation(dialect, draft, { range }, cites, context);
  const before = edits.filter(({ end }) => end < range.start);
  const shift = before.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  const own = edits.find(({ start, end }) => start <= range.start && end >= range.end);
  const caret = (own ? own.start + own.newText.length : range.end) + shift;
  return { edits, selections: [{ start: caret, end: caret }] };
}
