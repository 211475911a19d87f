import type { Highlight } from '../model/source';
import type { Marking } from '../read/document';

/** Markings at the passages they stand in, and those whose words are nowhere in them. */
export interface PlacedMarkings {
  /** By the passage's number in the list, in order of their places. */
  readonly highlights: ReadonlyMap<number, readonly Highlight[]>;
  readonly unplaced: readonly Marking[];
}

/**
 * Finds what a person marked among the passages. A marking may run over several of them, and programs that keep markings keep
 * them with white space, quotation marks and hyphens of their own: letters and digits decide.
 */
export function placeMarkings(texts: readonly string[], markings: readonly Marking[]): PlacedMarkings {
  if (markings.length === 0) return { highlights: new Map(), unplaced: [] };
  const letters = lettersOf(texts);
  const found = new Map<number, Highlight[]>();
  const unplaced: Marking[] = [];
  /** Where the words were found last: who marks the same words twice marks the next place. */
  const used = new Map<string, number>();
  for (const marking of markings) {
    const needle = squeezed(marking.exact);
    const at = needle === '' ? -1 : placeOf(letters.text, needle, marking, used.get(needle) ?? -1);
    if (at < 0) {
      unplaced.push(marking);
      continue;
    }
    used.set(needle, at);
    for (const piece of pieces(letters, at, at + needle.length)) {
      const { passage } = piece;
      const start = withOpening(texts[passage] ?? '', piece.start, marking.exact);
      const end = withClosing(texts[passage] ?? '', piece.end, marking.exact);
      const list = found.get(passage) ?? [];
      // A note that belongs to words over several passages is told at the first.
      const isFirst = letters.starts[passage] === undefined || at >= (letters.starts[passage] ?? 0);
      list.push({ start, end, ...(marking.note !== undefined && isFirst ? { note: marking.note } : {}) });
      found.set(passage, list);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return { highlights: found, unplaced };
}

interface Letters {
  /** Letters and digits of all passages, lower case, without a gap. */
  readonly text: string;
  /** Of each of them, its offset in its passage. */
  readonly offsets: Int32Array;
  /** Where each passage begins in `text`. */
  readonly starts: readonly number[];
}

const LETTER = /[\p{L}\p{N}]/u;

function lettersOf(texts: readonly string[]): Letters {
  const parts: string[] = [];
  const offsets: number[] = [];
  const starts: number[] = [];
  for (const text of texts) {
    starts.push(offsets.length);
    for (let i = 0; i < text.length; ) {
      const letter = String.fromCodePoint(text.codePointAt(i) ?? 0);
      if (LETTER.test(letter)) {
        const low = lower(letter);
        parts.push(low);
        for (let k = 0; k < low.length; k++) offsets.push(i);
      }
      i += letter.length;
    }
  }
  return { text: parts.join(''), offsets: Int32Array.from(offsets), starts };
}

const squeezed = (text: string): string =>
  Array.from(text, (letter) => (LETTER.test(letter) ? lower(letter) : '')).join('');
/** Of the same length whatever the letter, but for ligatures, which both sides take apart alike. */
const lower = (letter: string): string => letter.normalize('NFKC').toLowerCase();

/** Of several places the one behind the words that the marking's program remembered before it, else the next. */
function placeOf(text: string, needle: string, { before }: Marking, last: number): number {
  const context = squeezed(before ?? '').slice(-24);
  if (context !== '') {
    const at = text.indexOf(context + needle);
    if (at >= 0) return at + context.length;
  }
  const next = text.indexOf(needle, last + 1);
  return next >= 0 ? next : text.indexOf(needle);
}

/** The stretch from letter `from` to letter `to` (exclusive), passage by passage. */
function* pieces(
  { offsets, starts }: Letters,
  from: number,
  to: number,
): Generator<{ passage: number; start: number; end: number }> {
  let passage = 0;
  while (passage + 1 < starts.length && (starts[passage + 1] ?? 0) <= from) passage++;
  for (let at = from; at < to; passage++) {
    const end = Math.min(to, starts[passage + 1] ?? to);
    if (end > at) yield { passage, start: offsets[at] ?? 0, end: (offsets[end - 1] ?? 0) + 1 };
    at = Math.max(at, end);
  }
}

/** The quotation mark before the first word, where it was marked too. */
function withOpening(text: string, start: number, exact: string): number {
  const opening = /^[^\p{L}\p{N}\s]*/u.exec(exact)?.[0].length ?? 0;
  let at = start;
  while (at > 0 && start - at < opening && /[^\p{L}\p{N}\s]/u.test(text[at - 1] ?? '')) at--;
  return at;
}

/** The full stop and the quotation mark behind the last word, where they were marked too. */
function withClosing(text: string, end: number, exact: string): number {
  const closing = /[^\p{L}\p{N}\s]*$/u.exec(exact)?.[0].length ?? 0;
  let at = end;
  while (at < text.length && at - end < closing && /[^\p{L}\p{N}\s]/u.test(text[at] ?? '')) at++;
  return at;
}
