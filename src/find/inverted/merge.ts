import { ByteWriter } from './bytes';
import { LIKENESS } from './likeness';
import { mergeSpaces, type Renumbering } from './merge-space';
import { memoryStream } from './postings';
import { FIELD_COUNT } from './record-terms';
import type { Entries, PostingsCache, SpaceName } from './segment';
import { countsOf, Segment, Space } from './segment';
import { Vocabulary, type VocabularyData } from './vocabulary';

export interface Merged {
  readonly entries: Entries;
  readonly vocabularies: { readonly [Name in SpaceName]: VocabularyData };
}

/** Takes the posting lists' bytes, a chunk at a time, in order. */
export type ChunkSink = (space: SpaceName, number: number, data: Uint8Array) => void;

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
  const merged = (name: SpaceName) =>
    mergeSpaces(
      inputs.map(({ spaces }) => spaces[name]),
      renumbered[name],
      (number, data) => sink(name, number, data),
    );
  return { entries, vocabularies: { text: yield* merged('text'), record: yield* merged('record') } };
}

/** How documents are renumbered in each space, one for each input. */
type Renumbered = { readonly [Name in SpaceName]: readonly Renumbering[] };

function* mergeEntries(inputs: readonly Segment[], dead: readonly Uint8Array[]) {
  const size = inputs.reduce((sum, segment) => sum + segment.size, 0);
  const entries: Entries = {
    sources: new Uint32Array(size),
    firstPassages: new Uint32Array(size + 1),
    lengths: new Uint16Array(inputs.reduce((sum, segment) => sum + segment.passageCount, 0)),
    likeness: new Uint32Array(size * LIKENESS),
  };
  const text: Renumbering[] = [];
  const record: Renumbering[] = [];
  let to = 0;
  let passages = 0;
  for (const [n, segment] of inputs.entries()) {
    yield;
    const living = livingEntries(segment, dead[n]);
    const whole = living.length === segment.size;
    const passageMap = whole ? passages : new Int32Array(segment.passageCount).fill(-1);
    const fieldMap = whole ? to * FIELD_COUNT : new Int32Array(segment.size * FIELD_COUNT).fill(-1);
    text.push(passageMap);
    record.push(fieldMap);
    for (const [i, entry] of living.entries()) {
      if (i % ENTRIES === ENTRIES - 1) yield;
      if (typeof fieldMap !== 'number') {
        for (let field = 0; field < FIELD_COUNT; field++) {
          fieldMap[entry * FIELD_COUNT + field] = to * FIELD_COUNT + field;
        }
      }
      const start = segment.entries.firstPassages[entry] ?? 0;
      const end = segment.entries.firstPassages[entry + 1] ?? 0;
      if (typeof passageMap !== 'number') {
        for (let passage = start; passage < end; passage++) passageMap[passage] = passages + passage - start;
      }
      copyEntry(segment.entries, entry, entries, to, passages);
      passages += end - start;
      to++;
      entries.firstPassages[to] = passages;
    }
  }
  return { entries: firstOf(entries, to, passages), renumbered: { text, record } satisfies Renumbered };
}

function livingEntries({ size }: Segment, dead: Uint8Array | undefined): readonly number[] {
  const living: number[] = [];
  for (let entry = 0; entry < size; entry++) if (dead?.[entry] !== 1) living.push(entry);
  return living;
}

/** Copies what is known of one source but for the numbers of its passages, of which the first shall be `passage`. */
function copyEntry(from: Entries, entry: number, into: Entries, to: number, passage: number): void {
  into.sources[to] = from.sources[entry] ?? 0;
  into.likeness.set(from.likeness.subarray(entry * LIKENESS, (entry + 1) * LIKENESS), to * LIKENESS);
  into.lengths.set(from.lengths.subarray(from.firstPassages[entry], from.firstPassages[entry + 1]), passage);
}

function firstOf({ sources, firstPassages, lengths, likeness }: Entries, size: number, passages: number): Entries {
  return {
    sources: sources.slice(0, size),
    firstPassages: firstPassages.slice(0, size + 1),
    lengths: lengths.slice(0, passages),
    likeness: likeness.slice(0, size * LIKENESS),
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
