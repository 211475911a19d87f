import { existsSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Statement as Prepared, Database as WasmDatabase } from 'node-sqlite3-wasm';
import type { Database, SqlRow, SqlValue, Statement } from './sqlite';
import { inTransaction, troubleOf } from './sqlite';

/** Milliseconds to wait for another window that is writing. */
const PATIENCE = 10_000;
/** A lock that nobody touched for so long belongs to nobody: the longest transaction takes a few seconds. */
const ABANDONED = 60_000;

let opened = 0;

/**
 * SQLite in WebAssembly on Node's files. `path` is a file, or `:memory:`.
 *
 * Its lock is a folder beside the file, `<path>.lock`, which outlives a killed process. So each opener leaves its mark,
 * `<path>.open-<pid>-<n>`, and a lock with no living opener but ourselves is taken away.
 */
export function openWasmSqlite(path: string): Database {
  const marks = path === ':memory:' ? undefined : openMark(path);
  let database: WasmDatabase | undefined;
  const statements: Prepared[] = [];
  const patient = <T>(work: () => T): T => {
    const since = Date.now();
    for (;;) {
      try {
        return work();
      } catch (error) {
        // A statement that met a lock repeats SQLite's answer when it is reset for the next attempt, and is reset by that.
        const isReset = error instanceof Error && error.message.startsWith('Could not reset statement');
        if ((troubleOf(error) !== 'busy' && !isReset) || !marks) throw error;
        if (Date.now() - since > PATIENCE) throw error;
        if (isReset) continue;
        if (!marks.freeAbandonedLock()) pause(5);
      }
    }
  };
  const exec = (sql: string) => patient(() => database?.exec(sql));
  try {
    marks?.freeAbandonedLock();
    database = new WasmDatabase(path);
    exec(`PRAGMA page_size = 32768; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = DELETE; PRAGMA synchronous = NORMAL;
      PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF`);
  } catch (error) {
    database?.close();
    marks?.remove();
    throw error;
  }
  const db = database;
  return {
    driver: 'wasm',
    exec,
    prepare(sql) {
      const prepared = patient(() => db.prepare(sql));
      statements.push(prepared);
      return statement(prepared, patient);
    },
    transaction: (work) => inTransaction(exec, 'BEGIN IMMEDIATE', work),
    snapshot: (work) => inTransaction(exec, 'BEGIN', work),
    close() {
      for (const prepared of statements) {
        try {
          prepared.finalize();
        } catch {
          // It only says again what went wrong when it last ran (sqlite3_finalize).
        }
      }
      db.close();
      marks?.remove();
    },
  };
}

function statement(prepared: Prepared, patient: <T>(work: () => T) => T): Statement {
  const all = (...values: readonly SqlValue[]) => patient(() => prepared.all([...values])) as SqlRow[];
  return {
    run(...values) {
      const { changes, lastInsertRowid } = patient(() => prepared.run([...values]));
      return { changes, lastInsertRowid: Number(lastInsertRowid) };
    },
    // Its own `get` stops at the first row and so keeps the lock, and the state of the file, until it is asked again.
    get: (...values) => all(...values)[0],
    all,
  };
}

function openMark(path: string) {
  const mark = `${path}.open-${process.pid}-${++opened}`;
  const lock = `${path}.lock`;
  writeFileSync(mark, '');
  return {
    remove: () => rmSync(mark, { force: true }),
    /** True where the way is free now. */
    freeAbandonedLock(): boolean {
      if (!existsSync(lock)) return true;
      if (otherOpeners(path, mark) > 0 && age(lock) < ABANDONED) return false;
      try {
        rmdirSync(lock);
      } catch {
        return false; // gone already, or not ours to remove: waiting goes on
      }
      return true;
    },
  };
}

/** Living processes that have the file open; marks of dead ones are swept away. */
function otherOpeners(path: string, own: string): number {
  const start = `${basename(path)}.open-`;
  let living = 0;
  for (const name of readdirSync(dirname(path))) {
    const file = join(dirname(path), name);
    if (!name.startsWith(start) || file === own) continue;
    if (alive(Number.parseInt(name.slice(start.length), 10))) living++;
    else rmSync(file, { force: true });
  }
  return living;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function age(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
