import { ByteWriter, bytesOf, NumberWriter } from './bytes';
import { editDistance } from './distance';
import { soundHash } from './sounds';

/** A vocabulary as it is stored: parallel arrays over its terms in ascending order of their UTF-8 bytes. */
export interface VocabularyData {
  /** UTF-8 of all terms, one after another. */
  readonly text: Uint8Array;
  /** Where each term begins in `text`; one more for the end. */
  readonly starts: Uint32Array;
  /** Documents that have the term. */
  readonly frequencies: Uint32Array;
  /** Where the term's postings begin in the stream; one more for the end. */
  readonly places: Uint32Array;
  /** Which letters the term has (see {@link letterSet}). */
  readonly letters: Uint32Array;
  readonly sounds: Uint32Array;
}

export const VOCABULARY_PARTS = ['text', 'starts', 'frequencies', 'places', 'letters', 'sounds'] as const;

/** Terms whose index is remembered: the same are asked for from one keystroke to the next. */
const MOST_FOUND = 4000;

/**
 * The terms of one segment in one space, in memory: 30 bytes a term. A misspelt word is compared with every term, but
 * nearly all are ruled out by their length and their set of letters: 130,000 terms take a quarter of a millisecond.
 * (A trigram or deletion index would be five times as large and slower to load than this is to scan.)
 */
export class Vocabulary {
  readonly #data: VocabularyData;
  readonly #found = new Map<string, number>();
  #buffer: Buffer | undefined;

  constructor(data: VocabularyData) {
    this.#data = data;
  }

  get #text(): Buffer {
    const { text } = this.#data;
    this.#buffer ??= Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    return this.#buffer;
  }

  get data(): VocabularyData {
    return this.#data;
  }
  get size(): number {
    return this.#data.frequencies.length;
  }

  term(index: number): string {
    const { starts } = this.#data;
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? 0;
    return this.#text.toString('utf8', start, end);
  }
  /** The term's UTF-8, a view. */
  bytes(index: number): Buffer {
    const { starts } = this.#data;
    return this.#text.subarray(starts[index] ?? 0, starts[index + 1] ?? 0);
  }
  /** The first four bytes of the term as a number. */
  startOf(index: number): number {
    const { starts, text } = this.#data;
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? 0;
    let number = 0;
    for (let i = start; i < start + 4; i++) number = number * 256 + (i < end ? (text[i] ?? 0) : 0);
    return number;
  }
  /** Which of two terms comes first: below 0 this vocabulary's. */
  compareTerms(index: number, other: Vocabulary, otherIndex: number): number {
    const { starts, text } = other.#data;
    const end = starts[otherIndex + 1] as number;
    let at = starts[otherIndex] as number;
    let i = this.#data.starts[index] as number;
    const ownEnd = this.#data.starts[index + 1] as number;
    for (; i < ownEnd && at < end; i++, at++) {
      const difference = (this.#data.text[i] as number) - (text[at] as number);
      if (difference !== 0) return difference;
    }
    return ownEnd - i - (end - at);
  }
  sound(index: number): number {
    return this.#data.sounds[index] ?? 0;
  }
  letters(index: number): number {
    return this.#data.letters[index] ?? 0;
  }
  /** In bytes, which is letters for most. */
  length(index: number): number {
    const { starts } = this.#data;
    return (starts[index + 1] ?? 0) - (starts[index] ?? 0);
  }
  frequency(index: number): number {
    return this.#data.frequencies[index] ?? 0;
  }
  place(index: number): { readonly start: number; readonly end: number } {
    const { places } = this.#data;
    return { start: places[index] ?? 0, end: places[index + 1] ?? 0 };
  }

  /** Index of the term, or -1. */
  find(term: string): number {
    const known = this.#found.get(term);
    if (known !== undefined) return known;
    const bytes = Buffer.from(term);
    const at = this.#lowerBound(bytes);
    const found = at < this.size && this.#compare(at, bytes, Infinity) === 0 ? at : -1;
    if (this.#found.size > MOST_FOUND) this.#found.clear();
    this.#found.set(term, found);
    return found;
  }

  /** The terms that begin so: half-open. */
  startingWith(prefix: string): { readonly start: number; readonly end: number } {
    const bytes = Buffer.from(prefix);
    const start = this.#lowerBound(bytes);
    let low = start;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, bytes, bytes.length) <= 0) low = middle + 1;
      else high = middle;
    }
    return { start, end: low };
  }

  /** Terms at most `most` edits away, each with its distance; not the word itself. */
  near(word: string, most: number): { readonly index: number; readonly distance: number }[] {
    const found: { index: number; distance: number }[] = [];
    const { letters, starts } = this.#data;
    const own = letterSet(word);
    const bytes = Buffer.byteLength(word);
    // A letter outside of ASCII may stand for one inside: two or three bytes for one.
    const slack = bytes === word.length ? most : most * 3;
    const size = this.size;
    let end = starts[0] ?? 0;
    for (let i = 0; i < size; i++) {
      const start = end;
      end = starts[i + 1] ?? 0;
      const other = letters[i] ?? 0;
      if (countBits(own & ~other) > most || countBits(other & ~own) > most) continue;
      const difference = end - start - bytes;
      if (difference > slack || difference < -slack) continue;
      const distance = editDistance(word, this.term(i), most);
      if (distance > 0 && distance <= most) found.push({ index: i, distance });
    }
    return found;
  }

  /** Terms that sound like the word. */
  soundingLike(word: string): number[] {
    const { sounds } = this.#data;
    const own = soundHash(word);
    const found: number[] = [];
    for (let i = 0; i < sounds.length; i++) if (sounds[i] === own) found.push(i);
    return found;
  }

  /** Terms that have the word inside or at their end, as German compounds do; the longest excluded. */
  containing(word: string): number[] {
    const { letters, starts } = this.#data;
    const own = letterSet(word);
    const bytes = Buffer.from(word);
    const found: number[] = [];
    for (let i = 0; i < this.size; i++) {
      if ((own & ~(letters[i] ?? 0)) !== 0) continue;
      const start = starts[i] ?? 0;
      const end = starts[i + 1] ?? 0;
      if (end - start <= bytes.length || end - start > 60) continue;
      if (this.#text.subarray(start + 1, end).indexOf(bytes) >= 0) found.push(i);
    }
    return found;
  }

  #lowerBound(bytes: Uint8Array): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, bytes, Infinity) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The term, cut to `most` bytes, against `bytes`. (`Buffer.compare` takes ten times as long for a few bytes.) */
  #compare(index: number, bytes: Uint8Array, most: number): number {
    const { starts, text } = this.#data;
    const start = starts[index] as number;
    const length = Math.min((starts[index + 1] as number) - start, most);
    const shorter = Math.min(length, bytes.length);
    for (let i = 0; i < shorter; i++) {
      const difference = (text[start + i] as number) - (bytes[i] as number);
      if (difference !== 0) return difference;
    }
    return length - bytes.length;
  }
}

/** One bit for each letter that occurs; other scripts share the bits. */
export function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    set |= 1 << (unit >= 97 && unit <= 122 ? unit - 97 : unit < 128 ? 26 + (unit & 1) : unit % 28);
  }
  return set >>> 0;
}

function countBits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Collects terms in ascending order. */
export class VocabularyWriter {
  readonly #text = new ByteWriter(65536);
  readonly #starts = new NumberWriter();
  readonly #frequencies = new NumberWriter();
  readonly #places = new NumberWriter();
  readonly #letters = new NumberWriter();
  readonly #sounds = new NumberWriter();

  /** @param bytes the term's UTF-8 */
  add(bytes: Uint8Array, frequency: number, place: number, letters: number, sound: number): void {
    this.#starts.push(this.#text.length);
    this.#text.append(bytes, 0, bytes.length);
    this.#frequencies.push(frequency);
    this.#places.push(place);
    this.#letters.push(letters);
    this.#sounds.push(sound);
  }

  finish(end: number): VocabularyData {
    this.#starts.push(this.#text.length);
    this.#places.push(end);
    return {
      text: this.#text.view().slice(),
      starts: this.#starts.take(),
      frequencies: this.#frequencies.take(),
      places: this.#places.take(),
      letters: this.#letters.take(),
      sounds: this.#sounds.take(),
    };
  }
}

/** A part as a blob. */
export function vocabularyBlob(data: VocabularyData, part: (typeof VOCABULARY_PARTS)[number]): Uint8Array {
  return part === 'text' ? data.text : bytesOf(data[part]);
}
