import type { IndexingWatch, Library } from '../library/library';

export type Progress = { readonly done: number; readonly total: number };

export interface UpdatesListener {
  /** Something was written, or is about to be; while many files are read, how far it is. */
  written(progress?: Progress): void;
  /** Nothing is left to do, or what was being done failed or was cancelled. */
  idle(failure?: unknown): void;
}

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Everything that changes the index, one after another. Files that the watcher reports are gathered while something else is
 * being done, and go first: even between two batches of a scan.
 */
export class Updates {
  readonly #library: Library;
  readonly #listener: UpdatesListener;
  readonly #paths = new Set<string>();
  #waiters: Waiter[] = [];
  #last: Promise<void> = Promise.resolve();
  #closing = new AbortController();
  #scanning: AbortController | undefined;

  constructor(library: Library, listener: UpdatesListener) {
    this.#library = library;
    this.#listener = listener;
  }

  /** Resolves when the index has these files as they are. Cancelling it only stops the waiting. */
  changed(paths: readonly string[], signal?: AbortSignal): Promise<void> {
    for (const path of paths) this.#paths.add(path);
    const done = new Promise<void>((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const turn = this.#inTurn(() => this.#drain({ progress: (progress) => this.#listener.written(progress) }));
    // Its failure is told to those who wait for these files.
    turn.catch(() => undefined);
    return done;
  }

  /** Resolves when every file was looked at; rejects with an `AbortError` when cancelled or stopped. */
  scan(signal?: AbortSignal): Promise<void> {
    return this.#inTurn(async () => {
      const own = new AbortController();
      this.#scanning = own;
      const signals = [own.signal, this.#closing.signal, ...(signal === undefined ? [] : [signal])];
      try {
        await this.#library.scan({
          signal: AbortSignal.any(signals),
          progress: async (progress) => {
            this.#listener.written(progress);
            await this.#drain();
          },
        });
      } finally {
        this.#scanning = undefined;
      }
    });
  }

  /** Ends the scan that is going on; what it has written stays, and the next one goes on there. */
  stop(): void {
    this.#scanning?.abort();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
    for (const waiter of this.#waiters) waiter.reject(this.#closing.signal.reason);
    this.#waiters = [];
  }

  async #drain(watch: IndexingWatch = {}): Promise<void> {
    while (this.#paths.size > 0 && !this.#closing.signal.aborted) {
      const paths = [...this.#paths];
      const waiters = this.#waiters;
      this.#paths.clear();
      this.#waiters = [];
      try {
        await this.#library.changed(paths, { ...watch, signal: this.#closing.signal });
        this.#listener.written();
        for (const waiter of waiters) waiter.resolve();
      } catch (error) {
        for (const waiter of waiters) waiter.reject(error);
        throw error;
      }
    }
    const rest = this.#waiters;
    this.#waiters = [];
    for (const waiter of rest) waiter.resolve();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    const settled: Promise<void> = turn.then(
      () => this.#settled(settled),
      (error) => this.#settled(settled, error),
    );
    this.#last = settled;
    return turn;
  }

  #settled(turn: Promise<void>, failure?: unknown): void {
    if (this.#closing.signal.aborted) return;
    if (failure !== undefined || this.#last === turn) this.#listener.idle(failure);
  }
}
