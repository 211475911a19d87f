import { sep } from 'node:path';
import { isAbort } from '../../model/abort';
import { IbidError } from '../../model/error';
import { pageIdentity } from '../../model/page-identity';
import type { Passage, Problem, Source } from '../../model/source';
import type { Database, SqlRow } from '../sqlite';
import { troubleOf } from '../sqlite';
import type { FileRecord, MakeIndex, Store, StoredPart, StoreIndex } from '../store';
import { packBody, unpackBody, unpackOne } from './body';
import { fileOf, hashBytes, problemOf, recordJson, SOURCE_ROWS, sourceOf, storedSource, TIME_ORDER } from './rows';

/** The store on an open database whose tables exist. */
export function sqliteStore<I extends StoreIndex>(database: Database, makeIndex: MakeIndex<I>): Store & { index: I } {
  const sql = statements(database);
  let depth = 0;

  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asStorageError(error);
    }
  };
  const transaction = <T>(work: () => T): T => {
    if (depth > 0) return work();
    return guarded(() => {
      depth++;
      try {
        return database.transaction(() => {
          noticeOthers();
          const result = work();
          index.flush();
          return result;
        });
      } catch (error) {
        index.forget();
        throw error;
      } finally {
        depth--;
        seen = dataVersion();
      }
    });
  };
  const snapshot = <T>(work: () => T): T => {
    if (depth > 0) return work();
    return guarded(() => {
      depth++;
      try {
        return database.snapshot(() => {
          noticeOthers();
          return work();
        });
      } finally {
        depth--;
      }
    });
  };

  const dataVersion = () => Number(sql.dataVersion.get()?.['data_version'] ?? 0);
  let seen = 0;
  /** Another window may have written since we looked: then what the index has in memory is of yesterday. */
  const noticeOthers = () => {
    const now = dataVersion();
    if (now !== seen) {
      seen = now;
      index.refresh();
    }
  };

  const source = (id: number) => found(sql.source.get(id));
  const passages = (id: number): readonly Passage[] => {
    const row = sql.body.get(id);
    return row ? unpackBody({ shape: row['shape'] as string, text: row['text'] as Uint8Array }) : [];
  };
  let index: I;
  index = guarded(() => database.transaction(() => makeIndex({ database, source, passages })));
  seen = dataVersion();

  const drop = (ids: readonly number[]) => {
    for (const id of ids) {
      sql.dropSource.run(id);
      sql.dropBody.run(id);
    }
    index.remove(ids);
  };
  const fileId = (path: string) => sql.fileId.get(path)?.['id'] as number | undefined;
  const partsOf = (file: number) =>
    new Map(sql.sourcesOf.all(file).map((old) => [(old['part'] as string | null) ?? '', old['id'] as number]));
  const idsOf = (file: number) => sql.sourcesOf.all(file).map((row) => row['id'] as number);
  const forgetFile = (path: string) => {
    const file = fileId(path);
    if (file === undefined) return;
    drop(idsOf(file));
    sql.dropProblems.run(file);
    sql.dropFile.run(file);
  };

  const put = (file: FileRecord, parts: readonly StoredPart[], problems: readonly Problem[]) => {
    const known = fileId(file.path);
    const id = known ?? sql.addFile.run(file.path, file.size, file.modified, hashBytes(file.hash)).lastInsertRowid;
    if (known !== undefined) sql.changeFile.run(file.path, file.size, file.modified, hashBytes(file.hash), known);
    const before = known === undefined ? new Map<string, number>() : partsOf(known);
    const kept = parts.map((part) => {
      const key = part.extraction.part ?? '';
      const old = before.get(key);
      before.delete(key);
      return old;
    });
    drop([...before.values()]);
    const same = new Set<number>();
    parts.forEach(({ citekey, extraction }, i) => {
      const row =
        kept[i] === undefined || extraction.passages.length > 0 ? undefined : sql.stored.get(kept[i] as number);
      if (row?.['passages'] === 0 && row['citekey'] === citekey && row['record'] === recordJson(extraction))
        same.add(i);
    });
    // Keys may wander between the parts of one file: free them before they are given again.
    for (const old of kept) if (old !== undefined) sql.freeCitekey.run(old);
    parts.forEach((part, i) => {
      const { extraction, citekey } = part;
      const values = [
        id,
        extraction.part ?? null,
        citekey,
        pageIdentity(extraction.record) ?? null,
        extraction.older ? 1 : 0,
        extraction.passages.length,
        recordJson(extraction),
      ] as const;
      const old = kept[i];
      const sourceId = old ?? sql.addSource.run(...values).lastInsertRowid;
      if (old !== undefined) sql.changeSource.run(...values, old);
      // A long bibliography, or an export of links, of which one entry changed: the others stand in the index as they are.
      if (same.has(i)) return;
      const { shape, text } = packBody(extraction.passages);
      sql.putBody.run(sourceId, shape, text);
      if (extraction.older) index.remove([sourceId]);
      else index.add(storedSource(sourceId, file, part), extraction.passages);
    });
    if (known !== undefined) sql.dropProblems.run(id);
    for (const { code, message, severity } of problems) sql.addProblem.run(id, code, message, severity);
  };

  const move = (from: string, to: FileRecord) => {
    const file = fileId(from);
    if (file === undefined) return;
    if (to.path !== from) forgetFile(to.path);
    sql.changeFile.run(to.path, to.size, to.modified, hashBytes(to.hash), file);
  };

  const count = (row: SqlRow | undefined) => Number(row?.['n'] ?? 0);
  return {
    driver: database.driver,
    index,
    transaction,
    snapshot,
    files: () => guarded(() => sql.files.all().map(fileOf)),
    file: (path) =>
      guarded(() => {
        const row = sql.file.get(path);
        return row && fileOf(row);
      }),
    filesBelow: (folder) => guarded(() => sql.filesBelow.all(...below(folder)).map(fileOf)),
    filesWithHash: (prefix) =>
      guarded(() => sql.filesWithHash.all(hashBytes(prefix), hashBytes(prefix.padEnd(64, 'f'))).map(fileOf)),
    put: (file, parts, problems) => transaction(() => put(file, parts, problems)),
    move: (from, to) => transaction(() => move(from, to)),
    remove: (paths) => transaction(() => paths.forEach(forgetFile)),
    clear: () =>
      transaction(() => {
        for (const { name } of sql.tables.all()) database.exec(`DELETE FROM ${String(name)}`);
        index.forget();
      }),
    counts: () =>
      guarded(() => ({
        sources: count(sql.countSources.get()),
        files: count(sql.countFiles.get()),
        problems: count(sql.countProblems.get()),
      })),
    problems: () => guarded(() => sql.problems.all().map(problemOf)),
    source: (id) => guarded(() => source(id)),
    sourceByCitekey: (citekey) => guarded(() => found(sql.byCitekey.get(citekey))),
    sourcesOfFile: (path) => guarded(() => sql.byFile.all(path).map(sourceOf)),
    pagesSavedAgain: () => guarded(() => sql.pagesSavedAgain.all().map((row) => row['page'] as string)),
    sourcesOfPage: (page) => guarded(() => sql.byPage.all(page).map(sourceOf)),
    recent: (limit) => guarded(() => sql.recent.all(limit).map(sourceOf)),
    sourceIds: () => guarded(() => sql.allIds.all().map((row) => row['id'] as number)),
    passages: (id) => guarded(() => passages(id)),
    passage: (id, ordinal) =>
      guarded(() => {
        const row = sql.body.get(id);
        return row && unpackOne({ shape: row['shape'] as string, text: row['text'] as Uint8Array }, ordinal);
      }),
    citekeys: () => guarded(() => new Set(sql.citekeys.all().map((row) => row['citekey'] as string))),
    tidy: () => transaction(() => index.tidy() || giveBack(database, sql)),
    close: () => {
      try {
        if (index.busy) transaction(() => index.giveUp());
      } catch {
        // What cannot be written now is swept by the next window, later.
      }
      database.close();
    },
  };
}

/** Pages of 32 KB moved in one slice (some milliseconds), and the share of empty ones that is left for what comes next. */
const PAGES = 24;
const SPARE = 0.01;

/** Gives empty pages back to the disk, a slice; `false` when there are few. */
function giveBack(database: Database, sql: ReturnType<typeof statements>): boolean {
  const empty = Number(sql.emptyPages.get()?.['freelist_count'] ?? 0);
  const all = Number(sql.pages.get()?.['page_count'] ?? 0);
  if (empty <= Math.max(64, all * SPARE)) return false;
  database.exec(`PRAGMA incremental_vacuum(${PAGES})`);
  return true;
}

function found(row: SqlRow | undefined): Source | undefined {
  return row && sourceOf(row);
}

/** First path in a folder, and the first after all that are in it. */
function below(folder: string): [string, string] {
  const open = folder.endsWith(sep) ? folder : folder + sep;
  return [open, open.slice(0, -1) + String.fromCharCode(sep.charCodeAt(0) + 1)];
}

function asStorageError(error: unknown): unknown {
  if (error instanceof IbidError || isAbort(error)) return error;
  const trouble = troubleOf(error);
  const sqlite =
    trouble !== 'other' || /sqlite/i.test(String((error as Error)?.name) + String((error as { code?: unknown })?.code));
  if (!sqlite) return error;
  return new IbidError('storage', WORDS[trouble], { trouble }, { cause: error });
}

const WORDS = {
  corrupt: 'The index is damaged. Rebuild it with “Ibid: Rebuild Index”.',
  misfit: 'The index does not fit this version of Ibid. Rebuild it with “Ibid: Rebuild Index”.',
  full: 'The index could not be written: the disk is full.',
  'read-only': 'The index could not be written: its folder is read-only.',
  busy: 'The index is in use by another window and did not become free.',
  other: 'The index could not be read or written.',
} as const;

function statements(database: Database) {
  const all = {
    dataVersion: 'PRAGMA data_version',
    tables: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
    pages: 'PRAGMA page_count',
    emptyPages: 'PRAGMA freelist_count',
    files: 'SELECT path, size, modified, hash FROM file ORDER BY path',
    file: 'SELECT path, size, modified, hash FROM file WHERE path = ?',
    filesBelow: 'SELECT path, size, modified, hash FROM file WHERE path >= ? AND path < ? ORDER BY path',
    filesWithHash: 'SELECT path, size, modified, hash FROM file WHERE hash >= ? AND hash < ? ORDER BY path',
    fileId: 'SELECT id FROM file WHERE path = ?',
    addFile: 'INSERT INTO file (path, size, modified, hash) VALUES (?, ?, ?, ?)',
    changeFile: 'UPDATE file SET path = ?, size = ?, modified = ?, hash = ? WHERE id = ?',
    dropFile: 'DELETE FROM file WHERE id = ?',
    sourcesOf: 'SELECT id, part FROM source WHERE file = ?',
    stored: 'SELECT citekey, record, passages FROM source WHERE id = ?',
    addSource: 'INSERT INTO source (file, part, citekey, page, older, passages, record) VALUES (?, ?, ?, ?, ?, ?, ?)',
    freeCitekey: `UPDATE source SET citekey = char(0) || id WHERE id = ?`,
    changeSource:
      'UPDATE source SET file = ?, part = ?, citekey = ?, page = ?, older = ?, passages = ?, record = ? WHERE id = ?',
    dropSource: 'DELETE FROM source WHERE id = ?',
    putBody: 'INSERT OR REPLACE INTO body (source, shape, text) VALUES (?, ?, ?)',
    dropBody: 'DELETE FROM body WHERE source = ?',
    body: 'SELECT shape, text FROM body WHERE source = ?',
    dropProblems: 'DELETE FROM problem WHERE file = ?',
    addProblem: 'INSERT INTO problem (file, code, message, severity) VALUES (?, ?, ?, ?)',
    problems:
      'SELECT path, code, message, severity FROM problem JOIN file ON file.id = problem.file ORDER BY path, problem.rowid',
    countSources: 'SELECT count(*) AS n FROM source WHERE older = 0',
    pagesSavedAgain:
      'SELECT page FROM source WHERE page IS NOT NULL GROUP BY page HAVING count(*) > 1 OR max(older) = 1',
    byPage: `${SOURCE_ROWS} WHERE page = ? ORDER BY source.id`,
    countFiles: 'SELECT count(*) AS n FROM file',
    countProblems: 'SELECT count(*) AS n FROM problem',
    source: `${SOURCE_ROWS} WHERE source.id = ?`,
    byCitekey: `${SOURCE_ROWS} WHERE citekey = ?`,
    byFile: `${SOURCE_ROWS} WHERE path = ? ORDER BY source.id`,
    recent: `${SOURCE_ROWS} WHERE older = 0 ${TIME_ORDER} LIMIT ?`,
    allIds: 'SELECT id FROM source ORDER BY id',
    citekeys: 'SELECT citekey FROM source',
  };
  const prepared = Object.entries(all).map(([name, text]) => [name, database.prepare(text)]);
  return Object.fromEntries(prepared) as { readonly [Name in keyof typeof all]: ReturnType<Database['prepare']> };
}
