/** Values by key; the ones that were not asked for lately are forgotten. */
export class Memory<T> {
  readonly #most: number;
  readonly #values = new Map<string, { readonly value: T }>();

  constructor(most: number) {
    this.#most = most;
  }

  /** In an object, since having nothing is a value too. */
  get(key: string): { readonly value: T } | undefined {
    const held = this.#values.get(key);
    if (held !== undefined) this.#put(key, held);
    return held;
  }

  set(key: string, value: T): T {
    this.#put(key, { value });
    return value;
  }

  /** What is known, or what `make` gives. */
  at(key: string, make: () => T): T {
    const held = this.get(key);
    return held === undefined ? this.set(key, make()) : held.value;
  }

  #put(key: string, held: { readonly value: T }): void {
    this.#values.delete(key);
    this.#values.set(key, held);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
  }
}
