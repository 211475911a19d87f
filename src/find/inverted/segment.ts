import type { ByteStream, Postings } from './postings';
import { NO_POSTINGS, readPostings } from './postings';
import { Recent } from './recent';
import type { Vocabulary } from './vocabulary';

/**
 * The two spaces of a segment. `text`: documents are passages, positions count their words. `record`: documents are
 * the fields of sources (see record-terms.ts), positions count the words of a field.
 */
export type SpaceName = 'text' | 'record';
export const SPACES: readonly SpaceName[] = ['text', 'record'];

/** What is known of the sources of a segment, parallel arrays in the order in which they came in. */
export interface Entries {
  readonly sources: Uint32Array;
  /** First passage of each source within the segment; one more for the end. */
  readonly firstPassages: Uint32Array;
  /** Words of each passage. */
  readonly lengths: Uint16Array;
  /** LIKENESS numbers for each source. */
  readonly likeness: Uint32Array;
}

/** Sizes of a segment, known without its arrays. */
export interface Counts {
  /** Sources, gone ones included. */
  readonly size: number;
  readonly passageCount: number;
  readonly wordCount: number;
  /** Number of the source that came last into the library. */
  readonly highest: number;
}

export function countsOf({ sources, lengths }: Entries): Counts {
  let wordCount = 0;
  for (let i = 0; i < lengths.length; i++) wordCount += lengths[i] ?? 0;
  let highest = 0;
  for (let i = 0; i < sources.length; i++) highest = Math.max(highest, sources[i] ?? 0);
  return { size: sources.length, passageCount: lengths.length, wordCount, highest };
}

/** One space: its terms and where they stand. */
export class Space {
  readonly #cache: PostingsCache;
  readonly #key: number;

  constructor(
    readonly vocabulary: Vocabulary,
    readonly stream: ByteStream,
    cache: PostingsCache,
  ) {
    this.#cache = cache;
    this.#key = cache.newKey();
  }

  /** The list of the term with this index. */
  postings(index: number): Postings {
    if (index < 0) return NO_POSTINGS;
    return this.#cache.get(this.#key + index, () => {
      const { start, end } = this.vocabulary.place(index);
      return readPostings(this.stream, start, end, this.vocabulary.frequency(index));
    });
  }
}

/** An immutable piece of the index. Sources that are gone are marked, and dropped when segments are merged. */
export class Segment {
  #dead: Uint8Array;
  #deadCount: number | undefined;
  #blocked: Uint8Array | undefined;

  constructor(
    /** Row in the database; `undefined` while it is in memory only. */
    readonly id: number | undefined,
    readonly counts: Counts,
    readonly entries: Entries,
    readonly spaces: { readonly [Name in SpaceName]: Space },
    dead: Uint8Array,
  ) {
    this.#dead = dead;
  }

  get size(): number {
    return this.counts.size;
  }
  get passageCount(): number {
    return this.counts.passageCount;
  }
  get wordCount(): number {
    return this.counts.wordCount;
  }

  /** 1 for a source that is gone. */
  get dead(): Uint8Array {
    return this.#dead;
  }
  get deadCount(): number {
    if (this.#deadCount === undefined) {
      let count = 0;
      for (const one of this.#dead) count += one;
      this.#deadCount = count;
    }
    return this.#deadCount;
  }

  bury(entry: number): void {
    this.#dead[entry] = 1;
    this.#deadCount = undefined;
    this.#blocked = undefined;
  }
  /** Another process marked them. */
  setDead(dead: Uint8Array): void {
    this.#dead = dead;
    this.#deadCount = undefined;
    this.#blocked = undefined;
  }

  /** 1 for each passage whose source is gone; `undefined` where none is. */
  get blockedPassages(): Uint8Array | undefined {
    if (this.#blocked === undefined && this.deadCount > 0) {
      this.#blocked = this.passageMask((entry) => this.#dead[entry] === 1);
    }
    return this.#blocked;
  }

  /** 1 for each passage of the sources asked for. */
  passageMask(wanted: (entry: number) => boolean): Uint8Array {
    const mask = new Uint8Array(this.passageCount);
    const { firstPassages } = this.entries;
    for (let entry = 0; entry < this.size; entry++) {
      if (wanted(entry)) mask.fill(1, firstPassages[entry], firstPassages[entry + 1]);
    }
    return mask;
  }

  /** The source to which a passage belongs. */
  entryOf(passage: number): number {
    const { firstPassages } = this.entries;
    let low = 0;
    let high = this.size;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((firstPassages[middle] ?? 0) <= passage) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** What the three arrays of a list take beside its documents, in documents: most lists have one or two. */
const OF_A_LIST = 120;

function costOf({ docs }: Postings): number {
  return docs.length + OF_A_LIST;
}

/**
 * Decoded lists, since from one keystroke to the next nearly all words stay the same. Bounded by the number of documents
 * in them; what was asked for longest ago goes first.
 */
export class PostingsCache {
  readonly #lists: Recent<number, Postings>;
  #nextKey = 0;

  constructor(most: number) {
    this.#lists = new Recent(most, costOf);
  }

  /** A range of keys that nobody else has: one space has fewer than 2^26 terms. */
  newKey(): number {
    this.#nextKey += 2 ** 26;
    return this.#nextKey;
  }

  get(key: number, read: () => Postings): Postings {
    return this.#lists.get(key, read);
  }
}
