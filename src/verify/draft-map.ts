import type { DraftQuote } from '../dialect/dialect';
import type { Range } from '../model/range';
import type { Place } from './compare';
import type { DraftDifference, DraftNote } from './finding';
import { type Tokens, tokenize } from './tokens';

/** How many tokens of markup may stand between two words of a quotation, and between two signs. */
const REACH = { word: 16, sign: 4 } as const;

/**
 * From offsets in the words of a quotation, as a reader sees them, to offsets in the draft. Dialects undo escapes and
 * markup without keeping a map, so the words are found again in order: exact where a word is written as it is read, and
 * from the word before to the word after where it is not (`caf\'e`, `re\emph{mark}able`).
 */
export function draftMap(draft: string, { inner, text }: DraftQuote): (range: Range) => Range {
  const written = tokenize(draft.slice(inner.start, inner.end));
  const shown = tokenize(text);
  const places = findInOrder(shown, written);
  const startOf = (token: number): number => {
    const place = places[token] ?? -1;
    if (place >= 0) return written.starts[place] ?? 0;
    for (let i = token - 1; i >= 0; i--) {
      const before = places[i] ?? -1;
      if (before >= 0) return written.starts[before + 1] ?? written.ends[before] ?? 0;
    }
    return 0;
  };
  const endOf = (token: number): number => {
    const place = places[token] ?? -1;
    if (place >= 0) return written.ends[place] ?? 0;
    for (let i = token + 1; i < places.length; i++) {
      const after = places[i] ?? -1;
      if (after >= 0) return written.ends[after - 1] ?? written.starts[after] ?? 0;
    }
    return written.text.length;
  };
  return ({ start, end }) => {
    const first = firstEndingAfter(shown, start);
    const last = end > start ? firstEndingAfter(shown, end - 1) : first;
    const from = first < shown.keys.length ? startOf(first) : written.text.length;
    const to = end > start && last < shown.keys.length ? endOf(last) : from;
    return { start: inner.start + from, end: inner.start + Math.max(from, to) };
  };
}

function firstEndingAfter({ ends }: Tokens, offset: number): number {
  const found = ends.findIndex((end) => end > offset);
  return found < 0 ? ends.length : found;
}

/** For each token shown the token written, or -1; in order. */
function findInOrder(shown: Tokens, written: Tokens): readonly number[] {
  let next = 0;
  return shown.keys.map((key, token) => {
    const reach = shown.kinds[token] === 'word' ? REACH.word : REACH.sign;
    for (let i = next; i < Math.min(written.keys.length, next + reach); i++) {
      if (written.keys[i] !== key) continue;
      next = i + 1;
      return i;
    }
    return -1;
  });
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
    const toDraft = draftMap(written, { ...quote, inner: { start: 0, end: written.length } });
    marked = {
      written,
      differences: place.differences.map(({ kind, range, found, expected }) => ({
        kind,
        range: toDraft(range),
        found,
        expected,
      })),
      notes: place.notes.map(({ kind, range, words, doubts }) => ({ kind, range: toDraft(range), words, doubts })),
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
