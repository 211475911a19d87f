import type { IndexHost } from '../../library/store';
import type { Passage, Source } from '../../model/source';
import type { Query } from '../query';
import type { PassagesFound, QuotationCandidate, SearchIndex, SourceCandidate } from '../search-index';
import { Expander } from './expand';
import { areAlike, LIKENESS } from './likeness';
import { Scores } from './scores';
import { QuotationSearch } from './search-quotation';
import { RecordSearch } from './search-record';
import { TextSearch } from './search-text';
import type { Segment } from './segment';
import { Segments } from './segments';

/**
 * Our search index: an inverted index of segments in the store's database. Built by hand rather than on SQLite's FTS5,
 * since FTS5 gives neither the positions nor the vocabulary cheaply, must score every row that has any of the words, and
 * is not in every build of SQLite; see ARCHITECTURE.md for what it costs and what it was measured against.
 */
export class InvertedIndex implements SearchIndex {
  readonly #segments: Segments;
  /** Twelve bytes for each passage: one for all searches. */
  readonly #scores = new Scores();
  #searches: (Searches & { readonly revision: number }) | undefined;

  constructor(host: IndexHost) {
    this.#segments = new Segments(host);
  }

  add(source: Source, passages: readonly Passage[]): void {
    this.#segments.add(source, passages);
  }
  remove(sourceIds: readonly number[]): void {
    this.#segments.remove(sourceIds);
  }
  flush(): void {
    this.#segments.flush();
  }
  forget(): void {
    this.#segments.forget();
  }
  refresh(): void {
    this.#segments.refresh();
  }
  tidy(): boolean {
    return this.#segments.tidy();
  }
  get busy(): boolean {
    return this.#segments.busy;
  }
  giveUp(): void {
    this.#segments.giveUp();
  }

  get revision(): number {
    return this.#segments.revision;
  }

  sources(query: Query, limit: number, signal?: AbortSignal): readonly SourceCandidate[] {
    return this.#now().record.find(query, limit, signal);
  }
  passages(query: Query, limit: number, sources: readonly number[], signal?: AbortSignal): PassagesFound {
    return this.#now().text.find(query, limit, sources, signal);
  }
  quotations(words: readonly string[], limit: number, signal?: AbortSignal): Iterable<QuotationCandidate> {
    return this.#now().quotation.find(words, limit, signal);
  }

  tells(words: readonly string[]): ReadonlyMap<string, number> {
    return this.#now().quotation.tells(words);
  }

  alike(sources: readonly number[]): ReadonlyMap<number, number> {
    const earlier: { source: number; likeness: Uint32Array }[] = [];
    const found = new Map<number, number>();
    for (const source of sources) {
      const likeness = likenessOf(this.#now().segments, source);
      if (!likeness) continue;
      const twin = earlier.find((other) => areAlike(other.likeness, likeness));
      if (twin) found.set(source, twin.source);
      else earlier.push({ source, likeness });
    }
    return found;
  }

  /** Segments as they are now, for looking at every row. */
  segments(): readonly Segment[] {
    return this.#segments.all();
  }

  /** The searches over the present segments, with what they remember. */
  #now(): Searches {
    const segments = this.#segments.all();
    const { revision } = this.#segments;
    if (this.#searches?.revision !== revision) {
      const text = new Expander(segments, 'text');
      const record = new Expander(segments, 'record');
      this.#searches = {
        revision,
        segments,
        text: new TextSearch(segments, text, record, this.#scores),
        record: new RecordSearch(segments, record),
        quotation: new QuotationSearch(segments, text, this.#scores),
      };
    }
    return this.#searches;
  }
}

interface Searches {
  readonly segments: readonly Segment[];
  readonly text: TextSearch;
  readonly record: RecordSearch;
  readonly quotation: QuotationSearch;
}

function likenessOf(segments: readonly Segment[], source: number): Uint32Array | undefined {
  for (const segment of segments) {
    const entry = segment.entries.sources.lastIndexOf(source);
    if (entry >= 0 && segment.dead[entry] !== 1) {
      return segment.entries.likeness.subarray(entry * LIKENESS, (entry + 1) * LIKENESS);
    }
  }
  return undefined;
}
