import type { Range } from '../model/range';
import type { DraftCitation, DraftQuote } from './dialect';
import { markedQuotesWithNotes } from './inline-notes';
import { type ShownRule, showBy, withoutClosingCitation } from './masked';

/** A quotation that the markup itself marks. */
export interface MarkupQuote {
  readonly range: Range;
  /** The words, perhaps with the citation that closes them. */
  readonly inner: Range;
  readonly kind: DraftQuote['kind'];
  /** Where in the markup a citation is attached: the options of a macro, the line of an attribution. */
  readonly attachment?: Range;
}

/** How a markup shows its quotations. */
export interface QuoteSyntax {
  /** Stretches of prose in which a pair of quotation marks can stand. */
  readonly paragraphs: readonly Range[];
  readonly citations: readonly DraftCitation[];
  readonly shown: readonly ShownRule[];
  /** Whether what stands between quotation marks is prose, and not a string in code or an attribute. */
  readonly isProse?: (range: Range) => boolean;
  /** The prose without what has quotation marks of its own (attributes), of the same length, where there is such. */
  readonly marks?: string;
  /** The texts of notes within the prose. */
  readonly notes?: readonly Range[];
  /** The words between the marks, where the marks are of more than one character. */
  readonly words?: (inner: Range) => Range;
}

/**
 * The quotations of a draft in their order: those that the markup marks, and what stands between quotation marks outside of
 * these and of citations. Of nested ones the outermost.
 */
export function draftQuotes(prose: string, marked: readonly MarkupQuote[], syntax: QuoteSyntax): readonly DraftQuote[] {
  const { citations, shown } = syntax;
  const cited = citations.map(({ range }) => range);
  const quote = (range: Range, inner: Range, kind: DraftQuote['kind']): DraftQuote => {
    const holder = citations.find((it) => it.range.start <= inner.start && inner.end <= it.range.end);
    // Where the citation is a note that has the words, it is theirs, and not left out.
    const others = holder === undefined ? cited : cited.filter((it) => it !== holder.range);
    const attached = holder?.cites.map(({ citekey }) => citekey);
    return { range, inner, kind, ...showBy(shown, prose, inner, others), ...(attached && { attached }) };
  };
  const byMarkup = marked.map(({ range, inner, kind, attachment }): DraftQuote => {
    const attached = citations
      .filter((it) => attachment !== undefined && attachment.start <= it.range.start && it.range.end <= attachment.end)
      .flatMap(({ cites }) => cites.map(({ citekey }) => citekey));
    const words = withoutClosingCitation(prose, inner, cited);
    return { ...quote(range, words, kind), ...(attached.length > 0 && { attached }) };
  });
  const isWithin = (within: Range, { start, end }: Range) => within.start <= start && end <= within.end;
  const isNoted = (range: Range) => (syntax.notes ?? []).some((note) => isWithin(note, range));
  const isApart = (it: Range) =>
    !marked.some(({ range }) => range.start < it.end && it.start < range.end) &&
    (isNoted(it) || !cited.some((range) => isWithin(range, it)));
  const byMarks = syntax.paragraphs
    .flatMap((paragraph) => markedQuotesWithNotes(syntax.marks ?? prose, paragraph, syntax.notes ?? []))
    .filter((range) => isApart(range) && (syntax.isProse?.(range) ?? true))
    .map(({ start, end, inner }) => quote({ start, end }, syntax.words?.(inner) ?? inner, 'inline'));
  return outermost([...byMarkup, ...byMarks].filter(({ text }) => text !== ''));
}

/** In their order, without those that stand in another. */
export function outermost(quotes: readonly DraftQuote[]): readonly DraftQuote[] {
  let end = 0;
  return [...quotes]
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
    .filter(({ range }) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
}
