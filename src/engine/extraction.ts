import { parentPort, workerData } from 'node:worker_threads';
import { serveExtraction, type WorkerRole } from './extraction-worker';

export { clippingOf } from './clipping';

/** The bundle `extraction.js`: the threads on which files are read. The engine loads it too, to read what was copied. */
if (parentPort !== null && (workerData as { readonly role?: WorkerRole } | undefined)?.role === 'extraction')
  serveExtraction(parentPort);
