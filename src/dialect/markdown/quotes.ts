import type { Range } from '../../model/range';
import type { DraftCitation, DraftQuote, ParsedDraft } from '../dialect';
import { outermost } from '../draft-quotes';
import { inlineNotes, markedQuotesWithNotes } from '../inline-notes';
import { overlapping } from '../sorted';
import type { MarkdownText } from './prose';
import { visibleText } from './visible';

/** The texts of Pandoc's and Obsidian's inline notes: `^[As she says, “…” [@ruiz2019].]`. */
const readInlineNotes = ({ prose }: MarkdownText): readonly Range[] => inlineNotes(prose, /(?<!\\)\^\[/g);

/** What a Markdown text says as a draft, with the citations and declarations that its dialect reads. */
export function parsedMarkdown(
  text: MarkdownText,
  citations: readonly DraftCitation[],
  bibliographies: ParsedDraft['bibliographies'],
): ParsedDraft {
  const notes = readInlineNotes(text);
  return { blocks: text.blocks, citations, quotes: readQuotes(text, citations, notes), notes, bibliographies };
}

/** The quotations of a Markdown text: between quotation marks, and block quotes. Marks within a block quote are the source's. */
function readQuotes(
  text: MarkdownText,
  citations: readonly DraftCitation[],
  notes: readonly Range[],
): readonly DraftQuote[] {
  const noted = citations.map(({ range }) => range);
  // With their brackets.
  const hidden = notes.map(({ start, end }) => ({ start: start - 2, end: end + 1 }));
  const omitted = [...noted.filter((it) => overlapping(hidden, it).length === 0), ...hidden].sort(
    (a, b) => a.start - b.start,
  );
  const inline = text.blocks
    .filter(({ depth }) => depth === 0)
    .flatMap((block) => markedQuotesWithNotes(text.prose, block, notes))
    .filter(
      ({ inner }) => !overlapping(noted, inner).some((range) => range.start <= inner.start && inner.end <= range.end),
    )
    .map(
      ({ start, end, inner }): DraftQuote => ({
        range: { start, end },
        inner,
        kind: 'inline',
        ...visibleText(text, inner, overlapping(hidden, inner).some((it) => it.start < inner.start) ? noted : omitted),
      }),
    );
  const block = text.quotes.flatMap((range) => readBlockQuote(text, range, noted, omitted));
  return outermost([...inline, ...block]);
}

/**
 * A block quote: the words up to the citation that closes it. A last paragraph such as `— Ana Ruiz [@ruiz2019]` names the
 * speaker and is not among the words.
 */
function readBlockQuote(
  text: MarkdownText,
  range: Range,
  citations: readonly Range[],
  omitted: readonly Range[],
): readonly DraftQuote[] {
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
  const shown = visibleText(text, inner, omitted);
  return shown.text === '' ? [] : [{ range, inner, kind: 'block', ...shown }];
}
