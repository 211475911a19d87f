import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** What an index depends on beside the articles. Paths are absolute. */
export interface IndexedLibrary {
  readonly folders: readonly string[];
  readonly exclude: readonly string[];
  readonly citekeyTemplate: string;
  readonly bibliographies: readonly string[];
}

/** An index that no window has opened for so long is of a library that is gone, in milliseconds. */
const FORGOTTEN = 90 * 24 * 3600_000;

/**
 * Where the index of a library is kept: the same place for all windows, whatever workspace they show, as long as they mean the
 * same folders and read them alike.
 */
export function indexFolder(storage: string, library: IndexedLibrary): string {
  const { folders, exclude, citekeyTemplate, bibliographies } = library;
  const meant = [[...folders].sort(), [...exclude].sort(), citekeyTemplate, bibliographies];
  const name = createHash('sha256').update(JSON.stringify(meant)).digest('hex').slice(0, 20);
  return join(storage, 'indexes', name);
}

/** Deletes the indexes that nobody has opened for a season, and notes that this one is in use. */
export async function dropForgottenIndexes(inUse: string, now: number = Date.now()): Promise<void> {
  const all = join(inUse, '..');
  await utimes(inUse, now / 1000, now / 1000).catch(() => undefined);
  for (const name of await readdir(all).catch(() => [])) {
    const folder = join(all, name);
    const known = await stat(folder).catch(() => undefined);
    // Another window may be at it at the same moment: what cannot be deleted is deleted next time.
    if (folder !== inUse && known?.isDirectory() && now - known.mtimeMs > FORGOTTEN)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
