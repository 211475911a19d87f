import { existsSync } from 'node:fs';
import path from 'node:path';
import { bytesOfHash, hasBasis, hashFile } from './fingerprint';
import type { Folders } from './folders';
import type { Pace } from './pace';
import type { FileRecord, Store } from './store';
import type { FoundFile } from './walk';

/** A file of which the index does not know the present content. */
export interface DirtyFile {
  readonly file: FoundFile;
  /** What the index holds of this path. */
  readonly known?: FileRecord;
  /** Of its bytes, where it was read already to find out whence it came. */
  readonly bytes?: string;
}

export interface Difference {
  /** The article that stood at `from` is this file now. */
  readonly moved: readonly { readonly from: FileRecord; readonly to: DirtyFile }[];
  readonly gone: readonly FileRecord[];
  /** New or changed. */
  readonly dirty: readonly DirtyFile[];
}

/** Whether the index, going by size, time and what else the sources depend on, already has this file as it is. */
export function isUpToDate(file: FoundFile, known: FileRecord | undefined, folders: Folders): known is FileRecord {
  return (
    known !== undefined &&
    known.hash !== '' &&
    known.size === file.size &&
    known.modified === file.modified &&
    hasBasis(known.hash, folders.basis(file, bytesOfHash(known.hash)))
  );
}

/** A file may change twice within one tick of its clock: size and time of one just written prove nothing. */
function isRecent(file: FoundFile): boolean {
  return Date.now() - file.modified < 2000;
}

/**
 * What has to be done so that the index holds just these files. A file whose bytes stood elsewhere, where they are no more,
 * has been moved; bytes are read for that only where something of the same size is missing.
 */
export async function difference(
  found: readonly FoundFile[],
  known: readonly FileRecord[],
  folders: Folders,
  store: Store,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Difference> {
  const byPath = new Map(known.map((record) => [record.path, record]));
  const candidates: DirtyFile[] = [];
  for (const file of found) {
    await pace.breathe(signal);
    const record = byPath.get(file.path);
    byPath.delete(file.path);
    if (!isUpToDate(file, record, folders) || isRecent(file))
      candidates.push({ file, ...(record !== undefined && { known: record }) });
  }
  const gone = [...byPath.values()];
  const displaced = [...gone, ...candidates.flatMap((candidate) => candidate.known ?? [])].filter(
    ({ hash }) => hash !== '',
  );
  const sizes = new Set(displaced.map((record) => record.size));
  const dirty: DirtyFile[] = [];
  for (const candidate of candidates) {
    await pace.breathe(signal);
    const bytes = sizes.has(candidate.file.size) ? await bytesOf(candidate.file, signal) : undefined;
    dirty.push({ ...candidate, ...(bytes !== undefined && { bytes }) });
  }
  return moves(gone, displaced, dirty, store);
}

/** `undefined` where it cannot be read: that is found out, and said, when it is extracted. */
async function bytesOf(file: FoundFile, signal?: AbortSignal): Promise<string | undefined> {
  try {
    return await hashFile(file.path, signal);
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}

function moves(
  gone: readonly FileRecord[],
  displaced: readonly FileRecord[],
  dirty: readonly DirtyFile[],
  store: Store,
): Difference {
  const present = new Map(dirty.map((candidate) => [candidate.file.path, candidate.bytes]));
  const free = new Map<string, FileRecord[]>();
  for (const record of displaced) {
    const bytes = bytesOfHash(record.hash);
    if (present.get(record.path) === bytes) continue;
    const records = free.get(bytes);
    if (records) records.push(record);
    else free.set(bytes, [record]);
  }
  const moved: { from: FileRecord; to: DirtyFile }[] = [];
  const taken = new Set<string>();
  const rest: DirtyFile[] = [];
  for (const candidate of dirty) {
    const { bytes, known } = candidate;
    const unchanged = bytes !== undefined && known !== undefined && bytesOfHash(known.hash) === bytes;
    const from = bytes === undefined || unchanged ? undefined : origin(candidate, free.get(bytes) ?? [], taken);
    if (from === undefined) rest.push(candidate);
    else {
      taken.add(from.path);
      moved.push({ from, to: candidate });
    }
  }
  const stillThere = (record: FileRecord) => store.file(record.path) !== undefined;
  return { moved, gone: gone.filter((record) => !taken.has(record.path) && stillThere(record)), dirty: rest };
}

/** Of several that had these bytes the one of the same name, else the first. */
function origin(file: DirtyFile, records: readonly FileRecord[], taken: ReadonlySet<string>): FileRecord | undefined {
  const free = records.filter((record) => !taken.has(record.path));
  return free.find((record) => path.basename(record.path) === path.basename(file.file.path)) ?? free[0];
}

/** A file of the index that had these bytes and is no longer on the disk, though nobody has said so yet. */
export function vanishedOrigin(bytes: string, file: string, store: Store): FileRecord | undefined {
  return store.filesWithHash(bytes).find((record) => record.path !== file && !existsSync(record.path));
}
