import type { Extraction } from '../model/source';
import { readBytes, type SavedFile } from '../read/read-bytes';
import { readFile } from '../read/read-file';
import { extract } from './extract';

interface Options {
  readonly signal?: AbortSignal;
}

/**
 * Reads a saved file and makes out its articles.
 *
 * @throws IbidError as `readFile` does; `AbortError` when cancelled
 */
export async function extractFile(path: string, options: Options = {}): Promise<readonly Extraction[]> {
  const documents = await readFile(path, options);
  return documents.map((document) => {
    options.signal?.throwIfAborted();
    return extract(document);
  });
}

/** The same for bytes that were read already. */
export async function extractBytes(file: SavedFile, options: Options = {}): Promise<readonly Extraction[]> {
  const documents = await readBytes(file);
  return documents.map((document) => {
    options.signal?.throwIfAborted();
    return extract(document);
  });
}
