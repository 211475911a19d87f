import type { IndexHost } from '../../library/store';
import { notesOn } from '../../model/notes-on';
import type { Passage, Source } from '../../model/source';
import { Dictionary } from './dictionary';
import { Gatherer } from './gatherer';
import { mergeInMemory } from './merge';
import { Merging } from './merging';
import { recordTerms } from './record-terms';
import type { Segment } from './segment';
import { PostingsCache } from './segment';
import { type SegmentRows, segmentRows } from './segment-rows';
import { FAN, lopsided, sameSize } from './tiers';

/** Words gathered in memory before they are written as a segment: about 1,400 articles. */
const SEGMENT_WORDS = 1_000_000;
/** Different words whose numbers are kept from one segment to the next: 40 bytes each. */
const MOST_WORDS = 250_000;
/** Documents in decoded lists that are kept: 6 bytes each. */
const CACHED_DOCUMENTS = 1_200_000;
/** Sources in memory only that are worth a segment when there is time. */
const IDLE_SOURCES = 32;
/** Milliseconds of one slice of housekeeping: a query waits no longer. */
const SLICE = 4;
/** New words for which a millisecond is spent on merging, so that it keeps up with indexing. */
const WORDS_PER_MILLISECOND = 1200;
/** A merge begun so long ago was broken off. */
const ABANDONED_MERGE = 10 * 60_000;

/**
 * The segments of the index and how they change: new sources are gathered in memory and noted as fresh in the database (so
 * that a killed process loses nothing: the store has their words), written as a segment when there are many, and segments
 * of about one size are merged, all of it in slices. What is gone is marked dead until its segment is merged.
 */
export class Segments {
  readonly cache = new PostingsCache(CACHED_DOCUMENTS);
  readonly #host: IndexHost;
  readonly #rows: SegmentRows;
  #stored: Segment[] = [];
  #memory: Segment[] = [];
  #dictionary = new Dictionary();
  #gatherer = new Gatherer(this.#dictionary);
  /** Sources in memory, each with the number of its fresh row. */
  readonly #fresh = new Map<number, number>();
  #highest = 0;
  #loaded = false;
  readonly #buried = new Set<Segment>();
  /** What is in memory, being written; and stored segments, being merged. */
  #writing: Merging | undefined;
  #merging: Merging | undefined;
  /** Merges in which another process was quicker. */
  readonly #useless: number[] = [];
  /** Words that came in since the last slice of merging. */
  #news = 0;
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
    this.#gather(source, passages, this.#rows.addFresh(source.id));
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
    this.#noteBuried();
    const waiting = this.#words(this.#idle());
    if (!this.#writing && waiting >= SEGMENT_WORDS) this.#write();
    if (!this.#merging && this.#othersAtIt().length === 0) {
      const group = sameSize(this.#stored, SEGMENT_WORDS);
      if (group) this.#merging = this.#begin(group);
    }
    const until = performance.now() + Math.max(SLICE, this.#news / WORDS_PER_MILLISECOND);
    this.#news = 0;
    // Where writing cannot keep up, memory would grow.
    const urgent = this.#writing && this.#words(this.#idle()) >= SEGMENT_WORDS;
    this.#goOn(until, urgent ? Number.POSITIVE_INFINITY : until);
    if (performance.now() < until) this.#rows.sweep();
  }

  /** A transaction was undone: what is in memory is void, and numbers that it gave will be given again. */
  forget(): void {
    this.refresh();
    this.#stored = [];
    this.#memory = [];
    this.#gatherer = this.#newGatherer();
    this.#fresh.clear();
    this.#writing = undefined;
    this.#merging = undefined;
    this.#rows.forget();
  }

  /** Another process wrote: look again when next needed. Segments never change, so those still there are kept. */
  refresh(): void {
    this.#loaded = false;
    this.#buried.clear();
    this.#revision++;
  }

  /** One slice of housekeeping; `false` when there is none. */
  tidy(): boolean {
    this.#load();
    if (this.#writing || this.#merging) {
      const until = performance.now() + SLICE;
      this.#goOn(until, until);
      return true;
    }
    if (this.#rows.sweep()) return true;
    const others = this.#othersAtIt();
    for (const id of others) if (this.#rows.age(id) > ABANDONED_MERGE) this.#rows.retire(id);
    if (others.length > 0) return false;
    if (this.#fresh.size >= IDLE_SOURCES) this.#write();
    else {
      const group = lopsided(this.#stored);
      if (!group) {
        this.#rest();
        return false;
      }
      this.#merging = this.#begin(group);
    }
    return true;
  }

  get busy(): boolean {
    return this.#writing !== undefined || this.#merging !== undefined;
  }

  giveUp(): void {
    for (const merge of [this.#writing, this.#merging]) if (merge) this.#rows.retire(merge.id);
    this.#writing = undefined;
    this.#merging = undefined;
    // Nothing new is begun at the end of this transaction.
    this.#loaded = false;
  }

  /** Brings what is in memory in line with the database, which other processes write as well. */
  #load(): void {
    if (this.#loaded) return;
    this.#settle();
    const known = new Map(this.#stored.map((segment) => [segment.id, segment]));
    this.#stored = this.#rows.live().map((row) => {
      const segment = known.get(row.id);
      if (!segment) return this.#rows.load(row, this.cache);
      segment.setDead(row.dead);
      return segment;
    });
    this.#highest = 0;
    for (const { counts } of [...this.#stored, ...this.#memory])
      if (counts.highest > this.#highest) this.#highest = counts.highest;
    this.#loaded = true;
    const rows = this.#rows.fresh();
    const now = new Map(rows.map(({ source, id }) => [source, id]));
    for (const [source, id] of [...this.#fresh]) if (now.get(source) !== id) this.#buryInMemory(source);
    for (const { source: number, id } of rows) {
      if (this.#fresh.has(number)) continue;
      const source = this.#host.source(number);
      if (source) this.#gather(source, this.#host.passages(number), id);
      else this.#rows.dropFresh(number);
    }
    this.#checkMerges();
  }

  /** Another process may have merged the same segments, or taken a merge that slept through the night for a broken one. */
  #checkMerges(): void {
    if (!this.#writing && !this.#merging) return;
    const open = new Set(this.#rows.unfinished());
    if (this.#writing && !open.has(this.#writing.id)) this.#writing = undefined;
    const stored = new Set(this.#stored);
    if (!this.#merging || (open.has(this.#merging.id) && this.#merging.inputs.every((input) => stored.has(input))))
      return;
    this.#useless.push(this.#merging.id);
    this.#merging = undefined;
  }

  #gather(source: Source, passages: readonly Passage[], fresh: number): void {
    const gatherer = this.#gatherer;
    gatherer.begin(source.id);
    const before = gatherer.size;
    for (const passage of passages) gatherer.passage(passage.text, notesOn(passage));
    this.#news += gatherer.size - before;
    for (const field of recordTerms(source, passages)) {
      for (const { term, position } of field) gatherer.term(term, position);
      gatherer.endField();
    }
    gatherer.end();
    this.#fresh.set(source.id, fresh);
    if (source.id > this.#highest) this.#highest = source.id;
  }

  /** Makes what was gathered searchable. */
  #settle(): void {
    if (this.#gatherer.sources.length === 0) return;
    this.#memory.push(this.#gatherer.segment(this.cache));
    this.#gatherer = this.#newGatherer();
    const idle = this.#idle();
    if (idle.length < FAN) return;
    const one = mergeInMemory(idle, this.cache);
    this.#memory = [...this.#memory.filter((segment) => !idle.includes(segment)), one];
  }

  /** What only indexing needs is let go. */
  #rest(): void {
    if (this.#dictionary.size === 0 || this.#gatherer.sources.length > 0) return;
    this.#dictionary = new Dictionary();
    this.#gatherer = this.#newGatherer();
  }

  /** The dictionary goes on where it does not take too much memory. */
  #newGatherer(): Gatherer {
    if (this.#dictionary.size > MOST_WORDS) this.#dictionary = new Dictionary();
    return new Gatherer(this.#dictionary);
  }

  #bury(id: number): void {
    if (this.#fresh.has(id)) {
      this.#buryInMemory(id);
      this.#rows.dropFresh(id);
      return;
    }
    for (const segment of this.#stored) if (buryIn(segment, id)) this.#buried.add(segment);
  }

  #buryInMemory(id: number): void {
    this.#settle();
    this.#fresh.delete(id);
    for (const segment of this.#memory) buryIn(segment, id);
  }

  #noteBuried(): void {
    for (const segment of this.#buried) if (segment.id !== undefined) this.#rows.bury(segment.id, segment.dead);
    this.#buried.clear();
  }

  /** Segments in memory that are not being written. */
  #idle(): readonly Segment[] {
    const { inputs = [] } = this.#writing ?? {};
    return this.#memory.filter((segment) => !inputs.includes(segment));
  }

  #words(segments: readonly Segment[]): number {
    return segments.reduce((sum, segment) => sum + segment.wordCount, this.#gatherer.size);
  }

  #write(): void {
    this.#settle();
    this.#writing = this.#begin(this.#memory);
  }

  #begin(inputs: readonly Segment[]): Merging {
    return new Merging([...inputs], this.#rows, this.cache);
  }

  #goOn(mergeUntil: number, writeUntil: number): void {
    if (this.#writing) {
      const written = this.#writing.run(writeUntil);
      if (written) this.#writing = this.#replace(this.#writing, written.segment);
    }
    if (this.#merging && performance.now() < mergeUntil) {
      const merged = this.#merging.run(mergeUntil);
      if (merged) this.#merging = this.#replace(this.#merging, merged.segment);
    }
  }

  #replace({ inputs }: Merging, segment: Segment | undefined): undefined {
    const gone = new Set(inputs);
    for (const { id, entries, dead } of inputs)
      if (id === undefined) entries.sources.forEach((source, i) => dead[i] !== 1 && this.#fresh.delete(source));
    this.#memory = this.#memory.filter((one) => !gone.has(one));
    this.#stored = this.#stored.filter((one) => !gone.has(one));
    if (segment) this.#stored.push(segment);
    this.#revision++;
    return undefined;
  }

  /** Segments that other processes are writing. */
  #othersAtIt(): readonly number[] {
    for (const id of this.#useless.splice(0)) this.#rows.retire(id);
    return this.#rows.unfinished().filter((id) => id !== this.#writing?.id && id !== this.#merging?.id);
  }
}

/** A source is alive once at the most, in its last entry. */
function buryIn(segment: Segment, id: number): boolean {
  const entry = segment.entries.sources.lastIndexOf(id);
  if (entry < 0 || segment.dead[entry] === 1) return false;
  segment.bury(entry);
  return true;
}
