/**
 * Scores of the documents of one segment while a query runs over its posting lists: arrays as long as the segment, of which
 * only the documents touched are looked at and wiped again.
 */
export class Scores {
  scores = new Float32Array(0);
  /** Which groups of the query the document has, a bit each. */
  masks = new Int32Array(0);
  touched = new Int32Array(0);
  count = 0;

  begin(documents: number): void {
    for (let i = 0; i < this.count; i++) {
      const doc = this.touched[i] ?? 0;
      this.scores[doc] = 0;
      this.masks[doc] = 0;
    }
    this.count = 0;
    if (this.scores.length >= documents) return;
    this.scores = new Float32Array(documents);
    this.masks = new Int32Array(documents);
    this.touched = new Int32Array(documents);
  }
}

/** How much a term tells: the logarithm of how rare it is (BM25's, never negative). */
export function tellingness(documents: number, frequency: number): number {
  return Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5));
}

export function bitCount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Pauses are for the caller; here one only hears whether the answer is still wanted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  signal?.throwIfAborted();
}
