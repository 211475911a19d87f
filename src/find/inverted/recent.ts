/** Remembers what was made for a key while it is used; what was asked for longest ago goes first. */
export class Recent<K, V> {
  readonly #values = new Map<K, V>();
  readonly #most: number;
  readonly #cost: (value: V) => number;
  #size = 0;

  /** @param most what all values may cost together; by default each costs one */
  constructor(most: number, cost: (value: V) => number = () => 1) {
    this.#most = most;
    this.#cost = cost;
  }

  get(key: K, make: () => V): V {
    const known = this.#values.get(key);
    if (known !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, known);
      return known;
    }
    const value = make();
    this.#values.set(key, value);
    this.#size += this.#cost(value);
    for (const [oldest, old] of this.#values) {
      if (this.#size <= this.#most || oldest === key) break;
      this.#values.delete(oldest);
      this.#size -= this.#cost(old);
    }
    return value;
  }

  /** Forgets those whose key is meant; all where nobody says which. */
  forget(meant: (key: K) => boolean = () => true): void {
    for (const [key, value] of [...this.#values]) {
      if (!meant(key)) continue;
      this.#values.delete(key);
      this.#size -= this.#cost(value);
    }
  }
}
