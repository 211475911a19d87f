import { HASH_START, hashNext } from '../../model/word-hash';
import { PLAIN_LOWER } from '../../model/words';
import { soundHash } from './sounds';
import { letterSet } from './vocabulary';

/**
 * Numbers for the words that indexing comes by, and what a vocabulary has to say of each, found out once however many segments
 * have it: its UTF-8, its letters, its sound. A hash table over one piece of bytes, since a map of strings would want a string
 * made for every word of every text.
 */
export class Dictionary {
  #size = 0;
  /** UTF-8 of all words, one after another; where each begins, and one more for the end. */
  #bytes = Buffer.alloc(16_384);
  #starts = new Int32Array(1024);
  #hashes = new Int32Array(1024);
  #letters = new Int32Array(1024);
  #sounds = new Int32Array(1024);
  /** Number of a word plus one, at the place of its hash or the next free one after it. */
  #table = new Int32Array(4096);
  /** The words in ascending order of their bytes, as far as they were asked for. */
  #ordered = new Uint32Array(0);

  /** Words have numbers from 0 to this. */
  get size(): number {
    return this.#size;
  }
  /** FNV-1a of the word's UTF-8. */
  hash(word: number): number {
    return this.#hashes[word] as number;
  }
  letters(word: number): number {
    return this.#letters[word] as number;
  }
  sound(word: number): number {
    return this.#sounds[word] as number;
  }
  /** A view of the word's UTF-8; void with the next new word. */
  bytes(word: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[word], this.#starts[word + 1]);
  }

  /** The word of ASCII letters and digits that stands there in any case; `hash` as {@link scanWords} gives it. */
  plain(units: Uint16Array, start: number, end: number, hash: number): number {
    const length = end - start;
    const mask = this.#table.length - 1;
    for (let at = placeOf(hash) & mask; ; at = (at + 1) & mask) {
      const word = (this.#table[at] as number) - 1;
      if (word < 0) break;
      if (this.#hashes[word] === hash && this.#isPlain(word, units, start, length)) return word;
    }
    return this.word(String.fromCharCode(...units.subarray(start, end)).toLowerCase());
  }

  word(text: string): number {
    const start = this.#starts[this.#size] as number;
    if (start + text.length * 3 > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], start * 2 + text.length * 3);
    const bytes = this.#bytes;
    const length = bytes.write(text, start);
    let hash = HASH_START;
    for (let i = start; i < start + length; i++) hash = hashNext(hash, bytes[i] as number);
    const mask = this.#table.length - 1;
    let at = placeOf(hash) & mask;
    for (; ; at = (at + 1) & mask) {
      const word = (this.#table[at] as number) - 1;
      if (word < 0) break;
      if (this.#hashes[word] === hash && this.#isAt(word, start, length)) return word;
    }
    return this.#add(text, start + length, hash, at);
  }

  /** All words in ascending order of their UTF-8. */
  ordered(): Uint32Array {
    const known = this.#ordered;
    if (known.length === this.#size) return known;
    const more = Array.from({ length: this.#size - known.length }, (_, i) => known.length + i);
    more.sort((a, b) => this.#compare(a, b));
    const all = new Uint32Array(this.#size);
    let from = 0;
    let to = 0;
    for (const word of more) {
      while (from < known.length && this.#compare(known[from] as number, word) < 0) all[to++] = known[from++] as number;
      all[to++] = word;
    }
    all.set(known.subarray(from), to);
    this.#ordered = all;
    return all;
  }

  #isPlain(word: number, units: Uint16Array, start: number, length: number): boolean {
    const from = this.#starts[word] as number;
    if ((this.#starts[word + 1] as number) - from !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[from + i] !== PLAIN_LOWER[units[start + i] as number]) return false;
    return true;
  }
  #isAt(word: number, start: number, length: number): boolean {
    const from = this.#starts[word] as number;
    if ((this.#starts[word + 1] as number) - from !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #compare(a: number, b: number): number {
    const bytes = this.#bytes;
    let i = this.#starts[a] as number;
    let j = this.#starts[b] as number;
    const end = this.#starts[a + 1] as number;
    const otherEnd = this.#starts[b + 1] as number;
    for (; i < end && j < otherEnd; i++, j++) {
      const difference = (bytes[i] as number) - (bytes[j] as number);
      if (difference !== 0) return difference;
    }
    return end - i - (otherEnd - j);
  }

  #add(text: string, end: number, hash: number, at: number): number {
    const word = this.#size++;
    if (this.#size === this.#hashes.length) this.#grow();
    this.#starts[this.#size] = end;
    this.#hashes[word] = hash;
    this.#letters[word] = letterSet(text);
    this.#sounds[word] = soundHash(text);
    this.#table[at] = word + 1;
    if (this.#size * 2 > this.#table.length) this.#rehash();
    return word;
  }

  #grow(): void {
    this.#starts = longer(this.#starts);
    this.#hashes = longer(this.#hashes);
    this.#letters = longer(this.#letters);
    this.#sounds = longer(this.#sounds);
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let word = 0; word < this.#size; word++) {
      let at = placeOf(this.#hashes[word] as number) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = word + 1;
    }
    this.#table = table;
  }
}

/** The low bits of FNV-1a alone are not spread well enough. */
function placeOf(hash: number): number {
  return hash ^ (hash >>> 15);
}

function longer(array: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(array.length * 2);
  copy.set(array);
  return copy;
}
