import type { Filters, Query } from '../query';
import { isFiltered } from '../query';
import type { Expander } from './expand';
import { indexOfDoc, NO_POSTINGS, type Postings, readPositions } from './postings';
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

/** Positions looked at in one document: beyond, a word is so common there that another occurrence serves. */
const MOST_POSITIONS = 256;

/** Documents in the lists of a phrase after which its commoner words are no longer looked up. */
const PHRASE_DOCUMENTS = 300_000;

/**
 * Documents in which the words stand one after another, ascending. `exactly`: every word is looked up. Otherwise the
 * commonest are taken on trust once the rarer ones have said much: the caller compares the texts.
 */
export function docsWithPhrase(space: Space, phrase: readonly string[], exactly = true): Int32Array {
  const indexes = phrase.map((word) => space.vocabulary.find(word));
  if (indexes.length === 0 || indexes.includes(-1)) return new Int32Array(0);
  const order = indexes
    .map((index, place) => ({ index, place, frequency: space.vocabulary.frequency(index) }))
    .sort((a, b) => a.frequency - b.frequency);
  const looked: { place: number; list: Postings }[] = [];
  let documents = 0;
  for (const { index, place, frequency } of order) {
    if (!exactly && looked.length > 1 && documents + frequency > PHRASE_DOCUMENTS) break;
    documents += frequency;
    looked.push({ place, list: space.postings(index) });
  }
  const rarest = looked[0];
  if (!rarest) return new Int32Array(0);
  const found: number[] = [];
  const buffer = new Int32Array(MOST_POSITIONS);
  const at = new Int32Array(looked.length);
  for (let i = 0; i < rarest.list.docs.length; i++) {
    const doc = rarest.list.docs[i] ?? 0;
    at[0] = i;
    if (everyHas(looked, doc, at) && oneAfterAnother(space, looked, at, buffer)) found.push(doc);
  }
  return Int32Array.from(found);
}

type LookedUp = readonly { readonly place: number; readonly list: Postings }[];

/** Whether all lists have the document; notes where. The first one is known to. */
function everyHas(looked: LookedUp, doc: number, at: Int32Array): boolean {
  for (let n = 1; n < looked.length; n++) {
    const index = indexOfDoc(looked[n]?.list.docs ?? NO_POSTINGS.docs, doc);
    if (index < 0) return false;
    at[n] = index;
  }
  return true;
}

function oneAfterAnother(space: Space, looked: LookedUp, at: Int32Array, buffer: Int32Array): boolean {
  let starts: Set<number> | undefined;
  for (const [n, { place, list }] of looked.entries()) {
    const count = readPositions(space.stream, list, at[n] ?? 0, buffer);
    const here = new Set<number>();
    for (let p = 0; p < count; p++) {
      const start = (buffer[p] ?? 0) - place;
      if (!starts || starts.has(start)) here.add(start);
    }
    if (here.size === 0) return false;
    starts = here;
  }
  return true;
}
