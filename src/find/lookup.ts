import type { Store } from '../library/store';
import type { FindParams } from '../model/lookup';
import type { FindResult, PassageMatch, SourceMatch } from '../model/match';
import { notesOn } from '../model/notes-on';
import type { Source } from '../model/source';
import { Recent } from './inverted/recent';
import { markNote, markPassage, nearlySame } from './mark';
import { parseQuery, type Query } from './query';
import { type RecordText, rankSources, recordText } from './rank-sources';
import type { PassageCandidate, PassagesFound, SearchIndex } from './search-index';

/** Rows of each kind where nobody says how many. */
const USUAL_LIMIT = 20;
/** What a person marked when saving is what is looked for, among passages that fit nearly as well. */
const MARKED = 1.15;
/** Passages asked for over those shown, since some will be folded under others. */
const FOLDED = 8;
/** Sources that are ranked finally, over those shown: Fuse.js needs 40 µs each. */
const RANKED = 24;

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
    const found = store.index.passages(query, limit + FOLDED, ids, signal);
    const passages = passageMatches(store, found, query, limit);
    if (!query.kinds.includes('source')) return { sources, passages };
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
  const records = recordsOf(store);
  const rows = candidates.flatMap((candidate) => {
    const record = records.get(candidate.source);
    return record ? [{ candidate, record }] : [];
  });
  const ranked = rankSources(rows, query);
  const twins = store.index.alike(ranked.map(({ source }) => source));
  const matches: SourceMatch[] = [];
  for (const { source: id, score, matches: letters } of ranked) {
    if (twins.has(id)) continue;
    if (matches.length === limit) break;
    const source = store.source(id);
    if (!source) continue;
    const duplicates = ranked.flatMap((other) =>
      twins.get(other.source) === id ? (store.source(other.source) ?? []) : [],
    );
    const note = source.notes && markNote(source.notes, new Set(query.words.map(({ text }) => text)));
    matches.push({
      kind: 'source',
      source,
      score,
      matches: letters,
      ...(note && { note }),
      ...(duplicates.length > 0 && { duplicates }),
    });
  }
  return matches;
}

/** Texts of records as ranking needs them, remembered as long as the index stays the same. */
function recordsOf(store: Store & { readonly index: SearchIndex }) {
  const { revision } = store.index;
  let known = remembered.get(store.index);
  if (known?.revision !== revision) {
    known = { revision, texts: new Recent(MOST_REMEMBERED) };
    remembered.set(store.index, known);
  }
  const { texts } = known;
  return {
    get: (id: number): RecordText | undefined =>
      texts.get(id, () => {
        const source = store.source(id);
        return source && recordText(source);
      }),
  };
}

/** Five kilobytes each. */
const MOST_REMEMBERED = 600;
const remembered = new WeakMap<
  SearchIndex,
  { readonly revision: number; readonly texts: Recent<number, RecordText | undefined> }
>();

function passageMatches(store: Store, { best, terms }: PassagesFound, query: Query, limit: number): PassageMatch[] {
  const found = best.flatMap((candidate) => passageMatch(store, candidate, terms) ?? []);
  found.sort((a, b) => b.score - a.score);
  const top = found[0]?.score ?? 1;
  const rows: { readonly match: PassageMatch; readonly twins: { source: Source; ordinal: number }[] }[] = [];
  for (const raw of found) {
    const match = { ...raw, score: Math.min(1, raw.score / top) };
    if (query.filters.note && !match.passage.highlights?.some(({ note }) => note !== undefined)) continue;
    const twin = rows.find((row) => nearlySame(row.match.passage.text, match.passage.text));
    if (twin) twin.twins.push({ source: match.source, ordinal: match.passage.ordinal });
    else if (rows.length < limit) rows.push({ match, twins: [] });
  }
  return rows.map(({ match, twins }) => (twins.length > 0 ? { ...match, duplicates: twins } : match));
}

function passageMatch(
  store: Store,
  { source: id, ordinal, score }: PassageCandidate,
  terms: ReadonlySet<string>,
): PassageMatch | undefined {
  const source = store.source(id);
  const passage = source && store.passage(id, ordinal);
  if (!passage) return undefined;
  const note = markNote(notesOn(passage), terms);
  return {
    kind: 'passage',
    source,
    passage,
    score: passage.highlights === undefined ? score : score * MARKED,
    matches: markPassage(passage.text, terms),
    ...(note && { note }),
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
    const passage = candidate && passageMatch(store, candidate, terms);
    return passage ? { ...match, best: { ...passage, score: Math.min(1, passage.score / top) } } : match;
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
