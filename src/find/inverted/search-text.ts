import type { Query } from '../query';
import type { PassageCandidate, PassagesFound } from '../search-index';
import { Best } from './best';
import { type GroupLists, listsOf, MOST_CLOSENESS, Places } from './closeness';
import { type Expander, FORM } from './expand';
import { type Group, groupsOf, type Leniency } from './groups';
import { allowedEntries, docsWith } from './narrow';
import { docsWithPhrase } from './phrase';
import { indexOfDoc, type Postings } from './postings';
import { bitCount, type Scores, tellingness, throwIfAborted } from './scores';
import type { Segment } from './segment';

/** BM25's usual constants, the second lower: passages are of one kind, and long ones are not worse. */
const SATURATION = 1.2;
const LENGTH = 0.4;

/** Share of the score that depends on how much of the query the passage has. */
const COVERED = 0.7;
/** Candidates whose positions are looked at. */
const RESCORED = 600;
/** Documents that lists may bring in; the lists come rarest first, and those left out only add to the ones there. */
const OPENED = 150_000;

/** Passages by the words in them: BM25 over all lists, then closeness and order of the words among the best. */
export class TextSearch {
  readonly #scores: Scores;
  readonly #places = new Places();
  readonly #segments: readonly Segment[];
  readonly #text: Expander;
  readonly #record: Expander;
  readonly #documents: number;
  /** How soon a word's repetitions are enough: in a passage without words, and more for each that it has (BM25). */
  readonly #short: number;
  readonly #perWord: number;

  constructor(segments: readonly Segment[], text: Expander, record: Expander, scores: Scores) {
    this.#scores = scores;
    this.#segments = segments;
    this.#text = text;
    this.#record = record;
    this.#documents = segments.reduce((sum, segment) => sum + segment.passageCount, 0);
    const words = segments.reduce((sum, segment) => sum + segment.wordCount, 0);
    const average = Math.max(1, words / Math.max(1, this.#documents));
    this.#short = SATURATION * (1 - LENGTH);
    this.#perWord = (SATURATION * LENGTH) / average;
  }

  find(query: Query, limit: number, sources: readonly number[], signal?: AbortSignal): PassagesFound {
    if (this.#documents === 0 || (query.words.length === 0 && query.phrases.length === 0)) return NOTHING;
    const ask = (leniency: Leniency) => ({ query, limit, sources, signal, leniency });
    // Where something has every word, or nothing could be misspelt, that is the answer; otherwise words may be misspelt.
    const certain = query.words.every(({ text }) => text.length < 4);
    return (
      this.#run(ask('spelt'), certain ? 'whatever' : 'complete') ?? this.#run(ask('misspelt'), 'whatever') ?? NOTHING
    );
  }

  /** `undefined` where only an answer with every word will do, and there is none. */
  #run({ query, limit, sources, signal, leniency }: Ask, wanted: 'complete' | 'whatever'): PassagesFound | undefined {
    const groups = groupsOf(query, this.#text, this.#documents, leniency);
    const weighed = weigh(groups, this.#documents);
    const total = weighed.reduce((sum, { most }) => sum + most, 0) || 1;
    const best = new Best<Candidate>(RESCORED);
    const bySource = new Map<number, PassageCandidate>();
    const lists = new Map<Segment, GroupLists[]>();
    let complete = false;
    for (const segment of this.#segments) {
      throwIfAborted(signal);
      const own = listsOf(segment, weighed);
      lists.set(segment, own);
      this.#scores.begin(segment.passageCount);
      this.#score(segment, weighed, own);
      if (this.#select(segment, query, weighed, best)) complete = true;
      this.#bestOf(segment, sources, weighed, total, bySource);
    }
    if (wanted === 'complete' && !complete) return undefined;
    const answers = new Best<Candidate & { readonly coverage: number }>(limit);
    for (const { score, item } of best.sorted()) {
      if (reachable(score, item.mask, weighed, total) <= answers.threshold) continue;
      this.#places.look(item.segment, item.doc, lists.get(item.segment) ?? []);
      const coverage = this.#places.weight / total;
      const full = score * (1 - COVERED + COVERED * coverage) + this.#places.closeness();
      if (full > answers.threshold) answers.add(full, { ...item, coverage });
    }
    const found = answers.sorted().map(({ score, item: { segment, doc, coverage } }): PassageCandidate => {
      const entry = segment.entryOf(doc);
      return {
        source: segment.entries.sources[entry] ?? 0,
        ordinal: doc - (segment.entries.firstPassages[entry] ?? 0),
        score,
        coverage,
      };
    });
    return { best: found, bySource, terms: termsOf(groups) };
  }

  /** Runs the groups' lists over the segment, rarest group first. */
  #score(segment: Segment, groups: readonly WeighedGroup[], lists: readonly GroupLists[]): void {
    const order = groups.map((_, i) => i).sort((a, b) => (groups[a]?.frequency ?? 0) - (groups[b]?.frequency ?? 0));
    let opened = 0;
    for (const n of order) {
      const group = groups[n];
      if (!group) continue;
      const opens = opened === 0 || opened + group.frequency <= OPENED;
      for (const { list, weight } of lists[n] ?? []) {
        if (opens) this.#open(segment, list, 1 << n, weight);
        else this.#add(segment, list, 1 << n, weight);
        if (opens) opened += list.docs.length;
      }
    }
  }

  #open(segment: Segment, { docs, counts }: Postings, bit: number, weight: number): void {
    const { scores, masks, touched } = this.#scores;
    const { lengths } = segment.entries;
    const [short, perWord] = [this.#short, this.#perWord];
    let count = this.#scores.count;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] as number;
      const mask = masks[doc] as number;
      if ((mask & bit) !== 0) continue;
      if (mask === 0) touched[count++] = doc;
      masks[doc] = mask | bit;
      const times = counts[i] as number;
      const factor = short + perWord * (lengths[doc] as number);
      scores[doc] = (scores[doc] as number) + (weight * times * (SATURATION + 1)) / (times + factor);
    }
    this.#scores.count = count;
  }

  /** Only for documents that are there already. */
  #add(segment: Segment, list: Postings, bit: number, weight: number): void {
    const { scores, masks, touched, count } = this.#scores;
    const { lengths } = segment.entries;
    const { docs, counts } = list;
    const [short, perWord] = [this.#short, this.#perWord];
    const put = (doc: number, i: number) => {
      const mask = masks[doc] as number;
      if (mask === 0 || (mask & bit) !== 0) return;
      masks[doc] = mask | bit;
      const times = counts[i] as number;
      const factor = short + perWord * (lengths[doc] as number);
      scores[doc] = (scores[doc] as number) + (weight * times * (SATURATION + 1)) / (times + factor);
    };
    if (count * 20 < docs.length) {
      for (let t = 0; t < count; t++) {
        const doc = touched[t] as number;
        const i = indexOfDoc(docs, doc);
        if (i >= 0) put(doc, i);
      }
    } else for (let i = 0; i < docs.length; i++) put(docs[i] as number, i);
  }

  /** The best of the touched documents, those gone or filtered out left out; says whether any has every word. */
  #select(segment: Segment, query: Query, groups: readonly WeighedGroup[], best: Best<Candidate>): boolean {
    const allowed = allowedEntries(segment, query, this.#record, this.#segments);
    const allowedPassages = allowed && segment.passageMask((entry) => allowed[entry] === 1);
    const { blockedPassages } = segment;
    const without = query.without.length > 0 ? docsWith(segment.spaces.text, query.without) : undefined;
    const phrases = query.phrases.map((phrase) => docsWithPhrase(segment.spaces.text, phrase));
    const { scores, masks, touched, count } = this.#scores;
    const share = 0.5 / Math.max(1, groups.length);
    const everything = (1 << groups.length) - 1;
    let complete = false;
    const consider = (doc: number) => {
      const mask = masks[doc] as number;
      const score = (scores[doc] as number) * (0.5 + share * bitCount(mask));
      if (score <= best.threshold) return;
      if (blockedPassages?.[doc] === 1 || allowedPassages?.[doc] === 0 || without?.has(doc)) return;
      if (phrases.some((docs) => indexOfDoc(docs, doc) < 0)) return;
      if (mask === everything) complete = true;
      best.add(score, { segment, doc, mask });
    };
    const [first] = phrases;
    if (first) for (const doc of first) consider(doc);
    else for (let t = 0; t < count; t++) consider(touched[t] as number);
    return complete || phrases.length > 0;
  }

  /** Of each source asked for, the passage with the highest score. */
  #bestOf(
    segment: Segment,
    wanted: readonly number[],
    groups: readonly WeighedGroup[],
    total: number,
    into: Map<number, PassageCandidate>,
  ): void {
    if (wanted.length === 0) return;
    const { sources, firstPassages } = segment.entries;
    const { scores, masks } = this.#scores;
    for (const source of wanted) {
      const entry = sources.lastIndexOf(source);
      if (entry < 0 || segment.dead[entry] === 1) continue;
      const start = firstPassages[entry] ?? 0;
      const end = firstPassages[entry + 1] ?? 0;
      let best = -1;
      for (let doc = start; doc < end; doc++) {
        if ((scores[doc] as number) > 0 && (best < 0 || (scores[doc] as number) > (scores[best] as number))) best = doc;
      }
      if (best < 0) continue;
      const mask = masks[best] as number;
      const has = groups.reduce((sum, { most }, n) => ((mask & (1 << n)) !== 0 ? sum + most : sum), 0);
      into.set(source, { source, ordinal: best - start, score: scores[best] as number, coverage: has / total });
    }
  }
}

interface Ask {
  readonly query: Query;
  readonly limit: number;
  readonly sources: readonly number[];
  readonly signal: AbortSignal | undefined;
  readonly leniency: Leniency;
}

interface Candidate {
  readonly segment: Segment;
  readonly doc: number;
  /** Groups that it has, a bit each. */
  readonly mask: number;
}

/** What a passage with these groups can come to at the most, its words as close together as may be. */
function reachable(score: number, mask: number, groups: readonly WeighedGroup[], total: number): number {
  let weight = 0;
  for (let n = 0; n < groups.length; n++)
    if ((mask & (1 << n)) !== 0) weight += groups[n]?.alternatives[0]?.weight ?? 0;
  // A single word stands close to no other.
  const closeness = (mask & (mask - 1)) === 0 ? 0 : MOST_CLOSENESS * weight;
  return score * (1 - COVERED + (COVERED * weight) / total) + closeness;
}

export interface WeighedGroup extends Group {
  /** With how much each tells instead of how likely it is meant. */
  readonly alternatives: Group['alternatives'];
  /** What the group can add at the most, before term frequency. */
  readonly most: number;
}

/**
 * Terms in more passages than this tell next to nothing, and their lists take milliseconds and megabytes to decode: they are
 * run over only where a query has nothing rarer.
 */
const TOO_COMMON = 60_000;
/** Documents in the lists of one group; completions and misspellings beyond it are chance. */
const GROUP_DOCUMENTS = 200_000;

/** The groups whose lists are worth running over, and of each the alternatives that are. */
function affordable(groups: readonly Group[]): readonly Group[] {
  const trimmed = groups.map((group) => {
    let sum = 0;
    const alternatives = group.alternatives.filter(({ term, frequency }) => {
      const own = term === group.word;
      if (!own && (frequency > TOO_COMMON || sum + frequency > GROUP_DOCUMENTS)) return false;
      sum += frequency;
      return true;
    });
    return { ...group, alternatives, frequency: sum };
  });
  const rare = trimmed.filter(({ frequency }) => frequency <= GROUP_DOCUMENTS);
  if (rare.some(({ frequency }) => frequency > 0)) return rare;
  return [...trimmed].sort((a, b) => a.frequency - b.frequency).slice(0, 3);
}

/** Weights become weight times what the term tells; likeliest first. */
export function weigh(groups: readonly Group[], documents: number): WeighedGroup[] {
  return affordable(groups.slice(0, 30)).map((group) => {
    // The forms of a word tell as much as all of them together: a rare form is no rare word.
    const family = group.alternatives.reduce(
      (sum, { weight, frequency }) => (weight >= FORM ? sum + frequency : sum),
      0,
    );
    const alternatives = group.alternatives
      .map((one) => ({
        ...one,
        weight: one.weight * tellingness(documents, Math.max(one.frequency, one.weight >= FORM ? family : 0)),
      }))
      .sort((a, b) => b.weight - a.weight);
    const own = group.alternatives.find(({ term }) => term === group.word);
    // A word that nobody knows could have told much.
    const most = own
      ? tellingness(documents, Math.max(own.frequency, family))
      : (alternatives[0]?.weight ?? tellingness(documents, 1) / 2);
    return { ...group, alternatives, most };
  });
}

function termsOf(groups: readonly Group[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)));
}

const NOTHING: PassagesFound = { best: [], bySource: new Map(), terms: new Set() };
