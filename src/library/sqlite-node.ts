import type { Database, SqlRow, SqlValue, Statement } from './sqlite';
import { inTransaction } from './sqlite';

/** The part of `node:sqlite` that is used (Node 22.5 and newer; the types of Node 20 lack it). */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => NodeDatabase;
}
interface NodeDatabase {
  exec(sql: string): void;
  prepare(sql: string): NodeStatement;
  close(): void;
}
interface NodeStatement {
  run(...values: readonly SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  all(...values: readonly SqlValue[]): SqlRow[];
}

/** Milliseconds to wait for another window that is writing. */
const PATIENCE = 10_000;

function builtin(): NodeSqlite | undefined {
  const load = (process as { getBuiltinModule?: (id: string) => unknown }).getBuiltinModule;
  // Node 22 announces that the module is experimental; that is no news for the person.
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return load?.('node:sqlite') as NodeSqlite | undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Whether this Node has SQLite built in. */
export function nodeSqliteIsThere(): boolean {
  return builtin()?.DatabaseSync !== undefined;
}

/** `path` is a file, or `:memory:`. Throws what SQLite throws. */
export function openNodeSqlite(path: string): Database {
  const module = builtin();
  if (!module) throw new Error('this Node has no SQLite');
  const database = new module.DatabaseSync(path);
  const exec = (sql: string) => database.exec(sql);
  try {
    exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA page_size = 32768; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = 33554432`);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    driver: 'node',
    exec,
    prepare: (sql) => statement(database.prepare(sql)),
    transaction: (work) => inTransaction(exec, 'BEGIN IMMEDIATE', work),
    snapshot: (work) => inTransaction(exec, 'BEGIN', work),
    close: () => database.close(),
  };
}

function statement(prepared: NodeStatement): Statement {
  return {
    run(...values) {
      const { changes, lastInsertRowid } = prepared.run(...values);
      return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
    },
    get: (...values) => prepared.get(...values),
    all: (...values) => prepared.all(...values),
  };
}
