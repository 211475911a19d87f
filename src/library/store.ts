import type { Extraction, Passage, Problem, Source } from '../model/source';
import type { Database } from './sqlite';
import type { DriverName } from './sqlite-open';

/** What is known of one file of the library; enough to see whether it changed. */
export interface FileRecord {
  /** Absolute path. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Of the bytes and of what else the sources depend on (hex, see fingerprint.ts); the same article under another name has the same. */
  readonly hash: string;
}

/** One article of a file, ready to be stored. */
export interface StoredPart {
  readonly citekey: string;
  readonly extraction: Extraction;
}

/**
 * The persistent index: sources, their passages and everything lookup needs, kept consistent by transactions.
 * All calls are synchronous and made from the engine's thread alone.
 * Every call throws `IbidError('storage')` where the disk fails; its `data.trouble` says how (see `Trouble`).
 */
export interface Store {
  /** Runs `work` in one transaction; nested calls join it. When it throws, nothing of it stays. */
  transaction<T>(work: () => T): T;
  /** Runs `work`, which only reads, on one state of the library, whatever other windows write meanwhile. */
  snapshot<T>(work: () => T): T;

  files(): readonly FileRecord[];
  file(path: string): FileRecord | undefined;
  /** The files in this folder and in the folders below it. */
  filesBelow(folder: string): readonly FileRecord[];
  /** The files whose hash begins with this. */
  filesWithHash(prefix: string): readonly FileRecord[];
  /** Replaces everything known of this file; a part that was there before keeps its `Source.id`. */
  put(file: FileRecord, parts: readonly StoredPart[], problems: readonly Problem[]): void;
  /** The same bytes under another path: ids and citekeys stay. What was known of that path is forgotten. */
  move(from: string, to: FileRecord): void;
  remove(paths: readonly string[]): void;
  /** Forgets everything, for other windows that have the index open as well. */
  clear(): void;

  counts(): { readonly sources: number; readonly files: number; readonly problems: number };
  problems(): readonly Problem[];
  source(id: number): Source | undefined;
  sourceByCitekey(citekey: string): Source | undefined;
  sourcesOfFile(path: string): readonly Source[];
  /** Identities (`pageIdentity`) of pages that were saved more than once, or of which an older capture is left. */
  pagesSavedAgain(): readonly string[];
  /** Every capture of a page, older ones included. */
  sourcesOfPage(page: string): readonly Source[];
  /** Newest file first; older captures are passed over. */
  recent(limit: number): readonly Source[];
  /** In the order of their ids; for what must look at every one. */
  sourceIds(): readonly number[];
  passages(sourceId: number): readonly Passage[];
  /** One passage, without making objects of all the others. */
  passage(sourceId: number, ordinal: number): Passage | undefined;
  citekeys(): ReadonlySet<string>;

  /**
   * One slice of the housekeeping that keeps lookup fast (merging what many small changes left behind).
   * To be called in idle moments until it says `false`: nothing is left to do.
   */
  tidy(): boolean;

  /** The index that was handed to {@link openStore}, for lookup. */
  readonly index: StoreIndex;
  readonly driver: DriverName;
  close(): void;
}

/**
 * What a search index hears from the store, inside the store's own transactions, so that both always agree.
 * Its implementation is the business of `src/find/`.
 */
export interface StoreIndex {
  /** A source is new, or its content changed: what was known under its id is void. */
  add(source: Source, passages: readonly Passage[]): void;
  /** Unknown ids are ignored. */
  remove(sourceIds: readonly number[]): void;
  /** Before a transaction's COMMIT: the last chance to write. */
  flush(): void;
  /** A transaction was undone: what is in memory is void. */
  forget(): void;
  /** Another process wrote: look again before the next answer. */
  refresh(): void;
  /** One slice of housekeeping, within a transaction; `false` when there is none to do. */
  tidy(): boolean;
  /** Whether housekeeping is begun and not finished. */
  readonly busy: boolean;
  /** The store is being closed: gives up what is only begun, within a transaction, so that the next window need not wait for it. */
  giveUp(): void;
}

/** What the index may ask of the store while it is made and while it works. */
export interface IndexHost {
  readonly database: Database;
  source(id: number): Source | undefined;
  passages(sourceId: number): readonly Passage[];
}

/** Creates the index's tables where they are missing, and the index over them. Called within a transaction. */
export type MakeIndex<I extends StoreIndex = StoreIndex> = (host: IndexHost) => I;
