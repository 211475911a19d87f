import type { QuotationCandidate } from '../search-index';
import { Best } from './best';
import type { Expander } from './expand';
import { docsAcross, docsWithPhrase } from './phrase';
import { indexOfDoc, type Postings, readPositions } from './postings';
import { type Scores, tellingness, throwIfAborted } from './scores';
import type { Segment } from './segment';

/** Words whose lists are run over, the rarest; of a long quotation they are more than enough. */
const MOST_WORDS = 40;
/** Documents that lists may bring in, rarest first; those left out only add to the ones there. */
const OPENED = 250_000;
/** Passages whose word order is looked at; and where many share the words nearly alike, as reports of one pattern do. */
const LOOKED_AT = 150;
const MOST_LOOKED_AT = 1500;
/** So much of what the best one shares counts as nearly alike. */
const NEARLY = 0.6;
/** Documents in the lists whose word order is looked at: commoner words need not be. */
const ORDERED = 500_000;
/** Quotations so short are looked for as they stand first: their words may all be common. */
const SHORT = 9;
/** Share of the passages that a word is taken to be in which is in none. */
const UNKNOWN = 0.001;
/**
 * What a source's other passages count beside the best one, as far as that lacks something: a quotation may run over several,
 * but twelve passages that each share half of it do not make a better place than one that has it all.
 */
const OTHERS = 0.3;
/** More than the words of any quotation tell. */
const AS_IT_STANDS = 1000;

interface Told {
  readonly word: string;
  readonly tells: number;
  readonly frequency: number;
}

/** Passages that a quotation may come from: those that share its rare words, then those that have them in its order. */
export class QuotationSearch {
  readonly #segments: readonly Segment[];
  readonly #text: Expander;
  readonly #scores: Scores;
  readonly #documents: number;

  constructor(segments: readonly Segment[], text: Expander, scores: Scores) {
    this.#scores = scores;
    this.#segments = segments;
    this.#text = text;
    this.#documents = segments.reduce((sum, segment) => sum + segment.passageCount, 0);
  }

  find(words: readonly string[], limit: number, signal?: AbortSignal): readonly QuotationCandidate[] {
    const told = [...new Set(words)]
      .map((word): Told => {
        const frequency = this.#text.frequency(word);
        return { word, frequency, tells: tellingness(this.#documents, frequency) };
      })
      .filter(({ frequency }) => frequency > 0)
      .sort((a, b) => a.frequency - b.frequency)
      .slice(0, MOST_WORDS);
    const telling = tellingWords(words, told);
    const best = new Best<{ segment: Segment; doc: number }>(MOST_LOOKED_AT);
    for (const segment of this.#segments) {
      throwIfAborted(signal);
      this.#scores.begin(segment.passageCount);
      if (words.length <= SHORT && told.length > 0) {
        for (const doc of docsWithPhrase(segment.spaces.text, words, false)) this.#touch(doc, AS_IT_STANDS);
        for (const doc of docsAcross(segment, words)) this.#touch(doc, AS_IT_STANDS);
      }
      this.#vote(segment, told);
      const { blockedPassages } = segment;
      const { touched, scores, count } = this.#scores;
      for (let t = 0; t < count; t++) {
        const doc = touched[t] as number;
        if ((scores[doc] as number) > best.threshold && blockedPassages?.[doc] !== 1) {
          best.add(scores[doc] as number, { segment, doc });
        }
      }
    }
    const bySource = new Map<number, { source: number; ordinal: number; best: number; rest: number }>();
    const lists = new Map<Segment, TellingList[]>();
    const sorted = best.sorted();
    const least = (sorted[0]?.score ?? 0) * NEARLY;
    for (const [place, { score, item }] of sorted.entries()) {
      if (place >= LOOKED_AT && score < least) break;
      const { segment, doc } = item;
      let own = lists.get(segment);
      if (!own) {
        own = telling.map((one) => ({ ...one, list: listOf(segment, one.word) }));
        lists.set(segment, own);
      }
      const full = score + runs(segment, doc, own);
      const entry = segment.entryOf(doc);
      const source = segment.entries.sources[entry] ?? 0;
      const known = bySource.get(source);
      const ordinal = doc - (segment.entries.firstPassages[entry] ?? 0);
      if (!known) bySource.set(source, { source, ordinal, best: full, rest: 0 });
      else if (full > known.best) bySource.set(source, { source, ordinal, best: full, rest: known.rest + known.best });
      else known.rest += full;
    }
    // Shared words, neighbours and shift can each tell so much.
    const all = 3 * told.reduce((sum, { tells }) => sum + tells, 0);
    return [...bySource.values()]
      .map(({ source, ordinal, best, rest }): QuotationCandidate => {
        const score = best + OTHERS * Math.max(0, Math.min(rest, all - best));
        return { source, ordinal, score };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  tells(words: readonly string[]): ReadonlyMap<string, number> {
    // A word that stands nowhere may be misspelt: it counts as a middling one.
    const unknown = this.#documents * UNKNOWN;
    return new Map(
      words.map((word) => [word, tellingness(this.#documents, this.#text.frequency(word) || unknown)] as const),
    );
  }

  #touch(doc: number, score: number): void {
    const state = this.#scores;
    if (state.masks[doc] === 0) {
      state.masks[doc] = 1;
      state.touched[state.count++] = doc;
    }
    state.scores[doc] = (state.scores[doc] as number) + score;
  }

  #vote(segment: Segment, told: readonly Told[]): void {
    const space = segment.spaces.text;
    const state = this.#scores;
    let opened = 0;
    let only = 0;
    for (const { word, tells, frequency } of told) {
      const opens = opened === 0 || opened + frequency <= OPENED;
      if (!opens && (frequency > OPENED || ++only > 6)) break;
      const { docs } = space.postings(space.vocabulary.find(word));
      if (opens) {
        opened += docs.length;
        for (let i = 0; i < docs.length; i++) this.#touch(docs[i] as number, tells);
      } else if (state.count * 20 < docs.length) {
        for (let t = 0; t < state.count; t++) {
          const doc = state.touched[t] as number;
          if (indexOfDoc(docs, doc) >= 0) this.#touch(doc, tells);
        }
      } else {
        for (let i = 0; i < docs.length; i++)
          if (state.masks[docs[i] as number] !== 0) this.#touch(docs[i] as number, tells);
      }
    }
  }
}

/** A word of the quotation that is rare enough for its places to be looked at. */
interface TellingWord {
  readonly word: string;
  readonly tells: number;
  /** Number of the word in the quotation. */
  readonly at: number;
}
interface TellingList extends TellingWord {
  readonly list: Postings;
}

/** In the order of the quotation; the first hundred of a long one. */
function tellingWords(words: readonly string[], told: readonly Told[]): TellingWord[] {
  let documents = 0;
  const tells = new Map<string, number>();
  for (const one of told) {
    documents += one.frequency;
    if (documents > ORDERED && tells.size > 1) break;
    tells.set(one.word, one.tells);
  }
  return words
    .map((word, at) => ({ word, at, tells: tells.get(word) ?? 0 }))
    .filter((one) => one.tells > 0)
    .slice(0, 100);
}

function listOf(segment: Segment, word: string): Postings {
  const space = segment.spaces.text;
  return space.postings(space.vocabulary.find(word));
}

const buffer = new Int32Array(64);
/** Words put in or left out between two of the quotation's that still are taken for its order. */
const SHIFT = 2;

/** Words put in or left out, in sum, along which a stretch of a passage still is taken for the quotation's. */
const DRIFT = 4;

/**
 * What the words tell that follow each other in the passage as they do in the quotation; and what those tell that all stand
 * where one and the same place of the quotation has them.
 */
function runs(segment: Segment, doc: number, telling: readonly TellingList[]): number {
  const { stream } = segment.spaces.text;
  const places = new Map<string, readonly number[]>();
  const shifts: { readonly shift: number; readonly at: number; readonly tells: number }[] = [];
  let sum = 0;
  let before: { readonly at: number; readonly tells: number; readonly places: readonly number[] } | undefined;
  for (const { word, at, tells, list } of telling) {
    let own = places.get(word);
    if (!own) {
      const index = indexOfDoc(list.docs, doc);
      own = index < 0 ? [] : [...buffer.subarray(0, readPositions(stream, list, index, buffer))];
      places.set(word, own);
    }
    if (own.length === 0) continue;
    for (const place of own) shifts.push({ shift: place - at, at, tells });
    if (before && follows(before.places, own, at - before.at)) sum += 0.5 * (tells + before.tells);
    before = { at, tells, places: own };
  }
  return sum + alongOne(shifts);
}

/** The most that is told by words of about one shift, each counted once. */
function alongOne(shifts: { readonly shift: number; readonly at: number; readonly tells: number }[]): number {
  shifts.sort((a, b) => a.shift - b.shift);
  const within = new Map<number, number>();
  let start = 0;
  let sum = 0;
  let most = 0;
  for (const { shift, at, tells } of shifts) {
    for (let first = shifts[start]; first && shift - first.shift > DRIFT; first = shifts[++start]) {
      const left = (within.get(first.at) ?? 0) - 1;
      within.set(first.at, left);
      if (left === 0) sum -= first.tells;
    }
    const there = within.get(at) ?? 0;
    within.set(at, there + 1);
    if (there === 0) sum += tells;
    if (sum > most) most = sum;
  }
  return most;
}

function follows(first: readonly number[], second: readonly number[], distance: number): boolean {
  return first.some((a) => second.some((b) => b > a && Math.abs(b - a - distance) <= SHIFT));
}
