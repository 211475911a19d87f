import { ByteWriter } from './bytes';
import { LIKENESS } from './likeness';
import { memoryStream, PostingsWriter, readPostings } from './postings';
import { FIELD_COUNT } from './record-terms';
import type { Entries, PostingsCache, SpaceName } from './segment';
import { countsOf, Segment, Space } from './segment';
import { CHUNK } from './segment-rows';
import { Vocabulary, type VocabularyData, VocabularyWriter } from './vocabulary';

export interface Merged {
  readonly entries: Entries;
  readonly vocabularies: { readonly [Name in SpaceName]: VocabularyData };
}

/** Takes the posting lists' bytes, a chunk at a time, in order. */
export type ChunkSink = (space: SpaceName, number: number, data: Uint8Array) => void;

/** Postings between two pauses: about a millisecond. */
const SLICE = 20_000;
/** Sources between two pauses. */
const ENTRIES = 4000;

/**
 * One segment of several (or of one, without its dead), in slices: the caller may pause after each. `dead` says what to
 * leave out, as it was when the merge began.
 */
export function* mergeSegments(
  inputs: readonly Segment[],
  dead: readonly Uint8Array[],
  sink: ChunkSink,
): Generator<undefined, Merged> {
  const { entries, renumbered } = yield* mergeEntries(inputs, dead);
  const text = yield* mergeSpace(inputs, 'text', renumbered.text, sink);
  const record = yield* mergeSpace(inputs, 'record', renumbered.record, sink);
  return { entries, vocabularies: { text, record } };
}

type Renumbered = { readonly [Name in SpaceName]: readonly Int32Array[] };

/** New numbers of all documents, -1 for those left out. */
function* mergeEntries(inputs: readonly Segment[], dead: readonly Uint8Array[]) {
  const size = inputs.reduce((sum, segment) => sum + segment.size, 0);
  const sources = new Uint32Array(size);
  const firstPassages = new Uint32Array(size + 1);
  const likeness = new Uint32Array(size * LIKENESS);
  const lengths = new Uint16Array(inputs.reduce((sum, segment) => sum + segment.passageCount, 0));
  const passageMaps: Int32Array[] = [];
  const fieldMaps: Int32Array[] = [];
  let to = 0;
  let passages = 0;
  for (const [n, segment] of inputs.entries()) {
    const passageMap = new Int32Array(segment.passageCount).fill(-1);
    const fieldMap = new Int32Array(segment.size * FIELD_COUNT).fill(-1);
    const { entries } = segment;
    for (let entry = 0; entry < segment.size; entry++) {
      if (entry % ENTRIES === ENTRIES - 1) yield;
      if (dead[n]?.[entry] === 1) continue;
      for (let field = 0; field < FIELD_COUNT; field++) {
        fieldMap[entry * FIELD_COUNT + field] = to * FIELD_COUNT + field;
      }
      sources[to] = entries.sources[entry] ?? 0;
      likeness.set(entries.likeness.subarray(entry * LIKENESS, (entry + 1) * LIKENESS), to * LIKENESS);
      const end = entries.firstPassages[entry + 1] ?? 0;
      for (let passage = entries.firstPassages[entry] ?? 0; passage < end; passage++) {
        lengths[passages] = entries.lengths[passage] ?? 0;
        passageMap[passage] = passages++;
      }
      firstPassages[++to] = passages;
    }
    passageMaps.push(passageMap);
    fieldMaps.push(fieldMap);
  }
  const entries: Entries = {
    sources: sources.slice(0, to),
    firstPassages: firstPassages.slice(0, to + 1),
    lengths: lengths.slice(0, passages),
    likeness: likeness.slice(0, to * LIKENESS),
  };
  return { entries, renumbered: { text: passageMaps, record: fieldMaps } satisfies Renumbered };
}

function* mergeSpace(
  inputs: readonly Segment[],
  name: SpaceName,
  maps: readonly Int32Array[],
  sink: ChunkSink,
): Generator<undefined, VocabularyData> {
  const vocabulary = new VocabularyWriter();
  const list = new PostingsWriter();
  const out = chunked((number, data) => sink(name, number, data));
  const cursors = inputs.map(() => 0);
  let sinceYield = 0;
  for (;;) {
    const least = leastTerm(inputs, name, cursors);
    if (!least) break;
    let sound = 0;
    let term = '';
    for (let n = 0; n < inputs.length; n++) {
      const space = inputs[n]?.spaces[name];
      const map = maps[n];
      const cursor = cursors[n] ?? 0;
      if (!space || !map || cursor >= space.vocabulary.size) continue;
      if (space.vocabulary.bytes(cursor).compare(least) !== 0) continue;
      cursors[n] = cursor + 1;
      sound = space.vocabulary.sound(cursor);
      if (term === '') term = space.vocabulary.term(cursor);
      const { start, end } = space.vocabulary.place(cursor);
      const postings = readPostings(space.stream, start, end, space.vocabulary.frequency(cursor));
      const from = postings.blocks[0] ?? 0;
      const positions = space.stream.read(from, end);
      const { docs, counts } = postings;
      let at = 0;
      for (let i = 0; i < docs.length; i++) {
        const begin = at;
        let rest = counts[i] ?? 0;
        while (rest > 0) if ((positions[at++] ?? 0) < 128) rest--;
        const doc = map[docs[i] ?? 0] ?? -1;
        if (doc >= 0) list.addRaw(doc, counts[i] ?? 0, positions, begin, at);
        if (++sinceYield > SLICE) {
          sinceYield = 0;
          yield;
        }
      }
      sinceYield += 20;
    }
    if (list.count > 0) {
      vocabulary.add(term, least, list.count, out.length, sound);
      list.finish(out.writer);
      out.spill();
    }
    if (sinceYield > SLICE) {
      sinceYield = 0;
      yield;
    }
  }
  return vocabulary.finish(out.end());
}

function leastTerm(inputs: readonly Segment[], name: SpaceName, cursors: readonly number[]): Buffer | undefined {
  let least: Buffer | undefined;
  for (let n = 0; n < inputs.length; n++) {
    const vocabulary = inputs[n]?.spaces[name].vocabulary;
    const cursor = cursors[n] ?? 0;
    if (!vocabulary || cursor >= vocabulary.size) continue;
    const bytes = vocabulary.bytes(cursor);
    if (!least || bytes.compare(least) < 0) least = bytes;
  }
  return least;
}

/** Cuts what is written into chunks. */
function chunked(sink: (number: number, data: Uint8Array) => void) {
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

/** The same for segments that are in memory only. */
export function mergeInMemory(inputs: readonly Segment[], cache: PostingsCache): Segment {
  const pieces = { text: new ByteWriter(65536), record: new ByteWriter(65536) };
  const steps = mergeSegments(
    inputs,
    inputs.map((segment) => segment.dead),
    (space, _, data) => pieces[space].append(data, 0, data.length),
  );
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    const { entries, vocabularies } = step.value;
    const space = (name: SpaceName) =>
      new Space(new Vocabulary(vocabularies[name]), memoryStream(pieces[name].view().slice()), cache);
    return new Segment(
      undefined,
      countsOf(entries),
      entries,
      { text: space('text'), record: space('record') },
      new Uint8Array(entries.sources.length),
    );
  }
}
