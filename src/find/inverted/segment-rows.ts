import type { Database } from '../../library/sqlite';
import { asUint32, bytesOf } from './bytes';
import type { ByteStream } from './postings';
import { Recent } from './recent';
import type { Entries, PostingsCache, SpaceName } from './segment';
import { countsOf, Segment, SPACES, Space } from './segment';
import { StoredEntries, StoredVocabulary } from './stored-parts';
import { VOCABULARY_PARTS, Vocabulary, type VocabularyData, vocabularyBlob } from './vocabulary';

/**
 * `segment.live`: 0 while it is being written, piece by piece, 1 when queries see it, 2 while it is being deleted, piece by
 * piece. `segment_blob`: what is read as a whole. `segment_chunk`: the posting lists of a space, cut into pieces of
 * {@link CHUNK} bytes. `fresh`: sources that are in no segment yet; their words are gathered again from the store at the next
 * start. A source that changes is given a new number there.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  live INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  dead BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS segment_blob (
  segment INTEGER NOT NULL,
  name TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (segment, name)
);
CREATE TABLE IF NOT EXISTS segment_chunk (
  segment INTEGER NOT NULL,
  space INTEGER NOT NULL,
  number INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (segment, space, number)
);
CREATE TABLE IF NOT EXISTS fresh (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL UNIQUE
);
`;

/**
 * One overflow page of 32 KB and what SQLite keeps of such a row in its leaf: hardly anything is wasted. (Two pages would
 * waste as little and be read in half the calls, but most reads want a few hundred bytes of a chunk.)
 */
export const CHUNK = 36_800;
/** Chunks kept in memory, 37 KB each. */
const CHUNKS_KEPT = 128;

export interface SegmentRow {
  readonly id: number;
  readonly dead: Uint8Array;
}

/** A source that is in no segment yet, and the number of this state of it. */
export interface FreshRow {
  readonly id: number;
  readonly source: number;
}

/** Chunks deleted at a time. */
const DELETED = 24;

export interface SegmentRows {
  live(): readonly SegmentRow[];
  /** Segments that some process began and has not finished. */
  unfinished(): readonly number[];
  /** Milliseconds since a segment was begun. */
  age(segment: number): number;
  load(row: SegmentRow, cache: PostingsCache): Segment;
  /** The posting lists of a segment. */
  stream(segment: number, space: SpaceName): ByteStream;
  begin(): number;
  chunk(segment: number, space: SpaceName, number: number, data: Uint8Array): void;
  blob(segment: number, name: string, data: Uint8Array): void;
  /** Makes a segment visible of which everything is written. */
  publish(segment: number, dead: Uint8Array): void;
  bury(segment: number, dead: Uint8Array): void;
  /** Queries see it no more; its pieces go with {@link sweep}. */
  retire(segment: number): void;
  /** Deletes some pieces of retired segments; `false` when there are none. */
  sweep(): boolean;
  /** What was read before may be void. */
  forget(): void;
  fresh(): readonly FreshRow[];
  /** Gives the number of this state of the source. */
  addFresh(source: number): number;
  dropFresh(source: number): void;
}

/** Within a transaction: creates the tables where they are missing. */
export function segmentRows(database: Database): SegmentRows {
  database.exec(TABLES);
  const live = database.prepare('SELECT id, dead FROM segment WHERE live = 1 ORDER BY id');
  const unfinished = database.prepare('SELECT id FROM segment WHERE live = 0');
  const begun = database.prepare('SELECT begun FROM segment WHERE id = ?');
  const begin = database.prepare(`INSERT INTO segment (live, begun, dead) VALUES (0, ?, x'')`);
  const publish = database.prepare('UPDATE segment SET live = 1, dead = ? WHERE id = ?');
  const retire = database.prepare('UPDATE segment SET live = 2 WHERE id = ?');
  const retired = database.prepare('SELECT id FROM segment WHERE live = 2 LIMIT 1');
  const bury = database.prepare('UPDATE segment SET dead = ? WHERE id = ?');
  const dropSegment = database.prepare('DELETE FROM segment WHERE id = ?');
  const dropBlobs = database.prepare('DELETE FROM segment_blob WHERE segment = ?');
  const someChunks = database.prepare('SELECT space, number FROM segment_chunk WHERE segment = ? LIMIT ?');
  const dropChunk = database.prepare('DELETE FROM segment_chunk WHERE segment = ? AND space = ? AND number = ?');
  const putBlob = database.prepare('INSERT INTO segment_blob (segment, name, data) VALUES (?, ?, ?)');
  const blob = database.prepare('SELECT data FROM segment_blob WHERE segment = ? AND name = ?');
  const putChunk = database.prepare('INSERT INTO segment_chunk (segment, space, number, data) VALUES (?, ?, ?, ?)');
  const chunk = database.prepare('SELECT data FROM segment_chunk WHERE segment = ? AND space = ? AND number = ?');
  const fresh = database.prepare('SELECT id, source FROM fresh ORDER BY id');
  const addFresh = database.prepare('INSERT OR REPLACE INTO fresh (source) VALUES (?)');
  const dropFresh = database.prepare('DELETE FROM fresh WHERE source = ?');

  const chunks = chunkCache((segment, space, number) => {
    const row = chunk.get(segment, space, number);
    if (!row) throw new Error('database disk image is malformed: a piece of the search index is missing');
    return row['data'] as Uint8Array;
  });
  const read = (segment: number, name: string): Uint8Array => {
    const row = blob.get(segment, name);
    if (!row) throw new Error('database disk image is malformed: a part of the search index is missing');
    return row['data'] as Uint8Array;
  };

  return {
    live: () =>
      live.all().map((row) => ({
        id: row['id'] as number,
        dead: (row['dead'] as Uint8Array).slice(),
      })),
    unfinished: () => unfinished.all().map((row) => row['id'] as number),
    load(row, cache) {
      const { id, dead } = row;
      const [size = 0, passageCount = 0, wordCount = 0, highest = 0] = asUint32(read(id, 'counts'));
      const space = (name: SpaceName) =>
        new Space(
          new Vocabulary(new StoredVocabulary((part) => read(id, `${name}-${part}`))),
          chunks.stream(id, SPACES.indexOf(name)),
          cache,
        );
      const counts = { size, passageCount, wordCount, highest };
      const entries = new StoredEntries((part) => read(id, part));
      return new Segment(id, counts, entries, { text: space('text'), record: space('record') }, dead);
    },
    stream: (segment, space) => chunks.stream(segment, SPACES.indexOf(space)),
    age: (segment) => Date.now() - Number(begun.get(segment)?.['begun'] ?? 0),
    begin: () => begin.run(Date.now()).lastInsertRowid,
    chunk: (segment, space, number, data) => {
      putChunk.run(segment, SPACES.indexOf(space), number, data);
    },
    blob: (segment, name, data) => {
      putBlob.run(segment, name, data);
    },
    publish: (segment, dead) => {
      publish.run(dead, segment);
    },
    bury: (segment, dead) => {
      bury.run(dead, segment);
    },
    retire(segment) {
      retire.run(segment);
      chunks.forget(segment);
    },
    sweep() {
      const segment = retired.get()?.['id'] as number | undefined;
      if (segment === undefined) return false;
      const some = someChunks.all(segment, DELETED);
      for (const row of some) dropChunk.run(segment, row['space'] as number, row['number'] as number);
      if (some.length < DELETED) {
        dropBlobs.run(segment);
        dropSegment.run(segment);
      }
      return true;
    },
    forget: () => chunks.clear(),
    fresh: () => fresh.all().map((row) => ({ id: row['id'] as number, source: row['source'] as number })),
    addFresh: (source) => addFresh.run(source).lastInsertRowid,
    dropFresh: (source) => {
      dropFresh.run(source);
    },
  };
}

/** Everything of a segment but its posting lists, as {@link SegmentRows.load} reads it. */
export function* blobsOf(
  entries: Entries,
  vocabularies: { readonly [Name in SpaceName]: VocabularyData },
): Generator<readonly [string, Uint8Array]> {
  const { size, passageCount, wordCount, highest } = countsOf(entries);
  yield ['counts', bytesOf(Uint32Array.of(size, passageCount, wordCount, highest))];
  yield ['sources', bytesOf(entries.sources)];
  yield ['first-passages', bytesOf(entries.firstPassages)];
  yield ['lengths', bytesOf(entries.lengths)];
  yield ['likeness', bytesOf(entries.likeness)];
  for (const space of SPACES) {
    for (const part of VOCABULARY_PARTS) yield [`${space}-${part}`, vocabularyBlob(vocabularies[space], part)];
  }
}

/** Reads through a bounded number of chunks. */
function chunkCache(load: (segment: number, space: number, number: number) => Uint8Array) {
  const kept = new Recent<string, Uint8Array>(CHUNKS_KEPT);
  const piece = (segment: number, space: number, number: number): Uint8Array =>
    kept.get(`${segment}.${space}.${number}`, () => load(segment, space, number));
  return {
    clear: () => kept.forget(),
    forget: (segment: number) => kept.forget((key) => key.startsWith(`${segment}.`)),
    stream: (segment: number, space: number): ByteStream => ({
      read(start, end) {
        if (end <= start) return new Uint8Array(0);
        const first = Math.floor(start / CHUNK);
        const last = Math.floor((end - 1) / CHUNK);
        if (first === last) return piece(segment, space, first).subarray(start - first * CHUNK, end - first * CHUNK);
        const bytes = new Uint8Array(end - start);
        for (let number = first; number <= last; number++) {
          const base = number * CHUNK;
          const from = Math.max(start, base);
          const to = Math.min(end, base + CHUNK);
          bytes.set(piece(segment, space, number).subarray(from - base, to - base), from - start);
        }
        return bytes;
      },
    }),
  };
}
