import { indexOfDoc, type Postings, readPositions } from './postings';
import type { WeighedGroup } from './search-text';
import type { Segment } from './segment';

/** Where one group of the query stands in a passage. */
export interface Located {
  readonly group: number;
  /** What the alternative that stands there tells. */
  readonly weight: number;
  /** Ascending. */
  readonly positions: Int32Array;
}

/** Occurrences looked at: a passage has seldom more of one word. */
const MOST_POSITIONS = 12;
/** Words apart at which closeness ends to count: remembered words come from one or two sentences. */
const REACH = 40;
/** What closeness counts beside the words themselves. */
const CLOSE = 0.85;
const buffer = new Int32Array(MOST_POSITIONS);

/** The lists of one group in one segment, those that tell most first. */
export type GroupLists = readonly { readonly list: Postings; readonly weight: number }[];

export function listsOf(segment: Segment, groups: readonly WeighedGroup[]): GroupLists[] {
  const space = segment.spaces.text;
  return groups.map(({ alternatives }) =>
    alternatives.flatMap(({ term, weight }) => {
      const index = space.vocabulary.find(term);
      return index < 0 ? [] : [{ list: space.postings(index), weight }];
    }),
  );
}

/** Where each group stands in this passage, by the alternative that tells most. */
export function locateGroups(segment: Segment, doc: number, groups: readonly GroupLists[]): Located[] {
  const { stream } = segment.spaces.text;
  const found: Located[] = [];
  for (let n = 0; n < groups.length; n++) {
    for (const { list, weight } of groups[n] ?? []) {
      const at = indexOfDoc(list.docs, doc);
      if (at < 0) continue;
      const count = readPositions(stream, list, at, buffer);
      found.push({ group: n, weight, positions: buffer.slice(0, count) });
      break;
    }
  }
  return found;
}

/**
 * How close together the words stand: from each occurrence, what the other words nearby tell, less the further away they
 * are; the best such place counts. Words that follow each other as in the query count more.
 */
export function closeness(located: readonly Located[]): number {
  if (located.length < 2) return 0;
  let best = 0;
  for (const anchor of located) {
    for (const from of anchor.positions) {
      let sum = 0;
      for (const other of located) {
        if (other === anchor) continue;
        let nearest = REACH;
        for (const position of other.positions) {
          const distance = Math.abs(position - from);
          if (distance < nearest) nearest = distance;
          // The same word cannot stand for two.
          if (distance === 0) nearest = REACH;
        }
        if (nearest < REACH) sum += other.weight * (1 - nearest / REACH);
      }
      if (sum > 0) sum += anchor.weight * 0.5;
      if (sum > best) best = sum;
    }
  }
  let ordered = 0;
  for (let i = 0; i + 1 < located.length; i++) {
    const [a, b] = [located[i], located[i + 1]];
    if (!a || !b || b.group !== a.group + 1) continue;
    let step = Infinity;
    for (const p of a.positions) {
      for (const q of b.positions) if (q > p && q - p < step) step = q - p;
    }
    if (step <= 4) ordered += Math.min(a.weight, b.weight) * (step === 1 ? 0.5 : 0.15);
  }
  return CLOSE * best + ordered;
}
