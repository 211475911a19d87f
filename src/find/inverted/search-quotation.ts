import type { QuotationCandidate } from '../search-index';
import { Best } from './best';
import type { Expander } from './expand';
import { docsWithPhrase } from './narrow';
import { indexOfDoc, type Postings, readPositions } from './postings';
import { Scores, tellingness, throwIfAborted } from './scores';
import type { Segment } from './segment';

/** Words whose lists are run over, the rarest; of a long quotation they are more than enough. */
const MOST_WORDS = 40;
/** Documents that lists may bring in, rarest first; those left out only add to the ones there. */
const OPENED = 250_000;
/** Passages whose word order is looked at. */
const LOOKED_AT = 150;
/** Quotations so short are looked for as they stand first: their words may all be common. */
const SHORT = 9;

interface Told {
  readonly word: string;
  readonly tells: number;
  readonly frequency: number;
}

/** Passages that a quotation may come from: those that share its rare words, then those that have them in its order. */
export class QuotationSearch {
  readonly #segments: readonly Segment[];
  readonly #text: Expander;
  readonly #scores = new Scores();
  readonly #documents: number;

  constructor(segments: readonly Segment[], text: Expander) {
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
    const tells = new Map(told.map((one) => [one.word, one.tells]));
    const best = new Best<{ segment: Segment; doc: number }>(LOOKED_AT);
    for (const segment of this.#segments) {
      throwIfAborted(signal);
      this.#scores.begin(segment.passageCount);
      if (words.length <= SHORT && told.length > 0) {
        for (const doc of docsWithPhrase(segment.spaces.text, words)) this.#touch(doc, 1000);
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
    const bySource = new Map<number, QuotationCandidate>();
    for (const { score, item } of best.sorted()) {
      const { segment, doc } = item;
      const full = score + runs(segment, doc, words, tells);
      const entry = segment.entryOf(doc);
      const source = segment.entries.sources[entry] ?? 0;
      const known = bySource.get(source);
      const ordinal = doc - (segment.entries.firstPassages[entry] ?? 0);
      // What is quoted may run over several passages: they speak together.
      bySource.set(source, {
        source,
        ordinal: known ? known.ordinal : ordinal,
        score: (known?.score ?? 0) + full,
      });
    }
    return [...bySource.values()].sort((a, b) => b.score - a.score).slice(0, limit);
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
      if (!opens && ++only > 6) break;
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

const buffer = new Int32Array(64);

/** What the neighbouring words of the quotation tell that are neighbours in the passage, too. */
function runs(segment: Segment, doc: number, words: readonly string[], tells: ReadonlyMap<string, number>): number {
  const space = segment.spaces.text;
  const places = new Map<string, Set<number>>();
  const placesOf = (word: string): Set<number> => {
    let known = places.get(word);
    if (known) return known;
    known = new Set();
    const index = space.vocabulary.find(word);
    const list: Postings | undefined = index < 0 ? undefined : space.postings(index);
    const at = list ? indexOfDoc(list.docs, doc) : -1;
    if (list && at >= 0) {
      const count = readPositions(space.stream, list, at, buffer);
      for (let i = 0; i < count; i++) known.add(buffer[i] ?? 0);
    }
    places.set(word, known);
    return known;
  };
  let sum = 0;
  const most = Math.min(words.length, 80);
  for (let i = 0; i + 1 < most; i++) {
    const [a, b] = [words[i] ?? '', words[i + 1] ?? ''];
    const [ta, tb] = [tells.get(a), tells.get(b)];
    if (ta === undefined && tb === undefined) continue;
    const first = placesOf(a);
    if (first.size === 0) continue;
    const second = placesOf(b);
    for (const place of first) {
      if (!second.has(place + 1)) continue;
      sum += 0.5 * ((ta ?? 0.2) + (tb ?? 0.2));
      break;
    }
  }
  return sum;
}
