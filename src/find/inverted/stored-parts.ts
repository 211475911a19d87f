import { asUint16, asUint32 } from './bytes';
import type { Entries } from './segment';
import type { VocabularyData } from './vocabulary';

/** Reads a part of one segment. */
export type ReadPart = (name: string) => Uint8Array;

/**
 * What a segment knows of its sources, each part read when it is first needed: the first answer after the start waits for
 * nothing that it does not ask for.
 */
export class StoredEntries implements Entries {
  readonly #read: ReadPart;
  #sources: Uint32Array | undefined;
  #firstPassages: Uint32Array | undefined;
  #lengths: Uint16Array | undefined;
  #likeness: Uint32Array | undefined;

  constructor(read: ReadPart) {
    this.#read = read;
  }

  get sources(): Uint32Array {
    this.#sources ??= asUint32(this.#read('sources'));
    return this.#sources;
  }
  get firstPassages(): Uint32Array {
    this.#firstPassages ??= asUint32(this.#read('first-passages'));
    return this.#firstPassages;
  }
  get lengths(): Uint16Array {
    this.#lengths ??= asUint16(this.#read('lengths'));
    return this.#lengths;
  }
  get likeness(): Uint32Array {
    this.#likeness ??= asUint32(this.#read('likeness'));
    return this.#likeness;
  }
}

/** The same for a vocabulary: `letters` and `sounds`, a third of it, are for words that are misspelt. */
export class StoredVocabulary implements VocabularyData {
  readonly #read: ReadPart;
  #text: Uint8Array | undefined;
  #starts: Uint32Array | undefined;
  #frequencies: Uint32Array | undefined;
  #places: Uint32Array | undefined;
  #letters: Uint32Array | undefined;
  #sounds: Uint32Array | undefined;

  constructor(read: ReadPart) {
    this.#read = read;
  }

  get text(): Uint8Array {
    this.#text ??= this.#read('text');
    return this.#text;
  }
  get starts(): Uint32Array {
    this.#starts ??= asUint32(this.#read('starts'));
    return this.#starts;
  }
  get frequencies(): Uint32Array {
    this.#frequencies ??= asUint32(this.#read('frequencies'));
    return this.#frequencies;
  }
  get places(): Uint32Array {
    this.#places ??= asUint32(this.#read('places'));
    return this.#places;
  }
  get letters(): Uint32Array {
    this.#letters ??= asUint32(this.#read('letters'));
    return this.#letters;
  }
  get sounds(): Uint32Array {
    this.#sounds ??= asUint32(this.#read('sounds'));
    return this.#sounds;
  }
}
