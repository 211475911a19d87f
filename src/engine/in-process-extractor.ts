import { extractFile } from '../extract/extract-file';
import type { Extractor } from './engine-parts';

/** Reads files on the engine's own thread: for a command that reads a few, and for tests. */
export const inProcessExtractor: Extractor = {
  atOnce: 1,
  extract: extractFile,
  dispose: async () => undefined,
};
