/** The `most` best of many, without sorting all: a heap with the worst on top. */
export class Best<T> {
  readonly #most: number;
  readonly #scores: number[] = [];
  readonly #items: T[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** What a newcomer must exceed. */
  get threshold(): number {
    return this.#scores.length < this.#most ? -Infinity : (this.#scores[0] ?? -Infinity);
  }

  add(score: number, item: T): void {
    if (this.#scores.length < this.#most) {
      this.#scores.push(score);
      this.#items.push(item);
      this.#up(this.#scores.length - 1);
    } else if (score > (this.#scores[0] ?? -Infinity)) {
      this.#scores[0] = score;
      this.#items[0] = item;
      this.#down();
    }
  }

  /** Best first; what came first wins where scores are equal. */
  sorted(): { readonly score: number; readonly item: T }[] {
    return this.#scores.map((score, i) => ({ score, item: this.#items[i] as T })).sort((a, b) => b.score - a.score);
  }

  #up(from: number): void {
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((this.#scores[parent] ?? 0) <= (this.#scores[i] ?? 0)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #down(): void {
    let i = 0;
    for (;;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < this.#scores.length && (this.#scores[child] ?? 0) < (this.#scores[least] ?? 0)) least = child;
      }
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }

  #swap(a: number, b: number): void {
    const score = this.#scores[a] ?? 0;
    this.#scores[a] = this.#scores[b] ?? 0;
    this.#scores[b] = score;
    const item = this.#items[a] as T;
    this.#items[a] = this.#items[b] as T;
    this.#items[b] = item;
  }
}
