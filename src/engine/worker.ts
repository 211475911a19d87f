import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from './engine';
import { extractionPool, readingThreads } from './extraction-pool';
import { serveExtraction, type WorkerRole } from './extraction-worker';
import { serveEngine } from './serve-engine';
import { deleteIndex, openSearch } from './storage';

/** The bundle `engine.js`: the engine's thread, and the threads on which it reads files. */
if (parentPort !== null) {
  const { role } = workerData as { readonly role: WorkerRole };
  if (role === 'extraction') serveExtraction(parentPort);
  else {
    const engine = createEngine({
      openSearch,
      deleteIndex,
      extractor: extractionPool(__filename, readingThreads()),
      cslAssets: path.join(__dirname, 'csl'),
    });
    serveEngine(engine, parentPort);
  }
}
