import { indexOfDoc, type Postings, readPositions } from './postings';
import type { WeighedGroup } from './search-text';
import type { Segment } from './segment';

/** Occurrences looked at: a passage has seldom more of one word. */
const MOST_POSITIONS = 12;
/** Words apart at which closeness ends to count: remembered words come from one or two sentences. */
const REACH = 40;
/** What closeness counts beside the words themselves. */
const CLOSE = 0.85;
/** What two words add that follow each other as in the query, the less the further away. */
const NEXT = 0.5;
/** What closeness comes to at the most, times what the words tell. */
export const MOST_CLOSENESS = CLOSE + NEXT;

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

/**
 * Where the groups of a query stand in a passage, by the alternative of each that tells most. One object for all passages
 * of an answer: arrays made for each would cost more than the work.
 */
export class Places {
  /** Numbers of the groups found, what they tell, and how often they occur. */
  readonly #groups: number[] = [];
  readonly #weights: number[] = [];
  readonly #counts: number[] = [];
  readonly #positions: Int32Array[] = [];
  #size = 0;

  /** What the groups found tell together. */
  get weight(): number {
    let sum = 0;
    for (let n = 0; n < this.#size; n++) sum += this.#weights[n] ?? 0;
    return sum;
  }

  look(segment: Segment, doc: number, groups: readonly GroupLists[]): void {
    const { stream } = segment.spaces.text;
    this.#size = 0;
    for (let group = 0; group < groups.length; group++) {
      for (const { list, weight } of groups[group] ?? []) {
        const at = indexOfDoc(list.docs, doc);
        if (at < 0) continue;
        const n = this.#size++;
        let positions = this.#positions[n];
        if (!positions) {
          positions = new Int32Array(MOST_POSITIONS);
          this.#positions.push(positions);
        }
        this.#groups[n] = group;
        this.#weights[n] = weight;
        this.#counts[n] = readPositions(stream, list, at, positions);
        break;
      }
    }
  }

  /**
   * How close together the words stand: from each occurrence, what the other words nearby tell, less the further away
   * they are; the best such place counts. Words that follow each other as in the query count more.
   */
  closeness(): number {
    let best = 0;
    for (let n = 0; n < this.#size; n++) {
      for (let i = 0; i < (this.#counts[n] ?? 0); i++) {
        const around = this.#around(n, this.#positions[n]?.[i] ?? 0);
        if (around > best) best = around;
      }
    }
    let ordered = 0;
    for (let n = 0; n + 1 < this.#size; n++) {
      if (this.#groups[n + 1] !== (this.#groups[n] ?? 0) + 1) continue;
      const step = this.#step(n);
      const tells = Math.min(this.#weights[n] ?? 0, this.#weights[n + 1] ?? 0);
      if (step < REACH) ordered += tells * NEXT * (1 - (step - 1) / REACH);
    }
    return CLOSE * best + ordered;
  }

  #around(anchor: number, from: number): number {
    let sum = 0;
    for (let n = 0; n < this.#size; n++) {
      if (n === anchor) continue;
      const positions = this.#positions[n] as Int32Array;
      const count = this.#counts[n] as number;
      let nearest = REACH;
      for (let i = 0; i < count; i++) {
        const distance = Math.abs((positions[i] as number) - from);
        // One word cannot stand for two of the query's.
        if (distance < nearest && distance > 0) nearest = distance;
      }
      if (nearest < REACH) sum += (this.#weights[n] as number) * (1 - nearest / REACH);
    }
    return sum > 0 ? sum + (this.#weights[anchor] as number) * 0.5 : 0;
  }

  /** The least distance from a group found to the next one behind it. */
  #step(n: number): number {
    const [first, second] = [this.#positions[n] as Int32Array, this.#positions[n + 1] as Int32Array];
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < (this.#counts[n] ?? 0); i++) {
      for (let j = 0; j < (this.#counts[n + 1] ?? 0); j++) {
        const step = (second[j] as number) - (first[i] as number);
        if (step > 0 && step < least) least = step;
      }
    }
    return least;
  }
}
