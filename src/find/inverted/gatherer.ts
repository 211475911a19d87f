import { ByteWriter } from './bytes';
import { LikenessBuilder } from './likeness';
import { memoryStream, PostingsWriter } from './postings';
import type { Entries, PostingsCache, SpaceName } from './segment';
import { countsOf, Segment, Space } from './segment';
import { hashOf } from './sounds';
import { Vocabulary, VocabularyWriter } from './vocabulary';

/** Collects the words of new sources in the order they come in; a counting sort makes posting lists of them. */
export class Gatherer {
  readonly #spaces = { text: new SpaceGatherer(), record: new SpaceGatherer() };
  readonly #likeness = new LikenessBuilder();
  readonly #signatures: number[] = [];
  readonly #sources: number[] = [];
  readonly #firstPassages: number[] = [0];
  readonly #lengths: number[] = [];

  /** Words gathered. */
  get size(): number {
    return this.#spaces.text.size;
  }
  get sources(): readonly number[] {
    return this.#sources;
  }

  begin(source: number): void {
    this.#sources.push(source);
    this.#likeness.begin();
  }
  /** A word of the present passage; its position is its number. */
  word(word: string, position: number): void {
    const space = this.#spaces.text;
    const slot = space.add(word, position);
    this.#likeness.add(space.hash(slot));
  }
  endPassage(length: number): void {
    this.#spaces.text.endDocument();
    this.#lengths.push(Math.min(length, 65535));
  }
  /** A term of the present field of the source's record; positions must ascend for one term. */
  term(term: string, position: number): void {
    this.#spaces.record.add(term, position);
  }
  endField(): void {
    this.#spaces.record.endDocument();
  }
  end(): void {
    this.#firstPassages.push(this.#lengths.length);
    this.#likeness.copyTo(this.#signatures);
  }

  /** What is gathered as a segment in memory. */
  segment(cache: PostingsCache): Segment {
    const entries: Entries = {
      sources: new Uint32Array(this.#sources),
      firstPassages: new Uint32Array(this.#firstPassages),
      lengths: new Uint16Array(this.#lengths),
      likeness: new Uint32Array(this.#signatures),
    };
    const space = (name: SpaceName) => this.#spaces[name].space(cache);
    return new Segment(
      undefined,
      countsOf(entries),
      entries,
      { text: space('text'), record: space('record') },
      new Uint8Array(entries.sources.length),
    );
  }
}

class SpaceGatherer {
  readonly #slots = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #hashes: number[] = [];
  readonly #counts: number[] = [];
  readonly #documentEnds: number[] = [];
  #sequence = new Int32Array(4096);
  #positions = new Uint16Array(4096);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  hash(slot: number): number {
    return this.#hashes[slot] ?? 0;
  }

  add(term: string, position: number): number {
    let slot = this.#slots.get(term);
    if (slot === undefined) {
      slot = this.#terms.length;
      this.#slots.set(term, slot);
      this.#terms.push(term);
      this.#hashes.push(hashOf(term));
      this.#counts.push(0);
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    if (this.#size === this.#sequence.length) this.#grow();
    this.#sequence[this.#size] = slot;
    this.#positions[this.#size++] = Math.min(position, 65535);
    return slot;
  }

  endDocument(): void {
    this.#documentEnds.push(this.#size);
  }

  space(cache: PostingsCache): Space {
    const order = this.#terms.map((_, slot) => slot);
    const bytes = this.#terms.map((term) => Buffer.from(term));
    const empty = Buffer.alloc(0);
    order.sort((a, b) => Buffer.compare(bytes[a] ?? empty, bytes[b] ?? empty));
    const { documents, positions, starts } = this.#sorted();
    const vocabulary = new VocabularyWriter();
    const stream = new ByteWriter(this.#size * 3 + 64);
    const list = new PostingsWriter();
    for (const slot of order) {
      const place = stream.length;
      const end = starts[slot + 1] ?? 0;
      let at = starts[slot] ?? 0;
      while (at < end) {
        const document = documents[at] ?? 0;
        const from = at;
        do at++;
        while (at < end && documents[at] === document);
        list.add(document, positions, from, at);
      }
      vocabulary.add(this.#terms[slot] ?? '', bytes[slot] ?? empty, list.count, place);
      list.finish(stream);
    }
    const data = vocabulary.finish(stream.length);
    return new Space(new Vocabulary(data), memoryStream(stream.view().slice()), cache);
  }

  /** The sequence sorted by term: a stable counting sort, so documents and positions stay in order. */
  #sorted() {
    const size = this.#size;
    const starts = new Int32Array(this.#terms.length + 1);
    for (let slot = 0; slot < this.#terms.length; slot++) {
      starts[slot + 1] = (starts[slot] ?? 0) + (this.#counts[slot] ?? 0);
    }
    const next = starts.slice();
    const documents = new Int32Array(size);
    const positions = new Uint16Array(size);
    let document = 0;
    for (let i = 0; i < size; i++) {
      while (i >= (this.#documentEnds[document] ?? size)) document++;
      const slot = this.#sequence[i] ?? 0;
      const to = next[slot] ?? 0;
      next[slot] = to + 1;
      documents[to] = document;
      positions[to] = this.#positions[i] ?? 0;
    }
    return { documents, positions, starts };
  }

  #grow(): void {
    const sequence = new Int32Array(this.#sequence.length * 2);
    sequence.set(this.#sequence);
    this.#sequence = sequence;
    const positions = new Uint16Array(this.#positions.length * 2);
    positions.set(this.#positions);
    this.#positions = positions;
  }
}
