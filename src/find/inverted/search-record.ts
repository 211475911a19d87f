import type { Query } from '../query';
import type { SourceCandidate } from '../search-index';
import { Best } from './best';
import type { Alternative, Expander } from './expand';
import { allowedEntries, docsWith } from './narrow';
import { docsWithPhrase } from './phrase';
import type { Postings } from './postings';
import { FIELD_COUNT, FIELDS, type IndexedField } from './record-terms';
import { Scores, tellingness, throwIfAborted } from './scores';
import type { Segment } from './segment';

/** How much a word in this field says that the source is meant. */
const FIELD_WEIGHTS: { readonly [Field in IndexedField]: number } = {
  title: 1,
  author: 1,
  'container-title': 0.75,
  year: 0.9,
  citekey: 0.55,
  tags: 0.8,
  site: 0.5,
  mark: 0,
  subtitle: 0.8,
  notes: 0.5,
};
const WEIGHTS = Float32Array.from(FIELDS, (field) => FIELD_WEIGHTS[field]);

/** Every word may be the beginning of one; so many completions are looked at. */
const MOST_COMPLETIONS = 4000;
/** A word of one letter is an initial, or waits for the next letter. */
const MOST_ONE_LETTER = 60;

interface RecordGroup {
  readonly word: string;
  readonly alternatives: readonly Alternative[];
  /** Completions by range; from two letters on. */
  readonly completions: boolean;
}

/** Sources by what describes them: every word of the query in any field, as a whole, as a beginning, or misspelt. */
export class RecordSearch {
  readonly #segments: readonly Segment[];
  readonly #record: Expander;
  readonly #scores = new Scores();
  /** Of the present group: what it has added to each source. */
  #added = new Float32Array(0);
  readonly #sources: number;

  constructor(segments: readonly Segment[], record: Expander) {
    this.#segments = segments;
    this.#record = record;
    this.#sources = segments.reduce((sum, segment) => sum + segment.size, 0);
  }

  find(query: Query, limit: number, signal?: AbortSignal): readonly SourceCandidate[] {
    const { words } = query;
    if (words.length === 0 && query.phrases.length === 0) return this.#newest(query, limit);
    const spelt = this.#run(query, this.#groups(query, false), limit, signal);
    if ((spelt[0]?.coverage ?? 0) > 0.999 || words.every(({ text }) => text.length < 3)) return spelt;
    return this.#run(query, this.#groups(query, true), limit, signal);
  }

  #groups(query: Query, misspelt: boolean): RecordGroup[] {
    const list = query.words.slice(0, 30);
    return list.map(({ text }, i) => {
      const alternatives: Alternative[] = [...this.#record.forms(text)];
      const known = new Set(alternatives.map(({ term }) => term));
      const add = (more: readonly Alternative[], factor: number) => {
        for (const one of more) {
          if (known.has(one.term)) continue;
          known.add(one.term);
          alternatives.push({ ...one, weight: one.weight * factor });
        }
      };
      for (const [a, b] of [
        [list[i - 1]?.text, text],
        [text, list[i + 1]?.text],
      ]) {
        if (a === undefined || b === undefined || a.length + b.length < 5) continue;
        const frequency = this.#record.frequency(a + b);
        if (frequency > 0) add([{ term: a + b, weight: 0.85, frequency }], 1);
      }
      const begun = text.length > 1 && this.#record.beginnings(text).length > 0;
      if (text.length === 1) add(this.#record.beginnings(text).slice(0, MOST_ONE_LETTER), 0.4);
      const unknown = alternatives.length === 0 && !begun;
      if (misspelt || unknown) {
        add(this.#record.near(text), unknown ? 1 : 0.8);
        if (text.length > 3) add(this.#record.nearBeginnings(text), unknown ? 1 : 0.7);
        if (alternatives.length === 0) add(this.#record.containing(text), 1);
        if (alternatives.length === 0) {
          for (const part of this.#record.split(text) ?? []) add(this.#record.forms(part), 0.6);
        }
        // A year remembered wrongly is seldom far off.
        if (/^(?:19|20)\d\d$/.test(text)) add(this.#yearsAround(Number(text)), 1);
      }
      return { word: text, alternatives, completions: begun };
    });
  }

  #yearsAround(year: number): Alternative[] {
    return [-2, -1, 1, 2].map((step) => {
      const term = String(year + step);
      return { term, weight: 0.6 - 0.15 * Math.abs(step), frequency: this.#record.frequency(term) };
    });
  }

  #run(query: Query, groups: readonly RecordGroup[], limit: number, signal?: AbortSignal): SourceCandidate[] {
    const best = new Best<{ segment: Segment; entry: number; has: number }>(limit);
    const told = groups.map((group) => this.#tells(group));
    const total = told.reduce((sum, one) => sum + one, 0) || 1;
    for (const segment of this.#segments) {
      throwIfAborted(signal);
      this.#scores.begin(segment.size);
      if (this.#added.length < segment.size) this.#added = new Float32Array(segment.size);
      groups.forEach((group, n) => this.#score(segment, group, n, told[n] ?? 0));
      this.#select(segment, query, best);
    }
    return best.sorted().map(({ score, item: { segment, entry, has } }) => {
      const covered = told.reduce((sum, one, n) => ((has & (1 << n)) !== 0 ? sum + one : sum), 0);
      return { source: segment.entries.sources[entry] ?? 0, score: score / total, coverage: covered / total };
    });
  }

  /** What the word tells when it is found as it stands. */
  #tells(group: RecordGroup): number {
    const frequency = group.alternatives[0]?.frequency ?? 0;
    const begun = group.completions
      ? this.#record.beginnings(group.word).reduce((sum, one) => sum + one.frequency, 0)
      : 0;
    return Math.max(0.5, tellingness(this.#sources, Math.max(1, Math.min(this.#sources / 2, frequency || begun))));
  }

  #score(segment: Segment, group: RecordGroup, n: number, tells: number): void {
    const space = segment.spaces.record;
    const add = (list: Postings, weight: number) => this.#add(list, 1 << n, weight);
    for (const { term, weight } of group.alternatives) {
      const index = space.vocabulary.find(term);
      if (index >= 0) add(space.postings(index), weight * tells);
    }
    if (group.completions) {
      const { start, end } = space.vocabulary.startingWith(group.word);
      const stop = Math.min(end, start + MOST_COMPLETIONS);
      const length = Buffer.byteLength(group.word);
      for (let i = start; i < stop; i++) {
        const share = length / space.vocabulary.length(i);
        if (share < 1) add(space.postings(i), tells * (0.55 + 0.35 * share));
      }
    }
    const { touched, count } = this.#scores;
    for (let t = 0; t < count; t++) this.#added[touched[t] as number] = 0;
  }

  /** A source counts once for a group, by its best word in its best field. */
  #add({ docs }: Postings, bit: number, weight: number): void {
    const { scores, masks, touched } = this.#scores;
    const added = this.#added;
    let { count } = this.#scores;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] as number;
      const entry = Math.floor(doc / FIELD_COUNT);
      const value = weight * (WEIGHTS[doc % FIELD_COUNT] as number);
      const before = added[entry] as number;
      if (value <= before) continue;
      const mask = masks[entry] as number;
      if (mask === 0) touched[count++] = entry;
      masks[entry] = mask | bit;
      added[entry] = value;
      scores[entry] = (scores[entry] as number) + value - before;
    }
    this.#scores.count = count;
  }

  #select(segment: Segment, query: Query, best: Best<{ segment: Segment; entry: number; has: number }>): void {
    const allowed = allowedEntries(segment, query, this.#record, this.#segments);
    const entriesOf = (docs: Iterable<number>) => new Set([...docs].map((doc) => Math.floor(doc / FIELD_COUNT)));
    const space = segment.spaces.record;
    const without = query.without.length > 0 ? entriesOf(docsWith(space, query.without)) : undefined;
    const phrases = query.phrases.map((phrase) => entriesOf(docsWithPhrase(space, phrase)));
    const { scores, masks, touched, count } = this.#scores;
    for (let t = 0; t < count; t++) {
      const entry = touched[t] as number;
      const score = scores[entry] as number;
      if (score <= best.threshold) continue;
      if (segment.dead[entry] === 1 || allowed?.[entry] === 0 || without?.has(entry)) continue;
      if (phrases.some((entries) => !entries.has(entry))) continue;
      best.add(score, { segment, entry, has: masks[entry] as number });
    }
  }

  /** Nothing but filters: what they let through, newest in the library first. */
  #newest(query: Query, limit: number): SourceCandidate[] {
    const found: SourceCandidate[] = [];
    for (let n = this.#segments.length - 1; n >= 0; n--) {
      const segment = this.#segments[n];
      if (!segment) continue;
      const allowed = allowedEntries(segment, query, this.#record, this.#segments);
      for (let entry = segment.size - 1; entry >= 0 && found.length < limit; entry--) {
        if (segment.dead[entry] === 1 || allowed?.[entry] === 0) continue;
        found.push({ source: segment.entries.sources[entry] ?? 0, score: 1 / (1 + found.length), coverage: 1 });
      }
    }
    return found;
  }
}
