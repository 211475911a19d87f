import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createEngine } from './engine';
import { extractionPool, readingThreads } from './extraction-pool';
import { serveEngine } from './serve-engine';
import { deleteIndex, openSearch } from './storage';

/**
 * The engine behind this port, with what the build made beside it in `folder`.
 *
 * @param looked called after each lookup
 */
export function serve(port: MessagePort, folder: string, looked: () => void): void {
  const engine = createEngine({
    openSearch,
    deleteIndex,
    extractor: extractionPool(path.join(folder, 'extraction.js'), readingThreads()),
    cslAssets: path.join(folder, 'csl'),
  });
  serveEngine(engine, port, looked);
}
