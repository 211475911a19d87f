import type { IndexHost } from '../../library/store';
import type { Passage, Source } from '../../model/source';
import { eachWord } from '../../model/words';
import { Gatherer } from './gatherer';
import { type Merged, mergeInMemory, mergeSegments } from './merge';
import { recordTerms } from './record-terms';
import type { Segment } from './segment';
import { PostingsCache } from './segment';
import { segmentRows } from './segment-rows';

/** Words gathered in memory before they are written as a segment: about 1,400 articles, 100 ms of work. */
const SEGMENT_WORDS = 1_000_000;
/** Segments of about one size before they become one. */
const FAN = 12;
/** Documents in decoded lists that are kept: 6 bytes each. */
const CACHED_DOCUMENTS = 1_200_000;
/** Sources in memory only that are worth a segment when there is time. */
const IDLE_SOURCES = 32;
/** Milliseconds of one slice of housekeeping. */
const SLICE = 25;
/** A merge begun so long ago was broken off. */
const ABANDONED_MERGE = 10 * 60_000;

interface Place {
  readonly segment: Segment;
  readonly entry: number;
}

/**
 * The segments of the index and how they change: new sources are gathered in memory and noted as fresh in the database (so
 * that a killed process loses nothing: the store has their words), written as a segment when there are many, and segments
 * of about one size are merged. What is gone is marked dead until its segment is merged.
 */
export class Segments {
  readonly cache = new PostingsCache(CACHED_DOCUMENTS);
  readonly #host: IndexHost;
  readonly #rows: ReturnType<typeof segmentRows>;
  #stored: Segment[] = [];
  #memory: Segment[] = [];
  #gatherer = new Gatherer();
  #places: Map<number, Place> | undefined;
  #highest = 0;
  #loaded = false;
  readonly #buried = new Set<Segment>();
  #merge: RunningMerge | undefined;
  /** Grows with every change of what queries answer. */
  #revision = 0;

  constructor(host: IndexHost) {
    this.#host = host;
    this.#rows = segmentRows(host.database);
  }

  get revision(): number {
    return this.#revision;
  }

  /** All segments, the gathered sources as the last. */
  all(): readonly Segment[] {
    this.#load();
    this.#settle();
    return this.#memory.length === 0 ? this.#stored : [...this.#stored, ...this.#memory];
  }

  add(source: Source, passages: readonly Passage[]): void {
    this.#load();
    this.#revision++;
    if (source.id <= this.#highest) this.#bury(source.id);
    this.#gather(source, passages);
    this.#rows.addFresh(source.id);
  }

  remove(ids: readonly number[]): void {
    if (ids.length === 0) return;
    this.#load();
    this.#revision++;
    for (const id of ids) this.#bury(id);
  }

  /** Before the transaction's COMMIT. */
  flush(): void {
    if (!this.#loaded) return;
    for (const segment of this.#buried) if (segment.id !== undefined) this.#rows.bury(segment.id, segment.dead);
    this.#buried.clear();
    if (this.#freshWords() >= SEGMENT_WORDS) {
      this.#write();
      for (let group = this.#sameSize(); group; group = this.#sameSize()) this.#mergeNow(group);
    }
  }

  /** A transaction was undone: what is in memory is void, and ids that it gave will be given again. */
  forget(): void {
    this.refresh();
    this.#stored = [];
    this.#rows.forget();
  }

  /** Another process wrote: look again when next needed. Segments never change, so those still there are kept. */
  refresh(): void {
    this.#loaded = false;
    this.#memory = [];
    this.#gatherer = new Gatherer();
    this.#places = undefined;
    this.#buried.clear();
    this.#merge = undefined;
    this.#revision++;
  }

  /** One slice of housekeeping; `false` when there is none. */
  tidy(): boolean {
    this.#load();
    if (this.#merge) return this.#continueMerge();
    for (const id of this.#rows.unfinished()) if (this.#rows.age(id) > ABANDONED_MERGE) this.#rows.drop(id);
    if (this.#freshSources() >= IDLE_SOURCES) {
      this.#write();
      return true;
    }
    if (this.#rows.unfinished().length > 0) return false; // another window is at it
    const group = this.#lopsided();
    if (!group) return false;
    this.#merge = this.#begin(group);
    return true;
  }

  #load(): void {
    if (this.#loaded) return;
    const known = new Map(this.#stored.map((segment) => [segment.id, segment]));
    this.#stored = this.#rows.live().map((row) => {
      const segment = known.get(row.id);
      if (!segment) return this.#rows.load(row, this.cache);
      segment.setDead(row.dead);
      return segment;
    });
    this.#highest = 0;
    for (const { entries } of this.#stored)
      for (const id of entries.sources) if (id > this.#highest) this.#highest = id;
    this.#loaded = true;
    for (const id of this.#rows.fresh()) {
      const source = this.#host.source(id);
      if (source) this.#gather(source, this.#host.passages(id));
      else this.#rows.dropFresh(id);
    }
  }

  #gather(source: Source, passages: readonly Passage[]): void {
    const gatherer = this.#gatherer;
    gatherer.begin(source.id);
    for (const { text } of passages) {
      let position = 0;
      eachWord(text, (word) => gatherer.word(word, position++));
      gatherer.endPassage(position);
    }
    for (const field of recordTerms(source, passages)) {
      for (const { term, position } of field) gatherer.term(term, position);
      gatherer.endField();
    }
    gatherer.end();
    if (source.id > this.#highest) this.#highest = source.id;
  }

  /** Makes what was gathered searchable. */
  #settle(): void {
    if (this.#gatherer.sources.length === 0) return;
    const segment = this.#gatherer.segment(this.cache);
    this.#gatherer = new Gatherer();
    this.#memory.push(segment);
    if (this.#places) this.#note(segment);
    if (this.#memory.length >= FAN) {
      this.#memory = [mergeInMemory(this.#memory, this.cache)];
      this.#places = undefined;
    }
  }

  #bury(id: number): void {
    this.#settle();
    if (!this.#places) {
      this.#places = new Map();
      for (const segment of [...this.#stored, ...this.#memory]) this.#note(segment);
    }
    const place = this.#places.get(id);
    if (!place) return;
    place.segment.bury(place.entry);
    if (place.segment.id === undefined) this.#rows.dropFresh(id);
    else this.#buried.add(place.segment);
    this.#places.delete(id);
  }

  #note(segment: Segment): void {
    segment.entries.sources.forEach((id, entry) => {
      if (segment.dead[entry] !== 1) this.#places?.set(id, { segment, entry });
    });
  }

  #freshWords(): number {
    return this.#memory.reduce((sum, segment) => sum + segment.wordCount, this.#gatherer.size);
  }
  #freshSources(): number {
    return this.#memory.reduce((sum, segment) => sum + segment.size, this.#gatherer.sources.length);
  }

  /** Writes everything gathered as a segment. */
  #write(): void {
    this.#settle();
    const inputs = this.#memory;
    this.#memory = [];
    this.#rows.clearFresh();
    if (inputs.length > 0) this.#run(this.#begin(inputs));
  }

  #mergeNow(inputs: readonly Segment[]): void {
    this.#run(this.#begin(inputs));
  }

  #run(merge: RunningMerge): void {
    for (;;) {
      const step = merge.steps.next();
      if (!step.done) continue;
      this.#finish(merge, step.value);
      return;
    }
  }

  #begin(inputs: readonly Segment[]): RunningMerge {
    const id = this.#rows.begin();
    const dead = inputs.map((segment) => segment.dead.slice());
    const steps = mergeSegments(inputs, dead, (space, number, data) => this.#rows.chunk(id, space, number, data));
    return { id, inputs, dead, steps };
  }

  #continueMerge(): boolean {
    const merge = this.#merge;
    if (!merge) return false;
    const until = performance.now() + SLICE;
    do {
      const step = merge.steps.next();
      if (step.done) {
        this.#merge = undefined;
        this.#finish(merge, step.value);
        return true;
      }
    } while (performance.now() < until);
    return true;
  }

  #finish({ id, inputs, dead }: RunningMerge, { entries, vocabularies }: Merged): void {
    // What died while the merge went on is dead in its outcome as well.
    const now = new Uint8Array(entries.sources.length);
    let to = 0;
    inputs.forEach((segment, n) => {
      for (let entry = 0; entry < segment.size; entry++) {
        if (dead[n]?.[entry] === 1) continue;
        now[to++] = segment.dead[entry] ?? 0;
      }
    });
    for (const input of inputs) if (input.id !== undefined) this.#rows.drop(input.id);
    const gone = new Set(inputs);
    this.#stored = this.#stored.filter((segment) => !gone.has(segment));
    if (entries.sources.length === 0) this.#rows.drop(id);
    else {
      this.#rows.finish(id, entries, vocabularies, now);
      this.#stored.push(this.#rows.load({ id, dead: now }, this.cache));
    }
    this.#places = undefined;
    this.#revision++;
  }

  /** Enough stored segments of about one size, if there are. */
  #sameSize(): readonly Segment[] | undefined {
    const tiers = new Map<number, Segment[]>();
    for (const segment of this.#stored) {
      const tier = Math.round(Math.log(Math.max(segment.wordCount, SEGMENT_WORDS) / SEGMENT_WORDS) / Math.log(FAN));
      const tierMates = tiers.get(tier) ?? [];
      tierMates.push(segment);
      tiers.set(tier, tierMates);
    }
    for (const tierMates of tiers.values()) if (tierMates.length >= FAN) return tierMates;
    return undefined;
  }

  /** The smaller segments that together are worth merging with the next larger one; or one that is a quarter dead. */
  #lopsided(): readonly Segment[] | undefined {
    const ascending = [...this.#stored].sort((a, b) => a.wordCount - b.wordCount);
    let sum = 0;
    let count = 0;
    for (const segment of ascending) {
      if (count > 0 && sum < segment.wordCount / 5) break;
      sum += segment.wordCount;
      count++;
    }
    if (count > 1) return ascending.slice(0, count);
    const rotten = ascending.find((segment) => segment.deadCount > segment.size / 4);
    return rotten && [rotten];
  }
}

interface RunningMerge {
  readonly id: number;
  readonly inputs: readonly Segment[];
  /** As it was when the merge began. */
  readonly dead: readonly Uint8Array[];
  readonly steps: Generator<undefined, Merged>;
}
