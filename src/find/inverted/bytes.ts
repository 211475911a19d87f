/** Bytes that grow. Numbers are LEB128: seven bits a byte, the least first, the high bit says that more follow. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  varint(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (this.#length + size > this.#bytes.length) this.#grow(size);
    const to = this.#bytes;
    let at = this.#length;
    if (size < 32) for (let i = start; i < end; i++) to[at++] = bytes[i] ?? 0;
    else to.set(bytes.subarray(start, end), at);
    this.#length += size;
  }

  /** A view of what is written; void at the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #grow(need: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + need));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Reads what {@link ByteWriter.varint} wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}

/** The typed array in a stored blob, which may begin anywhere in its buffer: a view where it can be. */
export function asUint32(blob: Uint8Array): Uint32Array {
  const { buffer, byteOffset, byteLength } = blob.byteOffset % 4 === 0 ? blob : blob.slice();
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}
export function asUint16(blob: Uint8Array): Uint16Array {
  const { buffer, byteOffset, byteLength } = blob.byteOffset % 2 === 0 ? blob : blob.slice();
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}

export function bytesOf(array: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Collects numbers below 2^32, at four bytes each. */
export class NumberWriter {
  #numbers = new Uint32Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const numbers = new Uint32Array(this.#length * 2);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[this.#length++] = value;
  }

  take(): Uint32Array {
    return this.#numbers.slice(0, this.#length);
  }
}
