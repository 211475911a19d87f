/** A value that SQLite stores. `number` must be an integer below 2^53 or a double. */
export type SqlValue = null | number | string | Uint8Array;
export type SqlRow = { readonly [column: string]: SqlValue };

/** A prepared statement; lives as long as its database. */
export interface Statement {
  run(...values: readonly SqlValue[]): { readonly changes: number; readonly lastInsertRowid: number };
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  all(...values: readonly SqlValue[]): SqlRow[];
}

/**
 * What the index needs of SQLite, and no more. Two implementations: `node:sqlite` where it is there,
 * else SQLite in WebAssembly. Synchronous, since all of it runs off the main thread.
 */
export interface Database {
  readonly driver: 'node' | 'wasm';
  exec(sql: string): void;
  prepare(sql: string): Statement;
  /** Runs `work` in one transaction: all of it is there afterwards, or (when it throws) nothing. Not nested. */
  transaction<T>(work: () => T): T;
  /** Runs `work`, which only reads, on one state of the database, whatever other processes write meanwhile. */
  snapshot<T>(work: () => T): T;
  close(): void;
}

/** What went wrong in SQLite, as far as one can do something about it. */
export type Trouble = 'corrupt' | 'misfit' | 'full' | 'read-only' | 'busy' | 'other';

/** The drivers have no common error class; the words are SQLite's own (`sqlite3_errstr`). */
export function troubleOf(error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  if (/malformed|not a database|file is encrypted|corrupt/i.test(message)) return 'corrupt';
  if (/no such (?:table|column)|has no column named|has \d+ columns but/i.test(message)) return 'misfit';
  if (/database or disk is full|disk I\/O error|ENOSPC|EDQUOT/i.test(message)) return 'full';
  if (/readonly|read-only|unable to open|EACCES|EROFS|EPERM|ENOTDIR|permission/i.test(message)) return 'read-only';
  if (/locked|busy/i.test(message)) return 'busy';
  return 'other';
}

/** Undoes what `work` wrote when it throws. A failed COMMIT (disk full) may have rolled back already. */
export function inTransaction<T>(exec: (sql: string) => void, begin: string, work: () => T): T {
  exec(begin);
  let result: T;
  try {
    result = work();
    exec('COMMIT');
  } catch (error) {
    try {
      exec('ROLLBACK');
    } catch {
      // SQLite rolled back by itself; the first error is the one to tell.
    }
    throw error;
  }
  return result;
}
