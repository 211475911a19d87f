import { isUnspaced } from '../../model/words';
import { areNeighbours, editDistance } from './distance';
import { LANGUAGE } from './record-terms';
import { respellings } from './respell';
import type { Segment, SpaceName } from './segment';
import { latin } from './sounds';
import { stemmersFor } from './stems';

/** A term that may be what a word of the query stands for. */
export interface Alternative {
  readonly term: string;
  /** 1 for the word itself, less for what is less likely meant. */
  readonly weight: number;
  /** Documents that have it, in all segments. */
  readonly frequency: number;
}

/** Weights: found by trying on the benchmark's first query set; others, drawn with other seeds, differ by ±.01. */
export const FORM = 0.88;
const BEGINNING = 0.6;
const LIKELY_SLIP = 0.72;
const SLIP = 0.64;
const TWO_SLIPS = 0.42;
const SOUND = 0.5;
/** The word with `ö` for `oe`, where the library does not know it as it was written; and where it does. */
const RESPELT = 0.95;
const OTHERWISE_SPELT = 0.6;
const PART = 0.4;

/** Misspelt words have at most so many alternatives: the more, the more chance finds. */
const MOST_NEAR = 10;
/** What a person types further decides among many completions; the commonest are enough until then. */
const MOST_BEGINNINGS = 40;

/** Words whose alternatives are remembered: those of the query being typed, with all their beginnings, and a few before. */
const MOST_KNOWN = 300;

/** The vocabularies of all segments as one, and which terms a word may stand for. Remembers its answers. */
export class Expander {
  readonly #segments: readonly Segment[];
  readonly #space: SpaceName;
  readonly #known = new Map<string, readonly Alternative[]>();
  readonly #languages: ReadonlySet<string>;

  constructor(segments: readonly Segment[], space: SpaceName) {
    this.#segments = segments;
    this.#space = space;
    const languages = new Set<string>();
    for (const segment of segments) {
      const { vocabulary } = segment.spaces.record;
      const { start, end } = vocabulary.startingWith(LANGUAGE);
      for (let i = start; i < end; i++) languages.add(vocabulary.term(i).slice(LANGUAGE.length));
    }
    this.#languages = languages;
  }

  frequency(term: string): number {
    let sum = 0;
    for (const segment of this.#segments) {
      const { vocabulary } = segment.spaces[this.#space];
      const index = vocabulary.find(term);
      if (index >= 0) sum += vocabulary.frequency(index);
    }
    return sum;
  }

  /** The word itself and its other forms (`companies`: `company`). */
  forms(word: string): readonly Alternative[] {
    return this.#once(`=${word}`, () => {
      const found: Alternative[] = [];
      const own = this.frequency(word);
      if (own > 0) found.push({ term: word, weight: 1, frequency: own });
      if (word.length < 4 || isUnspaced(word)) return found;
      for (const other of respellings(word)) {
        const frequency = this.frequency(other);
        if (frequency > 0) found.push({ term: other, weight: own > 0 ? OTHERWISE_SPELT : RESPELT, frequency });
      }
      const stemmers = stemmersFor(word, this.#languages);
      const stems = stemmers.map((stem) => stem(word));
      const begin = word.slice(0, word.length < 6 ? 3 : word.length - Math.min(4, Math.floor(word.length / 3)));
      for (const [term, frequency] of this.#beginning(begin, word.length + 5, 400)) {
        if (found.some((known) => known.term === term)) continue;
        if (stemmers.some((stem, i) => sameStem(stem(term), stems[i] ?? '', word, term))) {
          found.push({ term, weight: FORM, frequency });
        }
      }
      return found;
    });
  }

  /** Words that the word may be the beginning of, the commonest; itself excluded. */
  beginnings(word: string): readonly Alternative[] {
    return this.#once(`>${word}`, () =>
      [...this.#beginning(word, 60, Infinity)]
        .filter(([term]) => term !== word)
        .sort(([, a], [, b]) => b - a)
        .slice(0, MOST_BEGINNINGS)
        .map(([term, frequency]) => ({
          term,
          frequency,
          weight: BEGINNING + (0.9 - BEGINNING) * (word.length / term.length),
        })),
    );
  }

  /** Words of which the word is a misspelling, by spelling or by sound, likeliest first. */
  near(word: string): readonly Alternative[] {
    return this.#once(`~${word}`, () => {
      if (word.length < 3 || isUnspaced(word)) return [];
      const close = this.#near(word, 1);
      const found = new Map(close);
      // Two slips only where one explains nothing: there are a hundred times as many such words.
      if (word.length > 5 && found.size === 0) for (const [term, near] of this.#near(word, 2)) found.set(term, near);
      if (word.length > 3) {
        for (const [term, frequency] of this.#sounding(word)) {
          if (term === word || found.has(term)) continue;
          const likeness = 1 - editDistance(latin(word), latin(term), 6) / Math.max(word.length, term.length);
          if (likeness >= 0.4) found.set(term, { term, frequency, weight: SOUND * (0.7 + 0.4 * likeness) });
        }
      }
      return [...found.values()].sort((a, b) => b.weight - a.weight || b.frequency - a.frequency).slice(0, MOST_NEAR);
    });
  }

  /** Words that begin nearly so: for one that is misspelt and not yet typed to its end. */
  nearBeginnings(word: string): readonly Alternative[] {
    return this.#once(`>~${word}`, () => {
      if (word.length < 4 || isUnspaced(word)) return [];
      const found: Alternative[] = [];
      for (const [term, frequency] of this.#beginning(word.slice(0, 1), 60, Infinity)) {
        if (term.length < word.length) continue;
        const distance = Math.min(
          editDistance(word, term.slice(0, word.length), 1),
          editDistance(word, term.slice(0, word.length + 1), 1),
          editDistance(word, term.slice(0, word.length - 1), 1),
        );
        if (distance === 1) found.push({ term, frequency, weight: SLIP * (0.6 + 0.4 * (word.length / term.length)) });
      }
      return found.sort((a, b) => b.weight - a.weight || b.frequency - a.frequency).slice(0, MOST_BEGINNINGS);
    });
  }

  /** Words that have the word inside: `kürzung` stands in `haushaltskürzungen`. */
  containing(word: string): readonly Alternative[] {
    return this.#once(`*${word}`, () => {
      if (word.length < 5 || isUnspaced(word)) return [];
      const found = new Map<string, number>();
      for (const { spaces } of this.#segments) {
        const { vocabulary } = spaces[this.#space];
        for (const index of vocabulary.containing(word)) {
          const term = vocabulary.term(index);
          found.set(term, (found.get(term) ?? 0) + vocabulary.frequency(index));
        }
      }
      return [...found]
        .map(([term, frequency]) => ({ term, frequency, weight: PART + 0.3 * (word.length / term.length) }))
        .sort((a, b) => b.weight - a.weight || b.frequency - a.frequency)
        .slice(0, MOST_NEAR);
    });
  }

  /** The two words of which one was made: `newspaper`: `news`, `paper`; the likeliest. */
  split(word: string): readonly [string, string] | undefined {
    if (word.length < 5 || isUnspaced(word)) return undefined;
    let best: readonly [string, string] | undefined;
    let most = 0;
    for (let i = 2; i <= word.length - 2; i++) {
      const parts = [word.slice(0, i), word.slice(i)] as const;
      const [a, b] = parts.map((part) => this.frequency(part)) as [number, number];
      const weight = Math.min(a, b) * Math.min(parts[0].length, parts[1].length) ** 2;
      if (weight > most) {
        most = weight;
        best = parts;
      }
    }
    return best;
  }

  #near(word: string, most: number): Map<string, Alternative> {
    const found = new Map<string, { term: string; frequency: number; weight: number }>();
    for (const { spaces } of this.#segments) {
      const { vocabulary } = spaces[this.#space];
      for (const { index, distance } of vocabulary.near(word, most)) {
        const term = vocabulary.term(index);
        const known = found.get(term);
        const frequency = vocabulary.frequency(index);
        if (known) known.frequency += frequency;
        else found.set(term, { term, frequency, weight: nearWeight(word, term, distance) });
      }
    }
    return found;
  }

  #sounding(word: string): Map<string, number> {
    const found = new Map<string, number>();
    for (const { spaces } of this.#segments) {
      const { vocabulary } = spaces[this.#space];
      for (const index of vocabulary.soundingLike(word)) {
        const term = vocabulary.term(index);
        found.set(term, (found.get(term) ?? 0) + vocabulary.frequency(index));
      }
    }
    return found;
  }

  /** Terms that begin so, with their frequency; the first `most` of each segment. */
  #beginning(prefix: string, longest: number, most: number): Map<string, number> {
    const found = new Map<string, number>();
    for (const { spaces } of this.#segments) {
      const { vocabulary } = spaces[this.#space];
      const { start, end } = vocabulary.startingWith(prefix);
      const stop = Math.min(end, start + most);
      const floor = stop - start > 400 ? commonest(vocabulary, start, stop, MOST_BEGINNINGS * 4) : 0;
      for (let i = start; i < stop; i++) {
        if (vocabulary.frequency(i) < floor || vocabulary.length(i) > longest * 3) continue;
        const term = vocabulary.term(i);
        if (term.length <= longest) found.set(term, (found.get(term) ?? 0) + vocabulary.frequency(i));
      }
    }
    return found;
  }

  #once(key: string, make: () => readonly Alternative[]): readonly Alternative[] {
    let known = this.#known.get(key);
    if (!known) {
      known = make();
      if (this.#known.size > MOST_KNOWN) this.#known.clear();
      this.#known.set(key, known);
    }
    return known;
  }
}

/** The frequency that only about `count` terms of the range reach, so that the others need no look. */
function commonest(
  vocabulary: { frequency(index: number): number },
  start: number,
  end: number,
  count: number,
): number {
  const frequencies = new Uint32Array(end - start);
  for (let i = start; i < end; i++) frequencies[i - start] = vocabulary.frequency(i);
  frequencies.sort();
  return frequencies[Math.max(0, frequencies.length - count)] ?? 0;
}

/** Stemmers are rough on short words: `news` and `new` are no forms of each other. */
function sameStem(stem: string, other: string, word: string, term: string): boolean {
  return stem === other && (stem.length > 3 || Math.abs(word.length - term.length) < 3);
}

/** Slips of the finger (a neighbouring key, two letters exchanged, one doubled or single) are likelier than others. */
function nearWeight(word: string, term: string, distance: number): number {
  const first = word[0] === term[0] ? 1 : 0.85;
  if (distance > 1) return TWO_SLIPS * first;
  let i = 0;
  while (i < word.length && word[i] === term[i]) i++;
  const [a, b] = [word[i] ?? '', term[i] ?? ''];
  const exchanged = word.length === term.length && word[i + 1] === b && term[i + 1] === a;
  const doubled = word.length > term.length ? a === word[i - 1] : word.length < term.length && b === term[i - 1];
  const neighbour = word.length === term.length && areNeighbours(a, b);
  return (exchanged || doubled || neighbour ? LIKELY_SLIP : SLIP) * first * (word.length < 5 ? 0.85 : 1);
}
