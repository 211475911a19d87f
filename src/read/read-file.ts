import { readFile as readBytesOf, stat } from 'node:fs/promises';
import { IbidError } from '../model/error';
import type { Document } from './document';
import { readBytes } from './read-bytes';

/** Larger files are no articles; embedded pictures make pages large, so the limit is generous. */
export const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads one saved file: one document, or several where it holds several articles.
 *
 * @throws IbidError `file-missing`, `file-unreadable`, `file-too-large`, `file-empty`, `format-broken`,
 * `format-unknown`, `no-text`; `AbortError` when cancelled
 */
export async function readFile(
  path: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly Document[]> {
  const { bytes, modified } = await load(path, options.signal);
  options.signal?.throwIfAborted();
  return readBytes({ path, bytes, modified });
}

async function load(path: string, signal: AbortSignal | undefined) {
  try {
    const { size, mtimeMs, isDirectory } = await statOf(path);
    if (isDirectory) throw new IbidError('format-unknown', 'This is a folder, not a file.');
    if (size > MAX_BYTES) {
      throw new IbidError(
        'file-too-large',
        `The file has ${Math.round(size / 1e6)} MB; up to ${MAX_BYTES / 1e6} MB are read.`,
        { size },
      );
    }
    const bytes = await readBytesOf(path, signal === undefined ? {} : { signal });
    return { bytes, modified: mtimeMs };
  } catch (error) {
    throw forPeople(error);
  }
}

async function statOf(path: string) {
  const found = await stat(path);
  return { size: found.size, mtimeMs: found.mtimeMs, isDirectory: found.isDirectory() };
}

function forPeople(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof IbidError || error.name === 'AbortError')
    return error;
  if (error.code === 'ENOENT')
    return new IbidError('file-missing', 'The file is not there any more.', {}, { cause: error });
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new IbidError('file-unreadable', 'The file may not be read; check its permissions.', {}, { cause: error });
  }
  return new IbidError('file-unreadable', `The file could not be read (${String(error.code)}).`, {}, { cause: error });
}
