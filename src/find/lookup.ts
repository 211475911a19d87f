import type { Store } from '../library/store';
import type { FindParams } from '../model/lookup';
import type { FindResult, PassageMatch, SourceMatch } from '../model/match';
import type { Source } from '../model/source';
import { markPassage, nearlySame } from './mark';
import { parseQuery, type Query } from './query';
import { rankSources } from './rank-sources';
import type { PassageCandidate, PassagesFound, SearchIndex } from './search-index';

/** Rows of each kind where nobody says how many. */
const USUAL_LIMIT = 20;
/** Sources that are ranked finally, over those shown: Fuse.js needs 40 µs each. */
const RANKED = 32;

/**
 * Sources and passages for a few remembered words, best first. Reads the store and its index; changes nothing.
 * Throws an `AbortError` when the signal says that the answer is no longer wanted.
 */
export function find(
  store: Store & { readonly index: SearchIndex },
  params: FindParams,
  signal?: AbortSignal,
): FindResult {
  signal?.throwIfAborted();
  const query = parseQuery(params);
  const limit = params.limit ?? USUAL_LIMIT;
  return store.snapshot(() => {
    const sources = query.kinds.includes('source') ? findSources(store, query, limit, signal) : [];
    if (!query.kinds.includes('passage')) return { sources, passages: [] };
    const ids = sources.map(({ source }) => source.id);
    const found = store.index.passages(query, limit * 2, ids, signal);
    const passages = passageMatches(store, found, query, limit);
    return { sources: withBestPassages(store, sources, found, passages, query, limit), passages };
  });
}

function findSources(
  store: Store & { readonly index: SearchIndex },
  query: Query,
  limit: number,
  signal: AbortSignal | undefined,
): SourceMatch[] {
  const candidates = store.index.sources(query, Math.max(RANKED, limit + 8), signal);
  const rows = candidates.flatMap((candidate) => {
    const source = store.source(candidate.source);
    return source ? [{ ...candidate, row: source }] : [];
  });
  const ranked = rankSources(rows, query);
  return fold(store.index, ranked).slice(0, limit);
}

/** Nearly equal texts (the same wire story) become one row. */
function fold(index: SearchIndex, ranked: readonly SourceMatch[]): SourceMatch[] {
  const twins = index.alike(ranked.map(({ source }) => source.id));
  if (twins.size === 0) return [...ranked];
  const under = new Map<number, Source[]>();
  for (const { source } of ranked) {
    const first = twins.get(source.id);
    if (first !== undefined) under.set(first, [...(under.get(first) ?? []), source]);
  }
  return ranked
    .filter(({ source }) => !twins.has(source.id))
    .map((match) => {
      const duplicates = under.get(match.source.id);
      return duplicates ? { ...match, duplicates } : match;
    });
}

function passageMatches(store: Store, { best, terms }: PassagesFound, query: Query, limit: number): PassageMatch[] {
  const top = best[0]?.score ?? 1;
  const found: PassageMatch[] = [];
  for (const candidate of best) {
    if (found.length >= limit) break;
    const match = passageMatch(store, candidate, terms, top);
    if (!match || (query.filters.note && !match.passage.highlights?.some(({ note }) => note !== undefined))) continue;
    if (!found.some((other) => nearlySame(other.passage.text, match.passage.text))) found.push(match);
  }
  return found;
}

function passageMatch(
  store: Store,
  { source: id, ordinal, score }: PassageCandidate,
  terms: ReadonlySet<string>,
  top: number,
): PassageMatch | undefined {
  const source = store.source(id);
  const passage = source && store.passage(id, ordinal);
  if (!passage) return undefined;
  return {
    kind: 'passage',
    source,
    passage,
    score: Math.min(1, score / top),
    matches: markPassage(passage.text, terms),
  };
}

/** Each source with its best passage; and sources whose words fit better than any record does, in their place. */
function withBestPassages(
  store: Store,
  sources: readonly SourceMatch[],
  { bySource, terms, best }: PassagesFound,
  passages: readonly PassageMatch[],
  query: Query,
  limit: number,
): SourceMatch[] {
  const top = best[0]?.score ?? 1;
  const shown = sources.map((match): SourceMatch => {
    const candidate = bySource.get(match.source.id);
    const passage = candidate && passageMatch(store, candidate, terms, top);
    return passage ? { ...match, best: passage } : match;
  });
  const known = new Set(
    shown.flatMap(({ source, duplicates }) => [source.id, ...(duplicates ?? []).map(({ id }) => id)]),
  );
  const coverage = new Map(best.map((candidate) => [`${candidate.source} ${candidate.ordinal}`, candidate.coverage]));
  if (query.words.length === 0) return shown;
  for (const passage of passages) {
    if (known.has(passage.source.id)) continue;
    known.add(passage.source.id);
    const covered = coverage.get(`${passage.source.id} ${passage.passage.ordinal}`) ?? 0;
    // A text that has all the words is as good as a record that has 0.7 of them.
    shown.push({
      kind: 'source',
      source: passage.source,
      score: 0.7 * covered * passage.score,
      matches: {},
      best: passage,
    });
  }
  return shown.sort((a, b) => b.score - a.score).slice(0, limit);
}
