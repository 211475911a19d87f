import type { DraftCitation, DraftQuote, ParsedDraft } from '../dialect/dialect';
import { lowerBound } from '../dialect/sorted';
import type { Range } from '../model/range';
import { sentencesOf } from '../model/sentences';
import { citingNotes, withNotes } from './noted';

/** How a quotation is tied to the citation it belongs to. */
export type Tie = 'markup' | 'sentence' | 'paragraph' | 'before' | 'none';

/** A quotation of a draft with the citation it belongs to. */
export interface AttachedQuote {
  readonly quote: DraftQuote;
  readonly tie: Tie;
  readonly citation?: DraftCitation;
  /** Citations right behind it, which belong to it: markups without clusters write those of several sources like that. */
  readonly neighbours: readonly DraftCitation[];
  /** Citations that it may as well belong to, since another quotation stands between it and its own. */
  readonly others: readonly DraftCitation[];
  /** The paragraph it stands in, the quotation included. */
  readonly paragraph: Range;
}

/**
 * Which citation each quotation belongs to (design, "How a draft is read"): the one that its markup attaches; else the next
 * in its sentence; else the one that closes its block or paragraph; else one before it in the sentence, narrative ones
 * first. What is quoted in a note belongs to a citation in the note, or to the one that the note is. Sentences are those of the draft: what is quoted ends none, unless nothing follows it there.
 */
export function attachQuotes(draft: string, read: ParsedDraft): readonly AttachedQuote[] {
  const parsed = withNotes(draft, read);
  const paragraphs = paragraphsOf(draft, parsed.quotes);
  const masked = mask(draft, parsed);
  const known = new Map<Range, readonly Range[]>();
  const sentences = (paragraph: Range): readonly Range[] => {
    const found = known.get(paragraph) ?? sentencesOf(masked, paragraph);
    known.set(paragraph, found);
    return found;
  };
  const notes = parsed.notes ?? [];
  const citing = citingNotes(draft, read);
  const holds = ({ start, end }: Range, { range }: DraftQuote) => start <= range.start && range.end <= end;
  return parsed.quotes.map((quote) => {
    const index = lowerBound(paragraphs, ({ end }) => end > quote.range.start);
    const around = paragraphs[index];
    const note = notes.find((it) => holds(it, quote));
    const paragraph = note ?? (around !== undefined && around.start <= quote.range.start ? around : quote.range);
    const inMarkup = byMarkup(parsed, quote);
    const outside =
      inMarkup === undefined || isOnOneWord(draft, quote, inMarkup)
        ? quote.kind === 'block'
          ? byBlock(draft, sentences, parsed, quote, paragraphs[index - 1], paragraphs[index + 1])
          : byParagraph(draft, sentences, parsed, quote, paragraph)
        : undefined;
    const isBehind = outside?.tie === 'sentence' || outside?.tie === 'paragraph';
    const found = isBehind ? outside : (inMarkup ?? outside);
    const own = found?.citation === undefined ? citing.find((it) => holds(it.range, quote))?.citation : undefined;
    const tied: Found = own === undefined ? (found ?? { tie: 'none' }) : { tie: 'markup', citation: own };
    return { quote, paragraph, neighbours: neighboursOf(draft, parsed, tied.citation), others: [], ...tied };
  });
}

type Found = Pick<AttachedQuote, 'tie' | 'citation'> & Partial<Pick<AttachedQuote, 'others'>>;

/** Citations that follow one another with nothing but a separator between. */
function neighboursOf(
  draft: string,
  { citations }: ParsedDraft,
  first: DraftCitation | undefined,
): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  if (first === undefined) return found;
  let { end } = first.range;
  for (let i = citations.indexOf(first) + 1; i < citations.length; i++) {
    const citation = citations[i];
    if (citation === undefined) break;
    if (!/^[\s;,~]*$/.test(draft.slice(end, citation.range.start))) break;
    found.push(citation);
    ({ end } = citation.range);
  }
  return found;
}

function byMarkup({ citations }: ParsedDraft, { range, attached }: DraftQuote): Found | undefined {
  const touching = citations.slice(
    lowerBound(citations, (it) => it.range.end > range.start),
    lowerBound(citations, (it) => it.range.start >= range.end),
  );
  if (attached !== undefined) {
    // An HTML figure has the citation of its quotation in the caption.
    const isOwn = ({ cites }: DraftCitation) => cites.some(({ citekey }) => attached.includes(citekey));
    const citation = touching.find(isOwn) ?? citations.find((it) => it.range.start >= range.end && isOwn(it));
    if (citation !== undefined) return { tie: 'markup', citation };
  }
  const inside = touching.at(-1);
  return inside && { tie: 'markup', citation: inside };
}

/** In the middle of a sentence a citation may belong to what is said there: a note on one word of the quotation. */
function isOnOneWord(draft: string, { inner, attached }: DraftQuote, { citation }: Found): boolean {
  if (citation === undefined || attached !== undefined || citation.range.start <= inner.start) return false;
  const isBehindStop = /[.!?…]["'”’»)\]]*\s*$/.test(draft.slice(inner.start, citation.range.start));
  const goesOn = /^[.,;]?[\])}]{0,3}[^\S\n]*\n?[^\S\n]*(?:>[ \t]*)?[\p{L}\p{N}]/u;
  const startsAnew = /^\.[\])}]{0,3}\s*\p{Lu}/u;
  const rest = draft.slice(citation.range.end, inner.end);
  return !isBehindStop && goesOn.test(rest) && !startsAnew.test(rest);
}

function byParagraph(
  draft: string,
  sentencesIn: (paragraph: Range) => readonly Range[],
  { citations, quotes }: ParsedDraft,
  { range }: DraftQuote,
  paragraph: Range,
): Found | undefined {
  const sentences = sentencesIn(paragraph);
  const sentence = sentences.find(({ start, end }) => start <= range.start && range.end <= end) ?? paragraph;
  const here = citations.slice(
    lowerBound(citations, (it) => it.range.start >= paragraph.start),
    lowerBound(citations, (it) => it.range.end > paragraph.end),
  );
  const before = here.filter((it) => it.range.end <= range.start && it.range.start >= sentence.start).reverse();
  const next = here.find((it) => it.range.start >= range.end);
  if (next !== undefined && next.range.start < sentence.end) {
    const between = quotes[lowerBound(quotes, (it) => it.range.start >= range.end)];
    const isShared = between !== undefined && between.range.end <= next.range.start;
    return { tie: 'sentence', citation: next, others: isShared ? before : [] };
  }
  const last = here.at(-1);
  if (last !== undefined && last.range.start >= range.end && isBare(draft.slice(last.range.end, paragraph.end))) {
    return { tie: 'paragraph', citation: last, others: before };
  }
  const nearest = before.find(isNarrative) ?? before[0];
  if (nearest !== undefined) return { tie: 'before', citation: nearest };
  // A paragraph on one source names it once; whether the words are its own shows when they are compared.
  return { tie: 'none', others: here.filter((it) => it.range.end <= range.start).reverse() };
}

/** A block quotation's citation stands in it (by markup), opens the next paragraph, or in the sentence that leads to it. */
function byBlock(
  draft: string,
  sentencesIn: (paragraph: Range) => readonly Range[],
  { citations }: ParsedDraft,
  { range }: DraftQuote,
  lead: Range | undefined,
  next: Range | undefined,
): Found | undefined {
  const after = citations[lowerBound(citations, (it) => it.range.start >= range.end)];
  if (after && next && after.range.start < next.end && isBare(draft.slice(range.end, after.range.start))) {
    return { tie: 'paragraph', citation: after };
  }
  if (lead === undefined || !/[:,–—-][\s*_]*$/.test(draft.slice(lead.start, lead.end))) return undefined;
  const sentence = sentencesIn(lead).at(-1) ?? lead;
  const before = citations.filter((it) => it.range.start >= sentence.start && it.range.end <= lead.end).reverse();
  const nearest = before.find(isNarrative) ?? before[0];
  return nearest && { tie: 'before', citation: nearest };
}

const isNarrative = ({ cites }: DraftCitation): boolean => cites.some(({ form }) => form === 'narrative');

/** Nothing but punctuation, space and what markup may put there. */
const isBare = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text.replace(/\\(?:end|par|item)\b(?:\{\w*\})?/g, ''));

/** Stretches between blank lines; headings and list items are on their own, and so are block quotations. */
function paragraphsOf(draft: string, quotes: readonly DraftQuote[]): readonly Range[] {
  const borders = new Set<number>([0, draft.length]);
  for (const gap of draft.matchAll(
    /\n[ \t\r>]*(?=\n)|\n(?=[ \t]*(?:[-*+•]|\d+[.)]|#{1,6}|=+|\\item\b|\\section)[ \t])/g,
  )) {
    borders.add(gap.index + gap[0].length);
  }
  const blocks = quotes.filter(({ kind }) => kind === 'block');
  const sorted = [...borders].filter((at) => !blocks.some(({ range }) => range.start < at && at < range.end));
  for (const { range } of blocks) sorted.push(range.start, range.end);
  sorted.sort((a, b) => a - b);
  const found: Range[] = [];
  for (const [i, start] of sorted.entries()) {
    const end = sorted[i + 1];
    if (end !== undefined && end > start && draft.slice(start, end).trim() !== '') found.push({ start, end });
  }
  return found;
}

/**
 * The draft with quotations and citations made one word each, so that their full stops end no sentence of the draft; one
 * does where a quotation closes with it and the draft goes on with a capital. A capital at their beginning is kept, since it
 * is what a sentence begins with; so does a narrative citation, which is a name.
 */
function mask(draft: string, { quotes, citations }: ParsedDraft): string {
  const parts: string[] = [];
  let at = 0;
  const ranges = [...quotes, ...citations].map(({ range }) => range).sort((a, b) => a.start - b.start || b.end - a.end);
  const names = new Set(citations.filter(isNarrative).map(({ range }) => range.start));
  let stops = false;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    const between = draft.slice(at, from);
    parts.push(between);
    // A citation between a quotation's full stop and the next sentence belongs to the sentence that ends there.
    stops = (stops && between.trim() === '') || /[.!?…]["'”’»)\]}]*$/.test(draft.slice(from, end).trimEnd());
    const next = draft.slice(end, end + 3).trimStart();
    const nextAt = end + draft.slice(end, end + 3).search(/\S|$/);
    const isLast = stops && (/^[\p{Lu}\p{Lt}]/u.test(next) || names.has(nextAt));
    const first = names.has(from) || /^[^\p{L}]{0,3}\p{Lu}/u.test(draft.slice(from, end)) ? 'X' : 'x';
    parts.push((first + 'x'.repeat(end - from)).slice(0, end - from - 1), isLast ? '.' : 'x');
    at = end;
  }
  parts.push(draft.slice(at));
  return parts.join('');
}
