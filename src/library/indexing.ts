import type { Extraction, Problem } from '../model/source';
import { touched } from './apply';
import type { Citekeys } from './citekeys';
import { corrected } from './corrections';
import { type DirtyFile, isUpToDate, vanishedOrigin } from './diff';
import { bytesOfHash, hashFile, joinHash } from './fingerprint';
import type { Folders } from './folders';
import { withMarked } from './merge-marked';
import { isUnreadable, isVanished, problemOf } from './problem';
import type { FileRecord, Store } from './store';
import { type FoundFile, foundAgain } from './walk';

/** Reads and extracts one file: all its articles. Rejects with an `IbidError` where it cannot. */
export type ExtractFile = (path: string, options: { readonly signal?: AbortSignal }) => Promise<readonly Extraction[]>;

export interface IndexingContext {
  readonly store: Store;
  readonly folders: Folders;
  readonly citekeys: Citekeys;
  readonly extract: ExtractFile;
  /** How many files are read at once. */
  readonly atOnce: number;
}

/** What a transaction holds at the most: files, and UTF-16 units of text. Queries wait while it is written. */
const BATCH_FILES = 32;
const BATCH_TEXT = 250_000;

/** What became of one file. */
type Outcome =
  | {
      readonly kind: 'read';
      readonly file: FoundFile;
      readonly bytes: string;
      readonly extractions: readonly Extraction[];
    }
  | { readonly kind: 'failed'; readonly file: FoundFile; readonly bytes: string | undefined; readonly error: unknown }
  /** The index has it already; at the most its time is new. */
  | { readonly kind: 'same'; readonly file: FoundFile; readonly bytes: string }
  | { readonly kind: 'vanished'; readonly file: FoundFile };

/**
 * Reads these files and puts them into the index, in their order and in batches; what is written stays written, whatever
 * happens afterwards. One bad file becomes a {@link Problem}; one that vanishes meanwhile is as if it had never been.
 *
 * @param written called after each batch with how many files are done
 */
export async function indexFiles(
  files: readonly DirtyFile[],
  context: IndexingContext,
  written: (done: number) => Promise<void> | void,
  signal?: AbortSignal,
): Promise<void> {
  const ahead: Promise<Outcome>[] = [];
  let next = 0;
  const fill = () => {
    while (ahead.length < context.atOnce && next < files.length) {
      const file = files[next++];
      if (file === undefined) break;
      const outcome = readOne(file, context, signal);
      // It is awaited later; a rejection (a cancellation) must not count as unheard until then.
      outcome.catch(() => undefined);
      ahead.push(outcome);
    }
  };
  let batch: Outcome[] = [];
  let text = 0;
  let done = 0;
  const write = async () => {
    if (batch.length === 0) return;
    const outcomes = batch;
    batch = [];
    text = 0;
    context.store.transaction(() => {
      for (const outcome of outcomes) put(outcome, context);
    });
    done += outcomes.length;
    await written(done);
  };
  for (fill(); ahead.length > 0; fill()) {
    const outcome = await unlessAborted(ahead.shift(), signal);
    if (outcome === undefined) break;
    batch.push(outcome);
    if (outcome.kind === 'read') text += lengthOf(outcome.extractions);
    if (batch.length >= BATCH_FILES || text >= BATCH_TEXT) await write();
  }
  await write();
}

/** Does not wait for a reader that does not hear the cancellation. */
async function unlessAborted<T>(work: Promise<T> | undefined, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (signal === undefined) return work;
  signal.throwIfAborted();
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function readOne(
  dirty: DirtyFile,
  { store, folders, extract }: IndexingContext,
  signal?: AbortSignal,
): Promise<Outcome> {
  // Its size and time as they are before it is read: whatever is written to it from now on shows as a change.
  const file = foundAgain(dirty.file);
  if (file === undefined) return { kind: 'vanished', file: dirty.file };
  let bytes: string | undefined;
  try {
    bytes = await hashFile(file.path, signal);
    const known = store.file(file.path);
    if (known !== undefined && known.hash === joinHash(bytes, folders.basis(file, bytes)))
      return { kind: 'same', file, bytes };
    const extractions = await extract(file.path, signal === undefined ? {} : { signal });
    return { kind: 'read', file, bytes, extractions };
  } catch (error) {
    signal?.throwIfAborted();
    if (isVanished(error)) return { kind: 'vanished', file };
    return { kind: 'failed', file, bytes, error };
  }
}

/** Within a transaction. Another window may have been quicker: then there is nothing to do. */
function put(outcome: Outcome, { store, folders, citekeys }: IndexingContext): void {
  const { file } = outcome;
  const known = store.file(file.path);
  if (outcome.kind === 'vanished') {
    folders.bibliographies.forget(file.path);
    if (known === undefined) return;
    citekeys.remember(file.path);
    store.remove([file.path]);
    return;
  }
  if (outcome.kind === 'failed') {
    putProblem(file, outcome.bytes, outcome.error, { store, folders, citekeys });
    return;
  }
  if (isUpToDate(file, known, folders)) return;
  const { bytes } = outcome;
  if (outcome.kind === 'same') {
    store.move(file.path, touched(file, bytes, folders.basis(file, bytes)));
    return;
  }
  folders.bibliographies.match(file.path, outcome.extractions, folders.pins.of(file.path, bytes));
  const record = touched(file, bytes, folders.basis(file, bytes));
  if (known === undefined) {
    const origin = vanishedOrigin(bytes, file.path, store);
    if (origin !== undefined) store.move(origin.path, record);
  }
  const extractions = outcome.extractions.map((extraction) => {
    const known = folders.bibliographies.corrected(file.path, extraction);
    const said = folders.said(file.path, bytes, extraction.part);
    return withMarked(corrected(known, said), said.marked);
  });
  store.put(record, citekeys.assign(file.path, bytes, extractions, folders.pins), doubts(file.path, extractions));
}

/**
 * A file that the system does not let us read keeps what was read of it before, with a warning; it is tried again at
 * every scan. One whose content is broken is no longer in the library, and the problem says why.
 */
function putProblem(
  file: FoundFile,
  bytes: string | undefined,
  error: unknown,
  { store, folders, citekeys }: Pick<IndexingContext, 'store' | 'folders' | 'citekeys'>,
): void {
  const problem = problemOf(file.path, error);
  const known = store.file(file.path);
  const stored = isUnreadable(error) ? citekeys.stored(file.path) : [];
  if (known !== undefined && stored.length > 0) {
    const message = `${problem.message} What was read of it before is still in the library.`;
    const parts = citekeys.assign(file.path, bytesOfHash(known.hash), stored, folders.pins);
    store.put({ ...known, hash: known.hash }, parts, [{ ...problem, message, severity: 'warning' }]);
    return;
  }
  if (known !== undefined) citekeys.remember(file.path);
  const hash = bytes === undefined || isUnreadable(error) ? '' : joinHash(bytes, folders.basis(file, bytes));
  const record: FileRecord = { path: file.path, size: file.size, modified: file.modified, hash };
  store.put(record, [], [problem]);
}

/** What makes a source doubtful as a whole is shown among the problems too. */
function doubts(file: string, extractions: readonly Extraction[]): readonly Problem[] {
  const seen = new Set<string>();
  return extractions.flatMap(({ warnings }) =>
    warnings.flatMap(({ code, message }) => {
      if (seen.has(code)) return [];
      seen.add(code);
      return [{ file, code, message, severity: 'warning' as const }];
    }),
  );
}

function lengthOf(extractions: readonly Extraction[]): number {
  let length = 0;
  for (const { passages } of extractions) for (const { text } of passages) length += text.length;
  return length;
}
