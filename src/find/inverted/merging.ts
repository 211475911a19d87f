import { type Merged, mergeSegments } from './merge';
import { countsOf, type PostingsCache, Segment, Space } from './segment';
import { blobsOf, type SegmentRows } from './segment-rows';
import { Vocabulary } from './vocabulary';

/**
 * Segments on their way to becoming one: those in memory become one in the database, or several in the database one. Goes on in
 * slices, each in a transaction of its own; until the last one queries see the segments as they were.
 */
export class Merging {
  readonly id: number;
  readonly inputs: readonly Segment[];
  readonly #rows: SegmentRows;
  readonly #cache: PostingsCache;
  /** As it was when the merge began. */
  readonly #dead: readonly Uint8Array[];
  readonly #steps: Generator<undefined, Merged>;

  constructor(inputs: readonly Segment[], rows: SegmentRows, cache: PostingsCache) {
    this.id = rows.begin();
    this.inputs = inputs;
    this.#rows = rows;
    this.#cache = cache;
    this.#dead = inputs.map((segment) => segment.dead.slice());
    this.#steps = this.#work();
  }

  /** Goes on until then (as `performance.now()` counts); gives what came of it once that is visible, or nothing of it is alive. */
  run(until: number): { readonly segment: Segment | undefined } | undefined {
    for (;;) {
      const step = this.#steps.next();
      if (step.done) return { segment: this.#publish(step.value) };
      if (performance.now() >= until) return undefined;
    }
  }

  *#work(): Generator<undefined, Merged> {
    const merged = yield* mergeSegments(this.inputs, this.#dead, (space, number, data) =>
      this.#rows.chunk(this.id, space, number, data),
    );
    if (merged.entries.sources.length === 0) return merged;
    for (const [name, data] of blobsOf(merged.entries, merged.vocabularies)) {
      yield;
      this.#rows.blob(this.id, name, data);
    }
    return merged;
  }

  #publish({ entries, vocabularies }: Merged): Segment | undefined {
    for (const { id } of this.inputs) if (id !== undefined) this.#rows.retire(id);
    const dead = this.#deadNow(entries.sources.length);
    if (dead.every((one) => one === 1)) {
      this.#rows.retire(this.id);
      return undefined;
    }
    for (const { id, dead: of, entries } of this.inputs)
      if (id === undefined) entries.sources.forEach((source, i) => of[i] !== 1 && this.#rows.dropFresh(source));
    this.#rows.publish(this.id, dead);
    const space = (name: 'text' | 'record') =>
      new Space(new Vocabulary(vocabularies[name]), this.#rows.stream(this.id, name), this.#cache);
    return new Segment(this.id, countsOf(entries), entries, { text: space('text'), record: space('record') }, dead);
  }

  /** What died while the merge went on is dead in its outcome as well. */
  #deadNow(size: number): Uint8Array {
    const now = new Uint8Array(size);
    let to = 0;
    this.inputs.forEach((segment, n) => {
      for (let entry = 0; entry < segment.size; entry++) {
        if (this.#dead[n]?.[entry] === 1) continue;
        now[to++] = segment.dead[entry] ?? 0;
      }
    });
    return now;
  }
}
