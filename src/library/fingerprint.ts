import { type FileHandle, open } from 'node:fs/promises';
import { sha256 } from './sha256';

/** Raised when extraction gives better results from the same bytes, so that every file is read again. */
const EXTRACTION_VERSION = 6;

/** Of a file's bytes: the first 128 bits of SHA-256, in hex. Reads in pieces, whatever the size. Throws Node's own errors. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const hash = sha256();
    const piece = Buffer.allocUnsafe(256 * 1024);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return hash.digest('hex').slice(0, BYTES);
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file?.close();
  }
}

/**
 * What a source depends on besides the bytes of its file, in a few letters: corrections in `library.yaml`, sidecars, the
 * version of the extractor. Files of equal basis need not be read again while size and time are the same.
 */
export function basisOf(dependencies: readonly string[]): string {
  const all = [String(EXTRACTION_VERSION), ...dependencies];
  return sha256().update(JSON.stringify(all)).digest('hex').slice(0, 8);
}

/** `FileRecord.hash`: 32 hex digits of the bytes, 8 of the basis. Empty while the file could not be read. */
export function joinHash(bytes: string, basis: string): string {
  return bytes + basis;
}

export function bytesOfHash(hash: string): string {
  return hash.slice(0, BYTES);
}

export function hasBasis(hash: string, basis: string): boolean {
  return hash.slice(BYTES) === basis;
}

const BYTES = 32;
