import { indexOfDoc, NO_POSTINGS, type Postings, readPositions } from './postings';
import type { Segment, Space } from './segment';

/** Positions looked at in one document: beyond, a word is so common there that another occurrence serves. */
const MOST_POSITIONS = 256;

/** Documents in the lists of a phrase after which its commoner words are no longer looked up. */
const PHRASE_DOCUMENTS = 1_000_000;

/**
 * Documents in which the words stand one after another, ascending. `exactly`: every word is looked up. Otherwise the
 * commonest are taken on trust once the rarer ones have said much: the caller compares the texts.
 */
export function docsWithPhrase(space: Space, phrase: readonly string[], exactly = true): Int32Array {
  const looked = lookedUp(space, phrase, exactly);
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

/** The lists of the phrase's words, rarest first; none where a word is unknown. */
function lookedUp(space: Space, phrase: readonly string[], exactly: boolean): LookedUp {
  const indexes = phrase.map((word) => space.vocabulary.find(word));
  if (indexes.includes(-1)) return [];
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
  return looked;
}

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

/**
 * Passages of which the phrase's beginning is the end, and those after them, which begin with the rest of it. The rarest
 * word's distance from the edge says where the phrase would have to be cut; the other words must agree. The commonest are
 * taken on trust: the caller compares the texts.
 */
export function docsAcross(segment: Segment, phrase: readonly string[]): Int32Array {
  const space = segment.spaces.text;
  const { lengths } = segment.entries;
  const [rarest, ...others] = lookedUp(space, phrase, false);
  if (!rarest || rarest.list.docs.length > PHRASE_DOCUMENTS) return new Int32Array(0);
  const found = new Set<number>();
  const buffer = new Int32Array(MOST_POSITIONS);
  const stands = (list: Postings, doc: number, position: number): boolean => {
    const index = indexOfDoc(list.docs, doc);
    if (index < 0) return false;
    const count = readPositions(space.stream, list, index, buffer);
    return buffer.subarray(0, count).includes(position);
  };
  const consider = (left: number, cut: number) => {
    if (left < 0 || left + 1 >= segment.passageCount || cut < 1 || cut >= phrase.length) return;
    const all = others.every(({ place, list }) =>
      place < cut ? stands(list, left, (lengths[left] ?? 0) - cut + place) : stands(list, left + 1, place - cut),
    );
    if (all) found.add(left).add(left + 1);
  };
  const { place, list } = rarest;
  for (let i = 0; i < list.docs.length; i++) {
    const doc = list.docs[i] ?? 0;
    const positions = Array.from(buffer.subarray(0, readPositions(space.stream, list, i, buffer)));
    for (const position of positions) {
      const behind = (lengths[doc] ?? 0) - 1 - position;
      if (behind + place + 1 < phrase.length) consider(doc, place + 1 + behind);
      if (position < place) consider(doc - 1, place - position);
    }
  }
  return Int32Array.from(found).sort();
}
