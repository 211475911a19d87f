import { indexOfDoc, type Postings, readPositions } from './postings';
import type { Segment } from './segment';

/** A word of a quotation that is rare enough for its places to be looked at. */
export interface TellingWord {
  readonly word: string;
  readonly tells: number;
  /** Number of the word in the quotation. */
  readonly at: number;
}

/** Words looked at: the first hundred of a long quotation that tell something. */
export const MOST_TELLING = 100;
/** Occurrences of a word looked at in one passage. */
const MOST_POSITIONS = 64;
/** Words put in or left out between two of the quotation's that still are taken for its order. */
const SHIFT = 2;
/** Words put in or left out, in sum, along which a stretch of a passage still is taken for the quotation's. */
const DRIFT = 4;
/** Shifts are sorted together with the number of their word, which has these many values. */
const NUMBERS = 128;

const positions = new Int32Array(MOST_TELLING * MOST_POSITIONS);
/** How many positions each telling word has in the passage at hand; they begin at its number times MOST_POSITIONS. */
const counts = new Int32Array(MOST_TELLING);
const shifts = new Int32Array(MOST_TELLING * MOST_POSITIONS);
const within = new Int32Array(MOST_TELLING);

/** Looks at the passages of one segment for the words of one quotation; no objects are made for a passage. */
export class RunScore {
  readonly #segment: Segment;
  readonly #telling: readonly TellingWord[];
  readonly #lists: readonly Postings[];
  /** For each telling word the number of its first occurrence: it has the same list. */
  readonly #first: Int32Array;

  constructor(segment: Segment, telling: readonly TellingWord[]) {
    const space = segment.spaces.text;
    const seen = new Map<string, number>();
    this.#segment = segment;
    this.#telling = telling;
    this.#lists = telling.map(({ word }) => space.postings(space.vocabulary.find(word)));
    this.#first = Int32Array.from(telling, ({ word }, n) => {
      const first = seen.get(word) ?? n;
      seen.set(word, first);
      return first;
    });
  }

  /**
   * What the words tell that follow each other in the passage as they do in the quotation; and what those tell that all stand
   * where one and the same place of the quotation has them.
   */
  of(doc: number): number {
    let sum = 0;
    let size = 0;
    let before = -1;
    for (let n = 0; n < this.#telling.length; n++) {
      const first = this.#first[n] as number;
      if (first === n) counts[n] = this.#read(n, doc);
      const count = counts[first] as number;
      if (count === 0) continue;
      const { at, tells } = this.#telling[n] as TellingWord;
      const from = first * MOST_POSITIONS;
      // Positions count from 0, so that a shift is no less than minus the length of the quotation.
      for (let i = 0; i < count; i++) shifts[size++] = ((positions[from + i] as number) - at) * NUMBERS + n;
      if (before >= 0) {
        const other = this.#telling[before] as TellingWord;
        if (follows(this.#first[before] as number, first, at - other.at)) sum += 0.5 * (tells + other.tells);
      }
      before = n;
    }
    return sum + this.#alongOne(size);
  }

  #read(n: number, doc: number): number {
    const list = this.#lists[n] as Postings;
    const index = indexOfDoc(list.docs, doc);
    if (index < 0) return 0;
    const from = n * MOST_POSITIONS;
    const into = positions.subarray(from, from + MOST_POSITIONS);
    return readPositions(this.#segment.spaces.text.stream, list, index, into);
  }

  /** The most that is told by words of about one shift, each counted once. */
  #alongOne(size: number): number {
    const sorted = shifts.subarray(0, size).sort();
    within.fill(0);
    let start = 0;
    let sum = 0;
    let most = 0;
    for (let i = 0; i < size; i++) {
      const key = sorted[i] as number;
      const shift = Math.floor(key / NUMBERS);
      while (shift - Math.floor((sorted[start] as number) / NUMBERS) > DRIFT) {
        const left = (sorted[start++] as number) & (NUMBERS - 1);
        within[left] = (within[left] as number) - 1;
        if (within[left] === 0) sum -= (this.#telling[left] as TellingWord).tells;
      }
      const here = key & (NUMBERS - 1);
      within[here] = (within[here] as number) + 1;
      if (within[here] === 1) sum += (this.#telling[here] as TellingWord).tells;
      if (sum > most) most = sum;
    }
    return most;
  }
}

/** Whether the second word stands behind the first one, about as far as in the quotation. */
function follows(first: number, second: number, distance: number): boolean {
  for (let i = 0; i < (counts[first] as number); i++) {
    const a = positions[first * MOST_POSITIONS + i] as number;
    for (let j = 0; j < (counts[second] as number); j++) {
      const b = positions[second * MOST_POSITIONS + j] as number;
      if (b > a && Math.abs(b - a - distance) <= SHIFT) return true;
    }
  }
  return false;
}
