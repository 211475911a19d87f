import type { Citekeys } from './citekeys';
import type { Difference, DirtyFile } from './diff';
import { bytesOfHash, hasBasis, joinHash } from './fingerprint';
import type { Folders } from './folders';
import type { Pace } from './pace';
import type { FileRecord, Store } from './store';

/** Removals of one transaction. */
const REMOVALS = 64;

/**
 * Moves and removes in the index what was moved and removed on the disk. What is left to read: files that are new or
 * changed, and moved ones of which something else is said at their new place.
 */
export async function applyMoves(
  { moved, gone, dirty }: Difference,
  store: Store,
  citekeys: Citekeys,
  folders: Folders,
  pace: Pace,
  signal?: AbortSignal,
): Promise<readonly DirtyFile[]> {
  const again: DirtyFile[] = [];
  if (moved.length > 0) {
    store.transaction(() => {
      // Two files may have changed places: all leave before any arrives.
      const away = moved.map(({ from }, i) => {
        const place: FileRecord = { ...from, path: `moving ${i}` };
        store.move(from.path, place);
        return place;
      });
      moved.forEach(({ from, to }, i) => {
        const place = away[i];
        if (place === undefined) return;
        if (to.known !== undefined) citekeys.remember(to.file.path);
        const { path, size, modified } = to.file;
        store.move(place.path, { path, size, modified, hash: from.hash });
        const bytes = bytesOfHash(from.hash);
        const basis = folders.basis(to.file, bytes);
        if (!hasBasis(from.hash, basis)) again.push({ file: to.file, known: { ...from, path }, bytes });
      });
    });
  }
  for (let i = 0; i < gone.length; i += REMOVALS) {
    await pace.breathe(signal);
    const some = gone.slice(i, i + REMOVALS).map((record) => record.path);
    store.transaction(() => {
      for (const file of some) citekeys.remember(file);
      store.remove(some);
    });
  }
  settleAround({ moved, gone }, store, citekeys, folders);
  return [...dirty, ...again].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/** Where a pinned article went away or arrived, its citekey may stand for another copy of it now. */
function settleAround(
  { moved, gone }: Pick<Difference, 'moved' | 'gone'>,
  store: Store,
  citekeys: Citekeys,
  folders: Folders,
): void {
  if (folders.pins.all.length === 0 || moved.length + gone.length === 0) return;
  const records = [...gone, ...moved.map(({ from }) => from)];
  const places = new Set([...records.map((record) => record.path), ...moved.map(({ to }) => to.file.path)]);
  const bytes = new Set(records.map((record) => bytesOfHash(record.hash)));
  const concerned = folders.pins.concerning(places, bytes);
  if (concerned.length > 0) store.transaction(() => citekeys.settle(folders.pins, concerned));
}

/** The record of a file that was only touched: same bytes, other time. */
export function touched(file: DirtyFile['file'], bytes: string, basis: string): FileRecord {
  return { path: file.path, size: file.size, modified: file.modified, hash: joinHash(bytes, basis) };
}
