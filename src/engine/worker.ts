import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadBundle } from './code-cache';
import type * as engineThread from './engine-thread';

/** What the main thread says when it starts the engine's thread. */
export interface EngineThreadData {
  /** Where compiled code is kept from one session to the next; without it, it is not. */
  readonly codeCache?: string;
}

/** From the first answer to a lookup until what has been compiled is written down, in milliseconds. */
const WARM = 15_000;

/** The bundle `engine.js`, small: the engine itself is loaded with the code that an earlier session compiled. */
if (parentPort !== null) {
  const { codeCache } = workerData as EngineThreadData;
  const { exports, keep } = loadBundle(path.join(__dirname, 'engine-thread.js'), codeCache);
  let isKept = false;
  (exports as typeof engineThread).serve(parentPort, __dirname, () => {
    if (!isKept) setTimeout(keep, WARM).unref();
    isKept = true;
  });
}
