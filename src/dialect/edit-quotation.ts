import type { OmissionMark } from '../model/quotation';
import { applyEdits, type Range, type TextEdit } from '../model/range';
import type { Dialect, DraftQuote } from './dialect';
import { EMPHASIS } from './emphasis';

/** A change of a quotation that style manuals permit, since it is marked (design rule 3). */
export type QuotationEdit =
  | { readonly kind: 'leave-out'; readonly mark: OmissionMark }
  /** The words replaced by others, or explained, in brackets. */
  | { readonly kind: 'replace'; readonly by: string }
  /** `The` becomes `[t]he`, `the` becomes `[T]he`. */
  | { readonly kind: 'case' }
  /** The mistake is the source's. */
  | { readonly kind: 'sic' }
  /** `said`: the words that say so right behind, in brackets; absent where the citation says it. */
  | { readonly kind: 'emphasis'; readonly said?: string };

export type EditedQuotation =
  | { readonly edit: TextEdit; readonly quote: DraftQuote }
  /** Why not: the selection is in no quotation, holds no word, or the markup cannot have it there. */
  | { readonly refused: 'no-quotation' | 'no-words' | 'no-markup' };

/**
 * The change as one edit of the draft. The selection is taken to whole words; without one, the word at the caret is meant.
 * The draft is read again with the edit: what comes out is what was wanted, or nothing is done.
 */
export function editQuotation(
  dialect: Dialect,
  draft: string,
  selection: Range,
  change: QuotationEdit,
): EditedQuotation {
  const quote = quoteAround(dialect.parse(draft).quotes, selection);
  if (!quote) return { refused: 'no-quotation' };
  const words = selectedWords(quote, selection);
  const plan = words && planned(dialect, quote.text, words, change);
  if (!words) return { refused: 'no-words' };
  if (!plan) return { refused: 'no-markup' };
  const wanted = spaced(quote.text.slice(0, plan.at.start) + plan.shown + quote.text.slice(plan.at.end));
  for (const range of placesInDraft(quote, plan.at, selection)) {
    const edit = { ...range, newText: plan.write(draft.slice(range.start, range.end)) };
    const again = dialect
      .parse(applyEdits(draft, [edit]))
      .quotes.find(({ range: it }) => it.start === quote.range.start);
    if (again && spaced(again.text) === wanted) return { edit, quote };
  }
  return { refused: 'no-markup' };
}

/** The quotation in which all of the selection lies. */
export function quoteAround(quotes: readonly DraftQuote[], { start, end }: Range): DraftQuote | undefined {
  return quotes.find(({ inner }) => inner.start <= start && end <= inner.end);
}

/** What a reader sees instead of a stretch of the words, and how it is written. */
interface Plan {
  readonly at: Range;
  readonly shown: string;
  readonly write: (before: string) => string;
}

function planned(dialect: Dialect, text: string, words: Range, change: QuotationEdit): Plan | undefined {
  const written = (at: Range, shown: string): Plan => {
    // Behind `\begin{displayquote}` a bracket would be an argument.
    const guard = dialect.id === 'latex' && at.start === 0 && shown.startsWith('[') ? '{}' : '';
    return { at, shown, write: () => guard + dialect.escape(shown) };
  };
  switch (change.kind) {
    case 'leave-out':
      return isAtAnEnd(text, words) ? written(withBorder(text, words), '') : written(words, change.mark);
    case 'replace':
      return written(words, `[${change.by}]`);
    case 'case': {
      const letter = String.fromCodePoint(text.codePointAt(words.start) ?? 0x20);
      const at = { start: words.start, end: words.start + letter.length };
      const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
      return other === letter ? undefined : written(at, `[${other}]`);
    }
    case 'sic':
      return written({ start: words.end, end: words.end }, ' [sic]');
    case 'emphasis': {
      const marks = EMPHASIS[dialect.id];
      const said = change.said === undefined ? '' : ` [${change.said}]`;
      const write = (before: string) => (marks?.[0] ?? '') + before + (marks?.[1] ?? '') + dialect.escape(said);
      return marks && { at: words, shown: text.slice(words.start, words.end) + said, write };
    }
  }
}

const WORD = /[\p{L}\p{N}]/u;

/** No mark is needed at the ends of a quotation (APA 7 §8.31, MLA 9 §6.55, Chicago 17 §13.52). */
function isAtAnEnd(text: string, { start, end }: Range): boolean {
  return !WORD.test(text.slice(0, start)) || !WORD.test(text.slice(end));
}

/** With the words goes what parts them from the rest; a full stop at the end stays. */
function withBorder(text: string, { start, end }: Range): Range {
  if (!WORD.test(text.slice(0, start))) {
    return { start, end: end + (/^[\s,;:.!?…–—-]*/.exec(text.slice(end))?.[0].length ?? 0) };
  }
  return { start: start - (/[\s,;:–—-]*$/.exec(text.slice(0, start))?.[0].length ?? 0), end };
}

/**
 * Where in the draft a stretch of the shown words may be written. Markup and escapes can stand between its last letter and
 * the next: first as much as is surely its own, then up to the next letter, then what the person selected.
 */
function placesInDraft({ offsets, inner }: DraftQuote, at: Range, selection: Range): Range[] {
  const next = offsets[at.end] ?? inner.end;
  const last = offsets[at.end - 1];
  const behind = last === undefined ? inner.start : last + 1;
  if (at.start === at.end) return [behind, next].map((it) => ({ start: it, end: it }));
  const start = offsets[at.start] ?? inner.start;
  return [behind, next, selection.end].filter((end) => end > start).map((end) => ({ start, end }));
}

/** The selection in the words as a reader sees them, in whole words; the word at the caret where nothing is selected. */
function selectedWords({ text, offsets }: DraftQuote, selection: Range): Range | undefined {
  const shown = (offset: number) => {
    const found = offsets.findIndex((it) => it >= offset);
    return found < 0 ? text.length : Math.min(found, text.length);
  };
  const [start, end] = [shown(selection.start), shown(selection.end)];
  const all = [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
  if (start === end) return all.findLast((word) => word.start <= start && start <= word.end);
  const touched = all.filter((word) => word.start < end && word.end > start);
  const [first] = touched;
  const last = touched.at(-1);
  return first && last && { start: first.start, end: last.end };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
