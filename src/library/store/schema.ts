import type { Database } from '../sqlite';

/** Of the tables below and of the index's; another number means another shape, and the file is made anew. */
export const SCHEMA_VERSION = 6;

/**
 * `source.record` is JSON, `body.text` the passages' texts one after another in UTF-8, `body.shape` JSON that says where
 * each begins (see body.ts). Ids are never given twice (AUTOINCREMENT), so that an answer on its way to a person cannot
 * point to another source.
 */
const TABLES = `
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  modified REAL NOT NULL,
  hash BLOB NOT NULL
);
CREATE INDEX file_hash ON file (hash);
CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file INTEGER NOT NULL,
  part TEXT,
  citekey TEXT NOT NULL UNIQUE,
  page TEXT,
  older INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX source_file ON source (file);
CREATE INDEX source_page ON source (page);
CREATE TABLE body (
  source INTEGER PRIMARY KEY,
  shape TEXT NOT NULL,
  text BLOB NOT NULL
);
CREATE TABLE problem (
  file INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  severity TEXT NOT NULL
);
CREATE INDEX problem_file ON problem (file);
`;

/** `fresh`: made now. `known`: as this version writes it. `newer` and `older`: of another version. */
export type SchemaState = 'fresh' | 'known' | 'newer' | 'older';

export function schemaState(database: Database): SchemaState {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version === SCHEMA_VERSION) return 'known';
  if (version > SCHEMA_VERSION) return 'newer';
  const tables = Number(database.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.['n'] ?? 0);
  return version === 0 && tables === 0 ? 'fresh' : 'older';
}

/** Within a transaction. */
export function createTables(database: Database): void {
  database.exec(TABLES);
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}
