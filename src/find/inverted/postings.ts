import { ByteWriter } from './bytes';

/**
 * Where a term stands: documents in ascending order, how often in each, and at which positions.
 *
 * Bytes of a list of `df` documents:
 *   df ≤ 128:  documents, positions
 *   df > 128:  bytes of the documents (LEB128), bytes of the positions of each block of 128, documents, positions
 * A document is its distance from the one before, times two, plus one where more than one position follows (then their
 * number). Positions are the first, then distances. So the documents of a long list are read without its positions,
 * and the positions of one document without those of other blocks.
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
  /** Where in the stream the positions of each block begin. */
  readonly blocks: Uint32Array;
  /** Where in the stream the list ends. */
  readonly end: number;
}

export const NO_POSTINGS: Postings = {
  docs: new Int32Array(0),
  counts: new Uint16Array(0),
  blocks: new Uint32Array(0),
  end: 0,
};

/** Writes one list after another. */
export class PostingsWriter {
  readonly #docs = new ByteWriter(4096);
  readonly #positions = new ByteWriter(4096);
  readonly #blockEnds: number[] = [];
  #count = 0;
  #last = -1;

  /** Documents must ascend. `positions` are LEB128 as described above, `count` of them. */
  addRaw(doc: number, count: number, positions: Uint8Array, start: number, end: number): void {
    this.#begin(doc, count);
    this.#positions.append(positions, start, end);
  }

  /** Positions must ascend. */
  add(doc: number, positions: Uint16Array, start: number, end: number): void {
    this.#begin(doc, end - start);
    let before = 0;
    for (let i = start; i < end; i++) {
      const position = positions[i] ?? 0;
      this.#positions.varint(position - before);
      before = position;
    }
  }

  get count(): number {
    return this.#count;
  }

  /** Appends the list to `to` and begins a new one. */
  finish(to: ByteWriter): void {
    if (this.#count > BLOCK) {
      this.#blockEnds.push(this.#positions.length);
      to.varint(this.#docs.length);
      let before = 0;
      for (const end of this.#blockEnds) {
        to.varint(end - before);
        before = end;
      }
    }
    const docs = this.#docs.view();
    to.append(docs, 0, docs.length);
    const positions = this.#positions.view();
    to.append(positions, 0, positions.length);
    this.#docs.clear();
    this.#positions.clear();
    this.#blockEnds.length = 0;
    this.#count = 0;
    this.#last = -1;
  }

  #begin(doc: number, count: number): void {
    if (this.#count > 0 && this.#count % BLOCK === 0) this.#blockEnds.push(this.#positions.length);
    this.#count++;
    const distance = doc - this.#last - 1;
    this.#last = doc;
    if (count === 1) this.#docs.varint(distance * 2);
    else {
      this.#docs.varint(distance * 2 + 1);
      this.#docs.varint(count);
    }
  }
}

/** Decodes the documents of the list at `start`. */
export function readPostings(stream: ByteStream, start: number, end: number, df: number): Postings {
  const docs = new Int32Array(df);
  const counts = new Uint16Array(df);
  const blockCount = Math.max(1, Math.ceil(df / BLOCK));
  const blocks = new Uint32Array(blockCount);
  let at = 0;
  let bytes: Uint8Array;
  let base = start;
  const sizes: number[] = [];
  if (df > BLOCK) {
    const head = stream.read(start, Math.min(end, start + 5 + blockCount * 5));
    const varint = () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = head[at++] ?? 0;
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
      }
    };
    const docBytes = varint();
    for (let i = 0; i < blockCount; i++) sizes.push(varint());
    base = start + at;
    bytes = stream.read(base, base + docBytes);
  } else {
    bytes = stream.read(start, end);
  }
  at = 0;
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
  let position = base + at;
  for (let i = 0; i < blockCount; i++) {
    blocks[i] = position;
    position += sizes[i] ?? 0;
  }
  return { docs, counts, blocks, end };
}

/** Positions of the `index`-th document of the list, ascending, into `into`; gives how many. */
export function readPositions(stream: ByteStream, list: Postings, index: number, into: Int32Array): number {
  const block = Math.floor(index / BLOCK);
  const start = list.blocks[block] ?? 0;
  const bytes = stream.read(start, list.blocks[block + 1] ?? list.end);
  let skip = 0;
  for (let i = block * BLOCK; i < index; i++) skip += list.counts[i] ?? 0;
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
