import type { Range } from '../../model/range';
import type { DraftCitation, DraftQuote } from '../dialect';
import { readMarkedQuotes } from '../quotation-marks';
import { overlapping } from '../sorted';
import type { MarkdownText } from './prose';
import { visibleText } from './visible';

/** The quotations of a Markdown text: between quotation marks, and block quotes. Marks within a block quote are the source's. */
export function readQuotes(text: MarkdownText, citations: readonly DraftCitation[]): readonly DraftQuote[] {
  const noted = citations.map(({ range }) => range);
  const inline = text.blocks
    .filter(({ depth }) => depth === 0)
    .flatMap((block) => readMarkedQuotes(text.prose, block))
    .filter(
      ({ inner }) => !overlapping(noted, inner).some((range) => range.start <= inner.start && inner.end <= range.end),
    )
    .map(
      ({ start, end, inner }): DraftQuote => ({
        range: { start, end },
        inner,
        kind: 'inline',
        ...visibleText(text, inner, noted),
      }),
    );
  const block = text.quotes.flatMap((range) => readBlockQuote(text, range, noted));
  return [...inline, ...block].sort((a, b) => a.range.start - b.range.start);
}

/**
 * A block quote: the words up to the citation that closes it. A last paragraph such as `— Ana Ruiz [@ruiz2019]` names the
 * speaker and is not among the words.
 */
function readBlockQuote(text: MarkdownText, range: Range, citations: readonly Range[]): readonly DraftQuote[] {
  const lines = overlapping(text.blocks, range).flatMap((block) => block.lines);
  const start = lines[0]?.start;
  if (start === undefined) return [];
  let end = start;
  for (const [i, line] of lines.entries()) {
    if (i === lines.length - 1 && i > 0 && /^(?:—|–|---?|\\?~)\s*\S/.test(text.draft.slice(line.start, line.end)))
      break;
    end = line.end;
  }
  for (const citation of [...overlapping(citations, range)].reverse()) {
    if (citation.start <= start || citation.start >= end) continue;
    if (/^[\s.)\]]*$/.test(text.draft.slice(citation.end, end))) end = citation.start;
  }
  const words = text.draft.slice(start, end);
  const inner = { start, end: start + words.trimEnd().length };
  const shown = visibleText(text, inner, citations);
  return shown.text === '' ? [] : [{ range, inner, kind: 'block', ...shown }];
}
