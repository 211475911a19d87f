import type { Filters, Query } from '../query';
import { isFiltered } from '../query';
import type { Expander } from './expand';
import { FIELD_COUNT, FIELDS, HAS_NOTE, type IndexedField } from './record-terms';
import type { Segment, Space } from './segment';

/** 1 for each source of the segment that the filters let through; `undefined` where they let all. */
export function allowedEntries(segment: Segment, { filters }: Query, record: Expander): Uint8Array | undefined {
  if (!isFiltered(filters)) return undefined;
  const allowed = new Uint8Array(segment.size).fill(1);
  const keep = (entries: Uint8Array) => {
    for (let i = 0; i < allowed.length; i++) allowed[i] = (allowed[i] ?? 0) & (entries[i] ?? 0);
  };
  const lists: readonly (readonly [keyof Filters & ('author' | 'title' | 'site' | 'tag'), IndexedField])[] = [
    ['author', 'author'],
    ['title', 'title'],
    ['site', 'site'],
    ['tag', 'tags'],
  ];
  for (const [name, field] of lists) {
    for (const word of filters[name]) keep(entriesWith(segment, termsFor(word, segment, record), field));
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

/** A filter's word is the beginning of a word; where the library has none such, a misspelt one. */
function termsFor(word: string, segment: Segment, record: Expander): string[] {
  const { vocabulary } = segment.spaces.record;
  const { start, end } = vocabulary.startingWith(word);
  const terms: string[] = [];
  for (let i = start; i < end; i++) terms.push(vocabulary.term(i));
  if (record.forms(word).length > 0 || record.beginnings(word).length > 0) return terms;
  return record.near(word).map(({ term }) => term);
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
