import type { DraftQuote } from '../dialect/dialect';
import type { Range } from '../model/range';
import type { Place } from './compare';
import type { DraftDifference, DraftNote } from './finding';

/** From offsets in the words of a quotation, as a reader sees them, to offsets in the draft. */
function draftMap(draft: string, { inner, text, offsets }: DraftQuote): (range: Range) => Range {
  const startOf = (at: number) => offsets[at] ?? inner.end;
  /** Behind the last unit, and before markup that stands between it and the next; an escape or entity is longer than one. */
  const endOf = (at: number) => {
    const last = startOf(at - 1);
    return draft[last] === text[at - 1] ? last + 1 : startOf(at);
  };
  return ({ start, end }) => {
    const from = startOf(start);
    return { start: from, end: end > start ? Math.max(from, endOf(end)) : from };
  };
}

type Marked = {
  readonly written: string;
  readonly differences: readonly DraftDifference[];
  readonly notes: readonly DraftNote[];
};

/** Placed from the beginning of the quotation, so that they hold while the draft before it changes. */
const placed = new WeakMap<Place, Marked>();

/** How a quotation departs from a place of its source, in the draft. Made anew only where the quotation is written differently. */
export function inDraft(
  draft: string,
  quote: DraftQuote,
  place: Place | undefined,
): Pick<Marked, 'differences' | 'notes'> {
  if (place === undefined || place.differences.length + place.notes.length === 0) {
    return { differences: [], notes: [] };
  }
  const written = draft.slice(quote.inner.start, quote.inner.end);
  let marked = placed.get(place);
  if (marked?.written !== written) {
    const toDraft = draftMap(draft, quote);
    const placedAt = (range: Range): Range => {
      const { start, end } = toDraft(range);
      return { start: start - quote.inner.start, end: end - quote.inner.start };
    };
    marked = {
      written,
      differences: place.differences.map(({ kind, range, found, expected }) => ({
        kind,
        range: placedAt(range),
        found,
        expected,
      })),
      notes: place.notes.map(({ kind, range, words, doubts }) => ({ kind, range: placedAt(range), words, doubts })),
    };
    placed.set(place, marked);
  }
  const { start: by } = quote.inner;
  const moved = <T extends { readonly range: Range }>(it: T): T => ({
    ...it,
    range: { start: it.range.start + by, end: it.range.end + by },
  });
  return { differences: marked.differences.map(moved), notes: marked.notes.map(moved) };
}
