import { ByteWriter } from './bytes';
import { readPostings } from './postings';
import { PostingsWriter } from './postings-writer';
import type { Space } from './segment';
import { CHUNK } from './segment-rows';
import { type VocabularyData, VocabularyWriter } from './vocabulary';

/** New numbers of the documents of a space: all counted from another number; or one by one, -1 for those left out. */
export type Renumbering = number | Int32Array;

/** Takes the posting lists' bytes, a chunk at a time, in order. */
export type SpaceSink = (number: number, data: Uint8Array) => void;

/** Postings decoded between two pauses: about a millisecond. */
const SLICE = 20_000;
/** What a term costs, in postings decoded; and bytes copied that cost as much as one. */
const OF_A_TERM = 20;
const COPIED = 50;

/** One space of several, in slices. Lists of which nothing is left out are joined as bytes. */
export function* mergeSpaces(
  spaces: readonly Space[],
  renumbered: readonly Renumbering[],
  sink: SpaceSink,
): Generator<undefined, VocabularyData> {
  const [only] = spaces;
  if (only && spaces.length === 1 && renumbered[0] === 0) return yield* copySpace(only, sink);
  const vocabulary = new VocabularyWriter();
  const list = new PostingsWriter();
  const out = chunked(sink);
  const cursors = new Cursors(spaces);
  let work = 0;
  for (;;) {
    const same = cursors.next();
    const first = same[0];
    if (!first) break;
    for (const { space, index, number } of same) {
      const { start, end } = space.vocabulary.place(index);
      const frequency = space.vocabulary.frequency(index);
      const numbers = renumbered[number] ?? 0;
      work += OF_A_TERM;
      if (typeof numbers === 'number') {
        list.addList(space.stream, start, end, frequency, numbers);
        work += (end - start) / COPIED;
      } else {
        work += addLiving(list, space, index, numbers);
      }
    }
    if (list.count > 0) {
      const { vocabulary: words } = first.space;
      const { index } = first;
      vocabulary.add(words.bytes(index), list.count, out.length, words.letters(index), words.sound(index));
      list.finish(out.writer);
      out.spill();
    }
    cursors.advance(same);
    if (work > SLICE) {
      work = 0;
      yield;
    }
  }
  return vocabulary.finish(out.end());
}

/** Adds the postings that are not left out; gives how many there were. */
function addLiving(list: PostingsWriter, { vocabulary, stream }: Space, index: number, numbers: Int32Array): number {
  const { start, end } = vocabulary.place(index);
  const postings = readPostings(stream, start, end, vocabulary.frequency(index));
  const { docs, counts } = postings;
  const positions = stream.read(postings.blocks[0] ?? 0, end);
  let at = 0;
  for (let i = 0; i < docs.length; i++) {
    const begin = at;
    const count = counts[i] as number;
    for (let rest = count; rest > 0; ) if ((positions[at++] ?? 0) < 128) rest--;
    const doc = numbers[docs[i] as number] ?? -1;
    if (doc >= 0) list.addRaw(doc, count, positions, begin, at);
  }
  return docs.length;
}

function* copySpace({ vocabulary, stream }: Space, sink: SpaceSink): Generator<undefined, VocabularyData> {
  const { places } = vocabulary.data;
  const length = places[places.length - 1] ?? 0;
  for (let at = 0; at < length; at += CHUNK) {
    sink(at / CHUNK, stream.read(at, Math.min(length, at + CHUNK)));
    yield;
  }
  return vocabulary.data;
}

/** A term of one of the spaces. */
interface Cursor {
  readonly space: Space;
  /** Number of the space. */
  readonly number: number;
  index: number;
  /** The first four bytes of the term. */
  start: number;
}

/** Goes through the terms of several spaces in their order. */
class Cursors {
  readonly #cursors: Cursor[];

  constructor(spaces: readonly Space[]) {
    this.#cursors = spaces
      .map((space, number) => ({ space, number, index: 0, start: space.vocabulary.startOf(0) }))
      .filter(({ space }) => space.vocabulary.size > 0);
  }

  /** Those that stand at the least term. */
  next(): readonly Cursor[] {
    let same: Cursor[] = [];
    for (const cursor of this.#cursors) {
      const order = same[0] ? compare(cursor, same[0]) : -1;
      if (order < 0) same = [cursor];
      else if (order === 0) same.push(cursor);
    }
    return same;
  }

  advance(cursors: readonly Cursor[]): void {
    for (const cursor of cursors) {
      cursor.index++;
      if (cursor.index < cursor.space.vocabulary.size) cursor.start = cursor.space.vocabulary.startOf(cursor.index);
      else this.#cursors.splice(this.#cursors.indexOf(cursor), 1);
    }
  }
}

function compare(a: Cursor, b: Cursor): number {
  return a.start - b.start || a.space.vocabulary.compareTerms(a.index, b.space.vocabulary, b.index);
}

/** Cuts what is written into chunks. */
function chunked(sink: SpaceSink) {
  const writer = new ByteWriter(CHUNK * 2);
  let number = 0;
  const spill = (all: boolean) => {
    if (writer.length < CHUNK && !(all && writer.length > 0)) return;
    const bytes = writer.view().slice();
    writer.clear();
    let at = 0;
    for (; bytes.length - at >= CHUNK; at += CHUNK) sink(number++, bytes.subarray(at, at + CHUNK));
    if (at === bytes.length) return;
    if (all) sink(number++, bytes.subarray(at));
    else writer.append(bytes, at, bytes.length);
  };
  return {
    writer,
    get length() {
      return number * CHUNK + writer.length;
    },
    spill: () => spill(false),
    end() {
      const length = number * CHUNK + writer.length;
      spill(true);
      return length;
    },
  };
}
