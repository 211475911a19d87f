import type { LibraryStatus } from './protocol';

export const OPENING: LibraryStatus = { state: 'opening', folders: [], sources: 0, problems: 0, revision: 0 };

/** The engine's present status and those who follow it. */
export class Status {
  #now: LibraryStatus = OPENING;
  readonly #listeners = new Set<(status: LibraryStatus) => void>();

  get now(): LibraryStatus {
    return this.#now;
  }

  /** A notice is said once: it goes with this status only. */
  set(status: LibraryStatus): void {
    this.#now = status;
    for (const listener of this.#listeners) listener(status);
    if (status.notice !== undefined) {
      const { notice: _, ...rest } = status;
      this.#now = rest;
    }
  }

  on(listener: (status: LibraryStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#now);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
  }
}
