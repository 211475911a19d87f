import type { Database } from '../../library/sqlite';
import { asUint16, asUint32, bytesOf } from './bytes';
import type { ByteStream } from './postings';
import { Recent } from './recent';
import type { Entries, PostingsCache, SpaceName } from './segment';
import { Segment, SPACES, Space } from './segment';
import { VOCABULARY_PARTS, Vocabulary, type VocabularyData, vocabularyBlob, vocabularyFrom } from './vocabulary';

/**
 * `segment.live`: 0 while it is being written, piece by piece; queries do not see it. `segment_blob`: what is read as
 * a whole. `segment_chunk`: the posting lists of a space, cut into pieces of {@link CHUNK} bytes. `fresh`: sources that are in
 * no segment yet; their words are gathered again from the store at the next start.
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
CREATE TABLE IF NOT EXISTS fresh (source INTEGER PRIMARY KEY);
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

export interface SegmentRows {
  live(): readonly SegmentRow[];
  /** Segments that some process began and did not finish. */
  unfinished(): readonly number[];
  /** Milliseconds since a segment was begun. */
  age(segment: number): number;
  load(row: SegmentRow, cache: PostingsCache): Segment;
  begin(): number;
  chunk(segment: number, space: SpaceName, number: number, data: Uint8Array): void;
  /** Writes the rest and makes the segment visible. */
  finish(
    segment: number,
    entries: Entries,
    vocabularies: { readonly [Name in SpaceName]: VocabularyData },
    dead: Uint8Array,
  ): void;
  bury(segment: number, dead: Uint8Array): void;
  drop(segment: number): void;
  /** What was read before may be void. */
  forget(): void;
  fresh(): readonly number[];
  addFresh(source: number): void;
  dropFresh(source: number): void;
  clearFresh(): void;
}

/** Within a transaction: creates the tables where they are missing. */
export function segmentRows(database: Database): SegmentRows {
  database.exec(TABLES);
  const live = database.prepare('SELECT id, dead FROM segment WHERE live = 1 ORDER BY id');
  const unfinished = database.prepare('SELECT id FROM segment WHERE live = 0');
  const begun = database.prepare('SELECT begun FROM segment WHERE id = ?');
  const begin = database.prepare(`INSERT INTO segment (live, begun, dead) VALUES (0, ?, x'')`);
  const finish = database.prepare('UPDATE segment SET live = 1, dead = ? WHERE id = ?');
  const bury = database.prepare('UPDATE segment SET dead = ? WHERE id = ?');
  const dropSegment = database.prepare('DELETE FROM segment WHERE id = ?');
  const dropBlobs = database.prepare('DELETE FROM segment_blob WHERE segment = ?');
  const dropChunks = database.prepare('DELETE FROM segment_chunk WHERE segment = ?');
  const putBlob = database.prepare('INSERT INTO segment_blob (segment, name, data) VALUES (?, ?, ?)');
  const blob = database.prepare('SELECT data FROM segment_blob WHERE segment = ? AND name = ?');
  const putChunk = database.prepare('INSERT INTO segment_chunk (segment, space, number, data) VALUES (?, ?, ?, ?)');
  const chunk = database.prepare('SELECT data FROM segment_chunk WHERE segment = ? AND space = ? AND number = ?');
  const fresh = database.prepare('SELECT source FROM fresh ORDER BY source');
  const addFresh = database.prepare('INSERT OR IGNORE INTO fresh (source) VALUES (?)');
  const dropFresh = database.prepare('DELETE FROM fresh WHERE source = ?');
  const clearFresh = database.prepare('DELETE FROM fresh');

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
      const entries: Entries = {
        sources: asUint32(read(id, 'sources')),
        firstPassages: asUint32(read(id, 'first-passages')),
        lengths: asUint16(read(id, 'lengths')),
        likeness: asUint32(read(id, 'likeness')),
      };
      const space = (name: SpaceName) =>
        new Space(
          new Vocabulary(vocabularyFrom((part) => read(id, `${name}-${part}`))),
          chunks.stream(id, SPACES.indexOf(name)),
          cache,
        );
      return new Segment(id, entries, { text: space('text'), record: space('record') }, dead);
    },
    age: (segment) => Date.now() - Number(begun.get(segment)?.['begun'] ?? 0),
    begin: () => begin.run(Date.now()).lastInsertRowid,
    chunk: (segment, space, number, data) => {
      putChunk.run(segment, SPACES.indexOf(space), number, data);
    },
    finish(segment, entries, vocabularies, dead) {
      putBlob.run(segment, 'sources', bytesOf(entries.sources));
      putBlob.run(segment, 'first-passages', bytesOf(entries.firstPassages));
      putBlob.run(segment, 'lengths', bytesOf(entries.lengths));
      putBlob.run(segment, 'likeness', bytesOf(entries.likeness));
      for (const space of SPACES) {
        for (const part of VOCABULARY_PARTS) {
          putBlob.run(segment, `${space}-${part}`, vocabularyBlob(vocabularies[space], part));
        }
      }
      finish.run(dead, segment);
    },
    bury: (segment, dead) => {
      bury.run(dead, segment);
    },
    drop(segment) {
      dropSegment.run(segment);
      dropBlobs.run(segment);
      dropChunks.run(segment);
      chunks.forget(segment);
    },
    forget: () => chunks.clear(),
    fresh: () => fresh.all().map((row) => row['source'] as number),
    addFresh: (source) => {
      addFresh.run(source);
    },
    dropFresh: (source) => {
      dropFresh.run(source);
    },
    clearFresh: () => {
      clearFresh.run();
    },
  };
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
