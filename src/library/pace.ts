import { setImmediate } from 'node:timers/promises';

/** How long the engine's thread may be busy with one long job before it listens again, in milliseconds. */
const SLICE = 8;

/** Lets requests and cancellations be heard in the middle of a long loop: `await pace.breathe(signal)` in each round. */
export class Pace {
  #since = performance.now();

  /** Goes on at once while the slice lasts. Throws the signal's `AbortError` when cancelled. */
  async breathe(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (performance.now() - this.#since < SLICE) return;
    await setImmediate();
    this.#since = performance.now();
    signal?.throwIfAborted();
  }
}
