import type { DraftCitation, ParsedDraft } from '../../dialect/dialect';

/** The words that stand right before the citation, or around it: what it was cited for. */
export function quotedWith(draft: ParsedDraft, { range }: DraftCitation): string | undefined {
  const around = draft.quotes.find((quote) => quote.range.start <= range.start && range.end <= quote.range.end);
  const before = draft.quotes
    .filter((quote) => quote.range.end <= range.start && range.start - quote.range.end < 4)
    .at(-1);
  return (before ?? around)?.text;
}
