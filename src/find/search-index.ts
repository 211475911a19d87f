import type { StoreIndex } from '../library/store';
import type { Query } from './query';

/**
 * The search index behind lookup. Ours is an inverted index in the store's own database (`inverted/`); another engine (a
 * browser's SQLite, a search cluster of an archive) can take its place. It delivers candidates and where it thinks they
 * stand; lookup reads the texts, ranks finally and marks the words.
 */
export interface SearchIndex extends StoreIndex {
  /** Another number whenever a source's record or text may have changed. */
  readonly revision: number;
  /** Sources for these words, best first: by what describes them, not by their text. */
  sources(query: Query, limit: number, signal?: AbortSignal): readonly SourceCandidate[];
  /** Passages for these words, best first, and the best one of each of the sources named. */
  passages(query: Query, limit: number, sources: readonly number[], signal?: AbortSignal): PassagesFound;
  /**
   * Sources in which a quotation of these words may stand, likeliest first; looked for as they are asked for, so whoever has
   * found the place stops asking.
   */
  quotations(words: readonly string[], limit: number, signal?: AbortSignal): Iterable<QuotationCandidate>;
  /** How much each word tells: the logarithm of how rare it is in passages; unknown ones as much as middling ones. */
  tells(words: readonly string[]): ReadonlyMap<string, number>;
  /** Of the sources given, those whose text is nearly the same as that of an earlier one: later → earlier. */
  alike(sources: readonly number[]): ReadonlyMap<number, number>;
}

export interface PassagesFound {
  readonly best: readonly PassageCandidate[];
  readonly bySource: ReadonlyMap<number, PassageCandidate>;
  /** Every word that was taken for one of the query's, folded: what to mark in the texts. */
  readonly terms: ReadonlySet<string>;
}

export interface SourceCandidate {
  readonly source: number;
  /** Higher is better; comparable within one answer. */
  readonly score: number;
  /** Share of the query's words (by their weight) that the source has, 0 to 1. */
  readonly coverage: number;
}

export interface PassageCandidate {
  readonly source: number;
  readonly ordinal: number;
  readonly score: number;
  readonly coverage: number;
}

export interface QuotationCandidate {
  readonly source: number;
  /** The passage that speaks for it. */
  readonly ordinal: number;
  readonly score: number;
}
