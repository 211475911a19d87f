import type { Filters, Query } from '../query';
import { isFiltered } from '../query';
import type { Expander } from './expand';
import { FIELD_COUNT, FIELDS, HAS_NOTE, type IndexedField } from './record-terms';
import type { Segment, Space } from './segment';

/** 1 for each source of the segment that the filters let through; `undefined` where they let all. `all`: every segment. */
export function allowedEntries(
  segment: Segment,
  { filters }: Query,
  record: Expander,
  all: readonly Segment[],
): Uint8Array | undefined {
  if (!isFiltered(filters)) return undefined;
  const allowed = new Uint8Array(segment.size).fill(1);
  const keep = (entries: Uint8Array) => {
    for (let i = 0; i < allowed.length; i++) allowed[i] = (allowed[i] ?? 0) & (entries[i] ?? 0);
  };
  const add = (entries: Uint8Array, more: Uint8Array) => {
    for (let i = 0; i < entries.length; i++) entries[i] = (entries[i] ?? 0) | (more[i] ?? 0);
  };
  const lists: readonly (readonly [keyof Filters & ('author' | 'title' | 'site' | 'tag'), IndexedField])[] = [
    ['author', 'author'],
    ['title', 'title'],
    ['site', 'site'],
    ['tag', 'tags'],
  ];
  for (const [name, field] of lists) {
    for (const word of filters[name]) {
      const entries = entriesWith(segment, termsFor(word, field, segment, record, all), field);
      if (name === 'title') add(entries, entriesWith(segment, beginningWith(word, segment), 'subtitle'));
      keep(entries);
    }
  }
  if (filters.years) {
    const from = Math.max(1000, filters.years.from);
    const to = Math.min(2200, filters.years.to);
    const years: string[] = [];
    for (let year = from; year <= to; year++) years.push(String(year));
    keep(entriesWith(segment, years, 'year'));
  }
  if (filters.note) keep(entriesWith(segment, [HAS_NOTE], 'mark'));
  return allowed;
}

/** A filter's word is the beginning of a word; where no source has such a one in the field, a misspelt one. */
function termsFor(
  word: string,
  field: IndexedField,
  segment: Segment,
  record: Expander,
  all: readonly Segment[],
): readonly string[] {
  if (all.some((one) => hasBeginning(one, word, field))) return beginningWith(word, segment);
  return record.near(word).map(({ term }) => term);
}

function hasBeginning(segment: Segment, word: string, field: IndexedField): boolean {
  const number = FIELDS.indexOf(field);
  const space = segment.spaces.record;
  const { start, end } = space.vocabulary.startingWith(word);
  for (let i = start; i < end; i++) if (space.postings(i).docs.some((doc) => doc % FIELD_COUNT === number)) return true;
  return false;
}

function beginningWith(word: string, segment: Segment): readonly string[] {
  const { vocabulary } = segment.spaces.record;
  const { start, end } = vocabulary.startingWith(word);
  const terms: string[] = [];
  for (let i = start; i < end; i++) terms.push(vocabulary.term(i));
  return terms;
}

function entriesWith(segment: Segment, terms: readonly string[], field: IndexedField): Uint8Array {
  const found = new Uint8Array(segment.size);
  const number = FIELDS.indexOf(field);
  const space = segment.spaces.record;
  for (const term of terms) {
    const { docs } = space.postings(space.vocabulary.find(term));
    for (const doc of docs) if (doc % FIELD_COUNT === number) found[Math.floor(doc / FIELD_COUNT)] = 1;
  }
  return found;
}

/** Documents of a space that have any of the words, ascending not guaranteed. */
export function docsWith(space: Space, terms: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const term of terms) for (const doc of space.postings(space.vocabulary.find(term)).docs) found.add(doc);
  return found;
}
