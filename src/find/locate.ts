import type { Store } from '../library/store';
import type { LocateParams } from '../model/lookup';
import type { QuoteMatch } from '../model/match';
import { canonical } from '../model/sameness';
import type { Passage, Source } from '../model/source';
import { type Word, words } from '../model/words';
import { type Alignment, alignQuotation } from './align-quotation';
import type { SearchIndex } from './search-index';

/** Sources whose text is held against the quotation, the index's best first. */
const CANDIDATES = 12;
/** Of a quotation of a few common words more: many sources have most of them in its order. */
const CANDIDATES_OF_FEW = 40;
/** Three words in ten may be altered, and more of a short quotation's share: below this it stands somewhere else, or nowhere. */
const LEAST_SCORE = 0.47;
/** Of what the words tell, so much has to be told at the place: a turn of phrase that everybody uses is no quotation. */
const LEAST_TOLD = 0.5;
/** Where fewer stand there than this, so many of them have to follow upon each other as in the text: others are words that happen to be there. */
const WELL_PLACED = 0.6;
const LEAST_TOGETHER = 0.15;
/** So few words have to stand there nearly as they are, or any text would have them. */
const FEW_WORDS = 7;
const LEAST_SCORE_OF_FEW = 0.7;
/**
 * Once a source has the words nearly as they are, others are looked at only where the index thinks this much as well of them
 * as of the first; once it has most of them, less is enough.
 */
const FOUND = 0.9;
const RIVAL = 0.75;
/** Altered first and last words that the place is extended over. */
const ALTERED_EDGE = 3;
/** `…`, `...`, `. . .`, in brackets or not (design rule 3). */
const ELLIPSIS = /\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\./gu;

/** Where the words of a quotation stand, best first; nothing where they stand nowhere. */
export function locate(
  store: Store & { readonly index: SearchIndex },
  params: LocateParams,
  signal?: AbortSignal,
): readonly QuoteMatch[] {
  const asked = words(params.text);
  if (asked.length === 0) return [];
  const quotation = {
    words: asked.map(({ text }) => text),
    omissions: omissionsAfter(params.text, asked),
    text: params.text,
  };
  const limit = params.limit ?? 10;
  return store.snapshot(() => {
    const cited = params.citekey === undefined ? undefined : store.sourceByCitekey(params.citekey);
    const tells = store.index.tells(quotation.words);
    const matches: QuoteMatch[] = [];
    const look = (source: Source | undefined) => {
      signal?.throwIfAborted();
      const match = source && placeIn(source, store.passages(source.id), quotation, tells);
      if (match) matches.push(match);
      return match?.score ?? 0;
    };
    let best = look(cited);
    let first = 0;
    const most = Math.max(limit, asked.length <= FEW_WORDS ? CANDIDATES_OF_FEW : CANDIDATES);
    for (const { source: id, score } of store.index.quotations(quotation.words, most, signal)) {
      first ||= score;
      if (score < first * RIVAL * (best / FOUND)) break;
      if (id !== cited?.id) best = Math.max(best, look(store.source(id)));
    }
    // Where two sources have the words alike, the one that was asked for goes first.
    const rank = (match: QuoteMatch) => match.score + (match.source.id === cited?.id ? 1e-6 : 0);
    return matches.sort((a, b) => rank(b) - rank(a)).slice(0, limit);
  });
}

interface Quotation {
  readonly words: readonly string[];
  readonly omissions: ReadonlySet<number>;
  readonly text: string;
}

interface PlacedWord extends Word {
  readonly ordinal: number;
}

function placeIn(
  source: Source,
  passages: readonly Passage[],
  quotation: Quotation,
  tells: ReadonlyMap<string, number>,
): QuoteMatch | undefined {
  const placed: PlacedWord[] = [];
  for (const { ordinal, text } of passages) for (const word of words(text)) placed.push({ ...word, ordinal });
  const alignment = alignQuotation(
    quotation.words,
    placed.map(({ text }) => text),
    quotation.omissions,
  );
  const least = quotation.words.length <= FEW_WORDS ? LEAST_SCORE_OF_FEW : LEAST_SCORE;
  if (!alignment || alignment.score < least) return undefined;
  if (alignment.score < WELL_PLACED && alignment.together < quotation.words.length * LEAST_TOGETHER) return undefined;
  const around = placed.slice(Math.max(0, alignment.first - ALTERED_EDGE), alignment.last + ALTERED_EDGE + 1);
  if (shareTold(quotation.words, around, tells) < LEAST_TOLD) return undefined;
  const { first, last } = edges(alignment, placed);
  const textOf = (ordinal: number) => passages.find((passage) => passage.ordinal === ordinal)?.text ?? '';
  const from = { ordinal: first.ordinal, offset: withMarksBefore(quotation.text, textOf(first.ordinal), first.start) };
  const to = { ordinal: last.ordinal, offset: withMarksBehind(quotation.text, textOf(last.ordinal), last.end) };
  return { source, from, to, score: alignment.score };
}

/** How much of what the quotation's words tell is told by the words at the place. */
function shareTold(
  quotation: readonly string[],
  place: readonly PlacedWord[],
  tells: ReadonlyMap<string, number>,
): number {
  const there = new Set(place.map(({ text }) => text));
  let all = 0;
  let told = 0;
  for (const word of quotation) {
    const one = tells.get(word) ?? 0;
    all += one;
    if (there.has(word)) told += one;
  }
  return all === 0 ? 1 : told / all;
}

/** An altered word at an edge belongs to the place, as far as its passage goes. */
function edges(alignment: Alignment, placed: readonly PlacedWord[]): { first: PlacedWord; last: PlacedWord } {
  let first = placed[alignment.first] as PlacedWord;
  for (let n = 1; n <= Math.min(alignment.before, ALTERED_EDGE); n++) {
    const before = placed[alignment.first - n];
    if (before?.ordinal !== first.ordinal) break;
    first = before;
  }
  let last = placed[alignment.last] as PlacedWord;
  for (let n = 1; n <= Math.min(alignment.after, ALTERED_EDGE); n++) {
    const behind = placed[alignment.last + n];
    if (behind?.ordinal !== last.ordinal) break;
    last = behind;
  }
  return { first, last };
}

/** Signs that both have behind the last word: `today.”` of `he said “not today.”` ends behind the quotation mark. */
function withMarksBehind(quotation: string, text: string, end: number): number {
  const asked = canonical(trailing(quotation)).text.replace(/\s/gu, '');
  let at = end;
  for (const sign of asked) {
    if (at >= text.length || canonical(text[at] ?? '').text !== sign) break;
    at++;
  }
  return at;
}

function withMarksBefore(quotation: string, text: string, start: number): number {
  const asked = [...canonical(leading(quotation)).text.replace(/\s/gu, '')].reverse();
  let at = start;
  for (const sign of asked) {
    if (at === 0 || canonical(text[at - 1] ?? '').text !== sign) break;
    at--;
  }
  return at;
}

function trailing(text: string): string {
  const all = words(text);
  return text.slice(all[all.length - 1]?.end ?? text.length);
}

function leading(text: string): string {
  return text.slice(0, words(text)[0]?.start ?? 0);
}

/** Indexes of the words behind which an ellipsis stands. */
function omissionsAfter(text: string, asked: readonly Word[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const match of text.matchAll(ELLIPSIS)) {
    const behind = asked.findIndex(({ start }) => start >= match.index);
    if (behind > 0) found.add(behind - 1);
  }
  return found;
}
