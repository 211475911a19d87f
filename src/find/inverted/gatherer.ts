import { eachWord, scanWords, type WordSink } from '../../model/words';
import { ByteWriter } from './bytes';
import type { Dictionary } from './dictionary';
import { LikenessBuilder } from './likeness';
import { memoryStream } from './postings';
import { PostingsWriter } from './postings-writer';
import type { Entries, PostingsCache, SpaceName } from './segment';
import { countsOf, Segment, Space } from './segment';
import { Vocabulary, VocabularyWriter } from './vocabulary';

/** Words between a passage's text and a note on it, and between two notes. */
const APART = 64;

/** Collects the words of new sources in the order they come in; a counting sort makes posting lists of them. */
export class Gatherer {
  readonly #dictionary: Dictionary;
  readonly #spaces: { readonly [Name in SpaceName]: SpaceGatherer };
  readonly #likeness = new LikenessBuilder();
  readonly #signatures: number[] = [];
  readonly #sources: number[] = [];
  readonly #firstPassages: number[] = [0];
  readonly #lengths: number[] = [];
  /** Words of the present passage. */
  #position = 0;
  readonly #sink: WordSink = {
    plain: (units, start, end, hash) => this.#word(this.#dictionary.plain(units, start, end, hash)),
    folded: (word) => this.#word(this.#dictionary.word(word)),
  };

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#spaces = { text: new SpaceGatherer(dictionary), record: new SpaceGatherer(dictionary) };
  }

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
  /** A passage, and what the person wrote to it: notes find it, and stand apart, so that no phrase runs from the one into the other. */
  passage(text: string, notes: readonly string[]): void {
    this.#position = 0;
    scanWords(text, this.#sink);
    const length = this.#position;
    // They are no words of the article, which is like another by its own alone.
    for (const note of notes) {
      this.#position += APART;
      eachWord(note, (word) => this.#spaces.text.add(this.#dictionary.word(word), this.#position++));
    }
    this.#spaces.text.endDocument();
    this.#lengths.push(Math.min(length, 65535));
  }
  /** A term of the present field of the source's record; positions must ascend for one term. */
  term(term: string, position: number): void {
    this.#spaces.record.add(this.#dictionary.word(term), position);
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

  #word(word: number): void {
    this.#spaces.text.add(word, this.#position++);
    this.#likeness.add(this.#dictionary.hash(word));
  }
}

class SpaceGatherer {
  readonly #dictionary: Dictionary;
  /** How often each word of the dictionary was gathered. */
  #counts = new Uint32Array(0);
  readonly #documentEnds: number[] = [];
  #sequence = new Int32Array(4096);
  #positions = new Uint16Array(4096);
  #size = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  get size(): number {
    return this.#size;
  }

  add(word: number, position: number): void {
    if (word >= this.#counts.length) this.#count();
    (this.#counts[word] as number)++;
    if (this.#size === this.#sequence.length) this.#grow();
    this.#sequence[this.#size] = word;
    this.#positions[this.#size++] = Math.min(position, 65535);
  }

  endDocument(): void {
    this.#documentEnds.push(this.#size);
  }

  space(cache: PostingsCache): Space {
    const dictionary = this.#dictionary;
    const { documents, positions, ends } = this.#sorted();
    const vocabulary = new VocabularyWriter();
    const stream = new ByteWriter(this.#size * 3 + 64);
    const list = new PostingsWriter();
    for (const word of dictionary.ordered()) {
      const count = this.#counts[word] ?? 0;
      if (count === 0) continue;
      const place = stream.length;
      const end = ends[word] as number;
      let at = end - count;
      while (at < end) {
        const document = documents[at] as number;
        const from = at;
        do at++;
        while (at < end && documents[at] === document);
        list.add(document, positions, from, at);
      }
      vocabulary.add(dictionary.bytes(word), list.count, place, dictionary.letters(word), dictionary.sound(word));
      list.finish(stream);
    }
    const data = vocabulary.finish(stream.length);
    return new Space(new Vocabulary(data), memoryStream(stream.view().slice()), cache);
  }

  /** The sequence sorted by word: a stable counting sort, so documents and positions stay in order. */
  #sorted() {
    const size = this.#size;
    const ends = new Int32Array(this.#counts.length);
    let start = 0;
    for (let word = 0; word < ends.length; word++) {
      ends[word] = start;
      start += this.#counts[word] as number;
    }
    const documents = new Int32Array(size);
    const positions = new Uint16Array(size);
    let from = 0;
    this.#documentEnds.forEach((to, document) => {
      for (let i = from; i < to; i++) {
        const word = this.#sequence[i] as number;
        const place = ends[word] as number;
        ends[word] = place + 1;
        documents[place] = document;
        positions[place] = this.#positions[i] as number;
      }
      from = to;
    });
    return { documents, positions, ends };
  }

  /** The dictionary has grown. */
  #count(): void {
    const counts = new Uint32Array(Math.max(1024, this.#dictionary.size * 2));
    counts.set(this.#counts);
    this.#counts = counts;
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
