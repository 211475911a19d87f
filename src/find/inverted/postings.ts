import { ByteReader } from './bytes';

/**
 * Where a term stands: documents in ascending order, how often in each, and at which positions.
 *
 * Bytes of a list of `df` documents (numbers are LEB128):
 *   df ≤ 128:  documents, positions
 *   df > 128:  bytes of the head, the head, documents, positions
 * The head: bytes of the documents, the last document, the number of blocks, for each block 128 less its documents, and the
 * bytes of their positions. A block has at most 128 documents.
 * A document is its distance from the one before, times two, plus one where more than one position follows (then their
 * number). Positions are the first, then distances. So the documents of a long list are read without its positions,
 * the positions of one document without those of other blocks, and lists are joined without being decoded.
 */
export const BLOCK = 128;

/** Where the bytes of all lists lie one after another: in memory, or in pieces in the database. */
export interface ByteStream {
  /** A view of bytes that never change. */
  read(start: number, end: number): Uint8Array;
}

/** A list with its documents decoded. */
export interface Postings {
  readonly docs: Int32Array;
  readonly counts: Uint16Array;
  /** Index of the first document of each block. */
  readonly firsts: Uint32Array;
  /** Where in the stream the positions of each block begin. */
  readonly blocks: Uint32Array;
  /** Where in the stream the list ends. */
  readonly end: number;
}

export const NO_POSTINGS: Postings = {
  docs: new Int32Array(0),
  counts: new Uint16Array(0),
  firsts: new Uint32Array(0),
  blocks: new Uint32Array(0),
  end: 0,
};

/** How a list begins: what stands before its documents, if it is long. */
export interface Head {
  /** Where in the stream the documents begin. */
  readonly start: number;
  /** Where in the stream they end and the positions begin; unknown for a short list. */
  readonly positions: number | undefined;
  /** The last document; unknown for a short list. */
  readonly last: number | undefined;
  /** Documents and bytes of positions of each block, in turns; of a short list none. */
  readonly blocks: readonly number[];
}

/** Reads the head of the list at `start`. */
export function readHead(stream: ByteStream, start: number, end: number, df: number): Head {
  if (df <= BLOCK) return { start, positions: undefined, last: undefined, blocks: [] };
  const size = new ByteReader(stream.read(start, Math.min(end, start + 5)));
  const length = size.varint();
  const from = start + size.at;
  const head = new ByteReader(stream.read(from, from + length));
  const documentBytes = head.varint();
  const last = head.varint();
  const blocks: number[] = [];
  for (let left = head.varint(); left > 0; left--) blocks.push(BLOCK - head.varint(), head.varint());
  return { start: from + length, positions: from + length + documentBytes, last, blocks };
}

/** Decodes the documents of the list at `start`. */
export function readPostings(stream: ByteStream, start: number, end: number, df: number): Postings {
  const head = readHead(stream, start, end, df);
  const docs = new Int32Array(df);
  const counts = new Uint16Array(df);
  const bytes = stream.read(head.start, head.positions ?? end);
  let at = 0;
  let doc = -1;
  for (let i = 0; i < df; i++) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    doc += (value >>> 1) + 1;
    docs[i] = doc;
    if (value & 1) {
      byte = bytes[at++] ?? 0;
      let count = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        count |= (byte & 127) << shift;
      }
      counts[i] = count;
    } else counts[i] = 1;
  }
  return { docs, counts, ...blocksOf(head, head.start + at), end };
}

/** Of all lists that are one block. */
const ONE_BLOCK = new Uint32Array(1);

function blocksOf({ blocks }: Head, positions: number): Pick<Postings, 'firsts' | 'blocks'> {
  if (blocks.length === 0) return { firsts: ONE_BLOCK, blocks: Uint32Array.of(positions) };
  const firsts = new Uint32Array(blocks.length / 2);
  const starts = new Uint32Array(firsts.length);
  let first = 0;
  let start = positions;
  for (let i = 0; i < firsts.length; i++) {
    firsts[i] = first;
    starts[i] = start;
    first += blocks[i * 2] ?? 0;
    start += blocks[i * 2 + 1] ?? 0;
  }
  return { firsts, blocks: starts };
}

/** Positions of the `index`-th document of the list, ascending, into `into`; gives how many. */
export function readPositions(stream: ByteStream, list: Postings, index: number, into: Int32Array): number {
  const block = blockOf(list.firsts, index);
  const start = list.blocks[block] ?? 0;
  const bytes = stream.read(start, list.blocks[block + 1] ?? list.end);
  let skip = 0;
  for (let i = list.firsts[block] ?? 0; i < index; i++) skip += list.counts[i] ?? 0;
  let at = 0;
  while (skip > 0) if ((bytes[at++] ?? 0) < 128) skip--;
  const count = Math.min(list.counts[index] ?? 0, into.length);
  let position = 0;
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    position += value;
    into[i] = position;
  }
  return count;
}

/** The last block that begins at the document with this index, or before. */
function blockOf(firsts: Uint32Array, index: number): number {
  let low = 0;
  let high = firsts.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((firsts[middle] ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low;
}

/** Index of `doc` in the ascending list, or -1. */
export function indexOfDoc(docs: Int32Array, doc: number, from = 0): number {
  let low = from;
  let high = docs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = docs[middle] ?? 0;
    if (value < doc) low = middle + 1;
    else if (value > doc) high = middle - 1;
    else return middle;
  }
  return -1;
}

export function memoryStream(bytes: Uint8Array): ByteStream {
  return { read: (start, end) => bytes.subarray(start, end) };
}
