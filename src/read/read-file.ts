import { readFile as readBytesOf, stat } from 'node:fs/promises';
import { isAbort } from '../model/abort';
import { IbidError } from '../model/error';
import type { Document } from './document';
import { neighboursOf } from './neighbours';
import { originMark } from './origin-mark';
import { readBytes } from './read-bytes';
import { sidecarOf } from './sidecar';

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
  const documents = await readBytes({ path, bytes, modified });
  const [only] = documents;
  // A sidecar and the system's mark speak of the one article that the file is.
  if (only === undefined || documents.length > 1) return documents;
  const sidecar = await sidecarOf(path, options.signal);
  const neighbours = await neighboursOf(path, options.signal);
  const said = only.url ?? sidecar?.url ?? neighbours?.url;
  const url = said ?? (hasAddress(only, bytes) ? undefined : await originMark(path));
  const saved = neighbours?.saved ?? only.saved;
  return [
    {
      ...only,
      ...(url === undefined ? {} : { url }),
      ...(saved === undefined ? {} : { saved }),
      claims: [...only.claims, ...(neighbours?.claims ?? [])],
      tags: [...new Set([...only.tags, ...(sidecar?.tags ?? []), ...(neighbours?.tags ?? [])])],
      markings: [...only.markings, ...(sidecar?.markings ?? []), ...(neighbours?.markings ?? [])],
      ...(sidecar === undefined || Object.keys(sidecar.record).length === 0 ? {} : { override: sidecar.record }),
    },
  ];
}

/** Most pages name their own address; then the system need not be asked. */
function hasAddress({ claims, format }: Document, bytes: Uint8Array): boolean {
  if (claims.some((claim) => claim.field === 'URL') || format === 'markdown' || format === 'epub') return true;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200_000)).toString('latin1');
  return format === 'html' && /\bcanonical\b|og:url/i.test(head);
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
  if (!(error instanceof Error) || !('code' in error) || error instanceof IbidError || isAbort(error)) return error;
  if (error.code === 'ENOENT')
    return new IbidError('file-missing', 'The file is not there any more.', {}, { cause: error });
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new IbidError('file-unreadable', 'The file may not be read; check its permissions.', {}, { cause: error });
  }
  return new IbidError('file-unreadable', `The file could not be read (${String(error.code)}).`, {}, { cause: error });
}
