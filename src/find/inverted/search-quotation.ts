import type { QuotationCandidate } from '../search-index';
import type { Expander } from './expand';
import { docsAcross, docsWithPhrase } from './phrase';
import { indexOfDoc } from './postings';
import { MOST_TELLING, RunScore, type TellingWord } from './run-score';
import { type Scores, tellingness, throwIfAborted } from './scores';
import type { Segment } from './segment';

/** Words whose lists are run over, the rarest; of a long quotation they are more than enough. */
const MOST_WORDS = 40;
/** Documents that lists may bring in, rarest first; those left out only add to the ones there. */
const OPENED = 250_000;
/** Lists that only add. */
const ADDED = 6;
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
/**
 * What a passage comes to at the most, times what it shares: shared words, neighbours and shift each tell it once; words that
 * the quotation has twice, and a source's other passages, a little more.
 */
const CEILING = 3.75;
/** Steps in which scores are told apart when the best of many are chosen. */
const STEPS = 512;

interface Told {
  readonly word: string;
  readonly tells: number;
  readonly frequency: number;
}

/** A passage that shares words with the quotation. */
interface Sharing {
  readonly segment: Segment;
  readonly doc: number;
  /** What the words tell that it shares; more where it has the quotation as it stands. */
  readonly score: number;
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

  /** Lazily: whoever has found the place in the first ones spares looking at the others. */
  *find(words: readonly string[], limit: number, signal?: AbortSignal): Generator<QuotationCandidate> {
    const told = [...new Set(words)]
      .map((word): Told => {
        const frequency = this.#text.frequency(word);
        return { word, frequency, tells: tellingness(this.#documents, frequency) };
      })
      .filter(({ frequency }) => frequency > 0)
      .sort((a, b) => a.frequency - b.frequency)
      .slice(0, MOST_WORDS);
    const telling = tellingWords(words, told);
    const runs = new Map<Segment, RunScore>();
    const places = new Places(3 * told.reduce((sum, { tells }) => sum + tells, 0));
    let given = 0;
    for (const { segment, doc, score } of this.#sharing(words, told, signal)) {
      for (; given < limit && places.bestScore >= CEILING * score; given++) yield places.takeBest();
      if (given === limit) return;
      const run = runs.get(segment) ?? new RunScore(segment, telling);
      runs.set(segment, run);
      places.add(segment, doc, score + run.of(doc));
    }
    for (; given < limit && places.bestScore > 0; given++) yield places.takeBest();
  }

  tells(words: readonly string[]): ReadonlyMap<string, number> {
    // A word that stands nowhere may be misspelt: it counts as a middling one.
    const unknown = this.#documents * UNKNOWN;
    return new Map(
      words.map((word) => [word, tellingness(this.#documents, this.#text.frequency(word) || unknown)] as const),
    );
  }

  /** Passages that share most, those first that share more. */
  #sharing(words: readonly string[], told: readonly Told[], signal: AbortSignal | undefined): readonly Sharing[] {
    const found: Sharing[] = [];
    for (const segment of this.#segments) {
      throwIfAborted(signal);
      const { blockedPassages } = segment;
      this.#scores.begin(segment.passageCount);
      const standing = words.length <= SHORT && told.length > 0 ? asItStands(segment, words) : NONE;
      this.#vote(segment, told);
      const { touched, scores, count } = this.#scores;
      const least = this.#leastOfBest(blockedPassages);
      for (let t = 0; t < count; t++) {
        const doc = touched[t] as number;
        const score = scores[doc] as number;
        if (score >= least && blockedPassages?.[doc] !== 1 && !standing.has(doc)) found.push({ segment, doc, score });
      }
      for (const doc of standing)
        if (blockedPassages?.[doc] !== 1) found.push({ segment, doc, score: AS_IT_STANDS + (scores[doc] as number) });
    }
    found.sort((a, b) => b.score - a.score);
    const shared = found.find(({ score }) => score < AS_IT_STANDS)?.score ?? 0;
    return found.filter(
      ({ score }, place) => place < LOOKED_AT || (place < MOST_LOOKED_AT && score >= shared * NEARLY),
    );
  }

  /** A score that some {@link LOOKED_AT} of the touched passages have, or all that share nearly as much as the best. */
  #leastOfBest(blocked: Uint8Array | undefined): number {
    const { touched, scores, count } = this.#scores;
    let most = 0;
    for (let t = 0; t < count; t++) {
      const doc = touched[t] as number;
      const score = scores[doc] as number;
      if (score > most && blocked?.[doc] !== 1) most = score;
    }
    if (count <= LOOKED_AT) return 0;
    const steps = new Uint32Array(STEPS + 1);
    const perStep = STEPS / most;
    for (let t = 0; t < count; t++) {
      const doc = touched[t] as number;
      if (blocked?.[doc] === 1) continue;
      const step = Math.floor((scores[doc] as number) * perStep);
      steps[step] = (steps[step] as number) + 1;
    }
    let step = STEPS + 1;
    for (let above = 0; step > 0; step--) {
      const more = above + (steps[step - 1] as number);
      if (more > MOST_LOOKED_AT && above > 0) break;
      if (above >= LOOKED_AT && step <= NEARLY * STEPS) break;
      above = more;
    }
    return step / perStep;
  }

  #touch(doc: number, score: number): void {
    const state = this.#scores;
    if (state.masks[doc] === 0) {
      state.masks[doc] = 1;
      state.touched[state.count++] = doc;
    }
    state.scores[doc] = (state.scores[doc] as number) + score;
  }

  /** Runs over the lists, rarest word first. Commoner words bring in no more passages once those could not come near the best. */
  #vote(segment: Segment, told: readonly Told[]): void {
    const space = segment.spaces.text;
    const state = this.#scores;
    let opened = 0;
    let added = 0;
    let rest = told.reduce((sum, { tells }) => sum + tells, 0);
    let most = 0;
    for (const { word, tells, frequency } of told) {
      const opens = opened === 0 || (opened + frequency <= OPENED && rest >= most * NEARLY);
      if (!opens && (frequency > OPENED || ++added > ADDED)) break;
      rest -= tells;
      const { docs } = space.postings(space.vocabulary.find(word));
      if (opens) {
        opened += docs.length;
        for (let i = 0; i < docs.length; i++) {
          const doc = docs[i] as number;
          this.#touch(doc, tells);
          if ((state.scores[doc] as number) > most) most = state.scores[doc] as number;
        }
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

const NONE: ReadonlySet<number> = new Set();

function asItStands(segment: Segment, words: readonly string[]): ReadonlySet<number> {
  return new Set([...docsWithPhrase(segment.spaces.text, words, false), ...docsAcross(segment, words)]);
}

interface Place extends QuotationCandidate {
  /** What the source's best passage comes to, and its others together. */
  readonly best: number;
  readonly rest: number;
}

/** The sources of the passages that were looked at. */
class Places {
  readonly #most: number;
  readonly #bySource = new Map<number, Place>();
  readonly #given = new Set<number>();
  #bestScore = 0;

  /** @param most what a passage comes to that has the whole quotation */
  constructor(most: number) {
    this.#most = most;
  }

  /** Of those not yet taken; 0 where none is left. */
  get bestScore(): number {
    return this.#bestScore;
  }

  add(segment: Segment, doc: number, score: number): void {
    const entry = segment.entryOf(doc);
    const source = segment.entries.sources[entry] ?? 0;
    if (this.#given.has(source)) return;
    const known = this.#bySource.get(source);
    const isBetter = score > (known?.best ?? 0);
    const ordinal = known && !isBetter ? known.ordinal : doc - (segment.entries.firstPassages[entry] ?? 0);
    const best = Math.max(score, known?.best ?? 0);
    const rest = known ? known.rest + Math.min(score, known.best) : 0;
    const whole = best + OTHERS * Math.max(0, Math.min(rest, this.#most - best));
    this.#bySource.set(source, { source, ordinal, score: whole, best, rest });
    if (whole > this.#bestScore) this.#bestScore = whole;
  }

  takeBest(): QuotationCandidate {
    let first: Place | undefined;
    let second = 0;
    for (const place of this.#bySource.values()) {
      if (place.score > (first?.score ?? 0)) [first, second] = [place, first?.score ?? 0];
      else if (place.score > second) second = place.score;
    }
    if (!first) throw new Error('nothing is left');
    this.#bySource.delete(first.source);
    this.#given.add(first.source);
    this.#bestScore = second;
    return { source: first.source, ordinal: first.ordinal, score: first.score };
  }
}

/** In the order of the quotation; the first ones of a long quotation. */
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
    .slice(0, MOST_TELLING);
}
