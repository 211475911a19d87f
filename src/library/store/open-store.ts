import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../sqlite';
import { troubleOf } from '../sqlite';
import { type DriverName, openDatabase, preferredDriver } from '../sqlite-open';
import type { MakeIndex, Store, StoreIndex } from '../store';
import { createTables, SCHEMA_VERSION, schemaState } from './schema';
import { sqliteStore } from './sqlite-store';

/** Name of the index's file in the storage folder. */
export const INDEX_FILE = 'ibid.db';

export interface OpenedStore<I extends StoreIndex> {
  readonly store: Store & { readonly index: I };
  /** Something to tell the person once: why the index was rebuilt, or that it lives in memory only. */
  readonly notice?: string;
}

/**
 * Opens (or makes) the index in this folder; `undefined` keeps it in memory. Never fails for what is on the disk: an
 * index that is damaged or of another version is thrown away (it is a cache), and where none can be written, memory serves.
 */
export async function openStore<I extends StoreIndex>(
  folder: string | undefined,
  makeIndex: MakeIndex<I>,
  driver: DriverName = preferredDriver(),
): Promise<OpenedStore<I>> {
  const inMemory = async () => sqliteStore(prepared(await openDatabase(':memory:', driver)), makeIndex);
  if (folder === undefined) return { store: await inMemory() };
  const file = join(folder, INDEX_FILE);
  try {
    mkdirSync(folder, { recursive: true });
    return await openFile(file, makeIndex, driver);
  } catch (error) {
    const trouble = troubleOf(error instanceof Error && error.cause ? error.cause : error);
    return {
      store: await inMemory(),
      notice: IN_MEMORY[trouble === 'full' || trouble === 'busy' ? trouble : 'read-only'],
    };
  }
}

async function openFile<I extends StoreIndex>(
  file: string,
  makeIndex: MakeIndex<I>,
  driver: DriverName,
): Promise<OpenedStore<I>> {
  let notice: string | undefined;
  for (let attempt = 0; ; attempt++) {
    let database: Database | undefined;
    try {
      database = await openDatabase(file, driver);
      const state = schemaState(database);
      if (state === 'newer' || state === 'older') {
        notice = REBUILT[state];
        database.close();
        database = undefined;
        deleteFiles(file);
        database = await openDatabase(file, driver);
      }
      const store = sqliteStore(prepared(database), makeIndex);
      return { store, ...(notice !== undefined && { notice }) };
    } catch (error) {
      database?.close();
      const cause = error instanceof Error && error.cause ? error.cause : error;
      const trouble = troubleOf(cause);
      if ((trouble !== 'corrupt' && trouble !== 'misfit') || attempt > 0) throw error;
      notice = REBUILT[trouble];
      deleteFiles(file);
    }
  }
}

/** Also finds out whether the file can be written, which opening it does not. */
function prepared(database: Database): Database {
  database.transaction(() => {
    if (schemaState(database) === 'fresh') createTables(database);
    else database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  });
  return database;
}

/** Deletes the index of this folder, closed before: the next {@link openStore} makes it anew. */
export function deleteIndex(folder: string): void {
  deleteFiles(join(folder, INDEX_FILE));
}

/** The index of this file, and what SQLite keeps beside it. */
function deleteFiles(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
  rmSync(`${file}.lock`, { force: true, recursive: true });
}

const REBUILT = {
  corrupt: 'The index was damaged and is being rebuilt.',
  misfit: 'The index was made by another version of Ibid and is being rebuilt.',
  newer: 'The index was made by a newer version of Ibid and is being rebuilt.',
  older: 'The index was made by an older version of Ibid and is being rebuilt.',
} as const;

const IN_MEMORY = {
  full: 'The disk is full: the index is kept in memory and has to be rebuilt next time.',
  busy: 'Another window holds the index: this window keeps its own in memory.',
  'read-only':
    'The folder of the index cannot be written: the index is kept in memory and has to be rebuilt next time.',
} as const;
