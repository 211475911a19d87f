import type { Range } from '../model/range';
import type { Passage } from '../model/source';
import { type Tokens, tokenize } from './tokens';

/** A source's passages joined to one text, ready to be compared with any number of quotations. */
export interface SourceText {
  readonly passages: readonly Passage[];
  /** BCP 47, where it is known. */
  readonly language?: string;
  /** The passages with an empty line between them. */
  readonly tokens: Tokens;
  /** Where in `tokens.text` each passage begins. */
  readonly begins: readonly number[];
  /** The number of each different key, counted from 0. */
  readonly ids: ReadonlyMap<string, number>;
  /** The key's number, for each token. */
  readonly idOf: Int32Array;
  /** Tokens with the key of number `id`, in order: `places[placesFrom[id]]` up to `places[placesFrom[id + 1]]`. */
  readonly places: Int32Array;
  readonly placesFrom: Int32Array;
  /** For the token after something that quoting passes over, the token where that begins; else -1. */
  readonly passedOver: Int32Array;
}

/** A place in a source as matches give it. */
export interface Place {
  readonly ordinal: number;
  readonly offset: number;
}

const BETWEEN = '\n\n';

/** Linear in the length of the text; some milliseconds for an article. */
export function prepareSource(passages: readonly Passage[], language?: string): SourceText {
  const begins: number[] = [];
  let at = 0;
  for (const { text } of passages) {
    begins.push(at);
    at += text.length + BETWEEN.length;
  }
  const tokens = tokenize(passages.map(({ text }) => text).join(BETWEEN));
  const ids = new Map<string, number>();
  const idOf = new Int32Array(tokens.keys.length);
  tokens.keys.forEach((key, i) => {
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
    }
    idOf[i] = id;
  });
  const { places, placesFrom } = placesById(idOf, ids.size);
  const passedOver = new Int32Array(tokens.keys.length + 1).fill(-1);
  passNoteMarks(tokens, passedOver);
  passFurniture(passages, begins, tokens, passedOver);
  return {
    passages,
    ...(language === undefined ? {} : { language }),
    tokens,
    begins,
    ids,
    idOf,
    places,
    placesFrom,
    passedOver,
  };
}

function placesById(idOf: Int32Array, count: number) {
  const placesFrom = new Int32Array(count + 1);
  for (const id of idOf) placesFrom[id + 1] = (placesFrom[id + 1] ?? 0) + 1;
  for (let id = 0; id < count; id++) placesFrom[id + 1] = (placesFrom[id + 1] ?? 0) + (placesFrom[id] ?? 0);
  const next = placesFrom.slice();
  const places = new Int32Array(idOf.length);
  idOf.forEach((id, i) => {
    const at = next[id] ?? 0;
    places[at] = i;
    next[id] = at + 1;
  });
  return { places, placesFrom };
}

/** Marks of notes, `[3]`, may be left out of a quotation (Chicago 17 §13.7). */
function passNoteMarks({ keys, kinds }: Tokens, passedOver: Int32Array): void {
  for (let i = 0; i + 2 < keys.length; i++) {
    if (keys[i] === '[' && kinds[i + 1] === 'word' && /^\d{1,3}$/.test(keys[i + 1] ?? '') && keys[i + 2] === ']') {
      passedOver[i + 3] = i;
    }
  }
}

/**
 * What stands between two parts of a text without belonging to it: numbers of pages, heads that run over the pages,
 * captions of figures. A quotation runs on across them.
 */
function passFurniture(
  passages: readonly Passage[],
  begins: readonly number[],
  tokens: Tokens,
  passedOver: Int32Array,
): void {
  const times = new Map<string, number>();
  for (const { text } of passages) if (text.length < 120) times.set(bare(text), (times.get(bare(text)) ?? 0) + 1);
  let token = 0;
  let runFrom = -1;
  passages.forEach((passage, ordinal) => {
    const from = token;
    const end = (begins[ordinal] ?? 0) + passage.text.length;
    while (token < tokens.keys.length && (tokens.starts[token] ?? 0) < end) token++;
    const repeats = passage.text.length < 120 ? (times.get(bare(passage.text)) ?? 0) : 0;
    if (passage.kind !== 'caption' && repeats < 3 && bare(passage.text) !== '') {
      runFrom = -1;
    } else if (token > from) {
      if (runFrom < 0) runFrom = from;
      passedOver[token] = runFrom;
    }
  });
}

const bare = (text: string): string => text.replace(/[^\p{L}]+/gu, '');

/** The place of an offset in the joined text: in the passage that begins last before it. */
export function placeOf(source: SourceText, offset: number): Place {
  let low = 0;
  let high = source.begins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.begins[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const passage = source.passages[low];
  const within = offset - (source.begins[low] ?? 0);
  return { ordinal: passage?.ordinal ?? 0, offset: Math.min(within, passage?.text.length ?? 0) };
}

/** The words of a stretch as a reader of the source sees them; paragraphs are parted by a space. */
export function wordsOf(source: SourceText, range: Range): string {
  return source.tokens.text.slice(range.start, range.end).replaceAll(BETWEEN, ' ');
}
