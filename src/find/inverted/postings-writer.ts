import { ByteReader, ByteWriter } from './bytes';
import { BLOCK, type ByteStream, readHead } from './postings';

/** Writes one list of postings after another, as postings.ts describes them. */
export class PostingsWriter {
  readonly #docs = new ByteWriter(4096);
  readonly #positions = new ByteWriter(4096);
  readonly #head = new ByteWriter();
  /** Documents and bytes of positions of each block that is full, in turns. */
  readonly #blocks: number[] = [];
  /** Documents in the present block, and where its positions begin. */
  #inBlock = 0;
  #blockStart = 0;
  #count = 0;
  #last = -1;

  get count(): number {
    return this.#count;
  }

  /** Positions must ascend, and documents with every call. */
  add(doc: number, positions: Uint16Array, start: number, end: number): void {
    this.#begin(doc, end - start);
    let before = 0;
    for (let i = start; i < end; i++) {
      const position = positions[i] as number;
      this.#positions.varint(position - before);
      before = position;
    }
  }

  /** The same where positions are LEB128 already, `count` of them. */
  addRaw(doc: number, count: number, positions: Uint8Array, start: number, end: number): void {
    this.#begin(doc, count);
    this.#positions.append(positions, start, end);
  }

  /** Appends a whole list whose documents are counted from `base`: its bytes but for the first document. */
  addList(stream: ByteStream, start: number, end: number, df: number, base: number): void {
    const head = readHead(stream, start, end, df);
    const bytes = stream.read(head.start, end);
    const reader = new ByteReader(bytes);
    const first = reader.varint();
    const from = reader.at;
    this.#docs.varint(first + (base - this.#last - 1) * 2);
    const [documentEnd, last] =
      head.positions === undefined || head.last === undefined
        ? endOfDocuments(reader, first, df)
        : [head.positions - head.start, head.last];
    this.#docs.append(bytes, from, documentEnd);
    if (head.blocks.length === 0) this.#addBlock(df, bytes, documentEnd, bytes.length);
    let at = documentEnd;
    for (let i = 0; i < head.blocks.length; i += 2) {
      const size = head.blocks[i + 1] as number;
      this.#addBlock(head.blocks[i] as number, bytes, at, at + size);
      at += size;
    }
    this.#count += df;
    this.#last = base + last;
  }

  /** Appends the list to `to` and begins a new one. */
  finish(to: ByteWriter): void {
    const docs = this.#docs.view();
    if (this.#count > BLOCK) this.#writeHead(to, docs.length);
    to.append(docs, 0, docs.length);
    const positions = this.#positions.view();
    to.append(positions, 0, positions.length);
    this.#docs.clear();
    this.#positions.clear();
    this.#blocks.length = 0;
    this.#inBlock = 0;
    this.#blockStart = 0;
    this.#count = 0;
    this.#last = -1;
  }

  #begin(doc: number, count: number): void {
    if (this.#inBlock === BLOCK) this.#endBlock();
    this.#inBlock++;
    this.#count++;
    const distance = doc - this.#last - 1;
    this.#last = doc;
    if (count === 1) this.#docs.varint(distance * 2);
    else {
      this.#docs.varint(distance * 2 + 1);
      this.#docs.varint(count);
    }
  }

  /** Blocks that fit into one become one. */
  #addBlock(documents: number, positions: Uint8Array, start: number, end: number): void {
    if (this.#inBlock > 0 && this.#inBlock + documents > BLOCK) this.#endBlock();
    this.#inBlock += documents;
    this.#positions.append(positions, start, end);
  }

  #endBlock(): void {
    this.#blocks.push(this.#inBlock, this.#positions.length - this.#blockStart);
    this.#inBlock = 0;
    this.#blockStart = this.#positions.length;
  }

  #writeHead(to: ByteWriter, documentBytes: number): void {
    this.#endBlock();
    const head = this.#head;
    head.varint(documentBytes);
    head.varint(this.#last);
    head.varint(this.#blocks.length / 2);
    for (let i = 0; i < this.#blocks.length; i += 2) {
      head.varint(BLOCK - (this.#blocks[i] as number));
      head.varint(this.#blocks[i + 1] as number);
    }
    to.varint(head.length);
    to.append(head.view(), 0, head.length);
    head.clear();
  }
}

/** Where the documents of a short list end, and the last of them; the reader stands behind the first number. */
function endOfDocuments(reader: ByteReader, first: number, df: number): readonly [number, number] {
  let value = first;
  let last = value >>> 1;
  for (let i = 1; ; i++) {
    if (value & 1) reader.varint();
    if (i === df) return [reader.at, last];
    value = reader.varint();
    last += (value >>> 1) + 1;
  }
}
