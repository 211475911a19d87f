/**
 * A small signature by which nearly equal texts are recognised: the same wire story in another paper. One-permutation
 * minhash over shingles of three words: each shingle's hash falls into one of eight buckets, each keeps its least.
 * Texts that share nine shingles of ten agree in seven buckets of eight, unrelated ones in none.
 */
export const LIKENESS = 8;
const EMPTY = 0xffffffff;

export class LikenessBuilder {
  readonly #least = new Uint32Array(LIKENESS);
  #one = 0;
  #two = 0;

  begin(): void {
    this.#least.fill(EMPTY);
    this.#one = 0;
    this.#two = 0;
  }

  /** The hash of the next word. */
  add(word: number): void {
    let hash = Math.imul(this.#one ^ Math.imul(this.#two, 0x9e3779b1), 0x85ebca6b) ^ word;
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const bucket = hash & (LIKENESS - 1);
    if (hash < (this.#least[bucket] ?? 0)) this.#least[bucket] = hash;
    this.#one = this.#two;
    this.#two = word;
  }

  copyTo(target: number[]): void {
    for (const least of this.#least) target.push(least);
  }
}

/** Whether two texts are nearly equal. Short texts that say little are alike only where all they say is. */
export function areAlike(a: Uint32Array, b: Uint32Array): boolean {
  let filled = 0;
  let equal = 0;
  for (let i = 0; i < LIKENESS; i++) {
    if (a[i] === EMPTY && b[i] === EMPTY) continue;
    filled++;
    if (a[i] === b[i]) equal++;
  }
  return filled > 2 && equal >= Math.max(3, filled * 0.6);
}
