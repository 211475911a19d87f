import type { Locator } from '../model/citation';
import type { Range } from '../model/range';
import type { Passage } from '../model/source';
import type { AttachedQuote } from './attach';
import type { Comparison, Place } from './compare';
import type { DraftIssue, FoundIn, QuoteFinding } from './finding';
import { placeOf, type SourceText } from './source-text';
import { tokenize } from './tokens';

/** Tokens before and after a place that are held against the draft. */
const AROUND = 60;
const TELLING_LETTERS = 5;

export interface ChosenPlace {
  readonly chosen: Place;
  readonly others: readonly Place[];
}

/**
 * Which of several look-alike places is meant: the one that the locator names; else the one among whose
 * neighbours most words of the draft's paragraph stand; else the first.
 */
export function choosePlace(
  draft: string,
  { quote, paragraph }: AttachedQuote,
  source: SourceText,
  comparison: Comparison,
  locator: Locator | undefined,
): ChosenPlace {
  const { elsewhere } = comparison;
  if (elsewhere.length === 0) return { chosen: comparison, others: [] };
  const places = [comparison, ...elsewhere].sort((a, b) => a.range.start - b.range.start);
  const said = draft.slice(paragraph.start, quote.range.start) + draft.slice(quote.range.end, paragraph.end);
  const words = new Set(tellingWords(said));
  const scored = places.map((place) => ({
    place,
    score: (standsAt(source, place.range, locator) ? 1000 : 0) + sharedAround(source, place.range, words),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { chosen: best.place, others: places.filter((place) => place !== best.place) };
}

function tellingWords(text: string): readonly string[] {
  return tokenize(text)
    .keys.filter((key) => key.length >= TELLING_LETTERS)
    .map((key) => key.toLowerCase());
}

/** Words of the draft that stand around a place; those of the same passage count more. */
function sharedAround(source: SourceText, place: Range, words: ReadonlySet<string>): number {
  const { tokens } = source;
  const first = tokens.starts.findIndex((start) => start >= place.start);
  const around = tokens.keys.slice(Math.max(0, first - AROUND), first + AROUND).map((key) => key.toLowerCase());
  const { ordinal } = placeOf(source, place.start);
  const beside = tellingWords(source.passages.find((it) => it.ordinal === ordinal)?.text ?? '');
  return shared(around, words) + 2 * shared(beside, words);
}

const shared = (some: readonly string[], words: ReadonlySet<string>): number =>
  new Set(some.filter((word) => words.has(word))).size;

function standsAt(source: SourceText, place: Range, locator: Locator | undefined): boolean {
  if (locator === undefined) return false;
  const from = placeOf(source, place.start).ordinal;
  const to = placeOf(source, Math.max(place.start, place.end - 1)).ordinal;
  return source.passages.some((passage) => passage.ordinal >= from && passage.ordinal <= to && names(locator, passage));
}

/** Whether a locator names a passage, or says nothing that could be held against it. */
function names({ label, value }: Locator, passage: Pick<Passage, 'paragraph' | 'page'>): boolean {
  const number = label === 'page' ? Number(passage.page) : passage.paragraph;
  if (label === 'page' && passage.page === value.trim()) return true;
  return number !== undefined && rangesOf(value).some(({ start, end }) => start <= number && number <= end);
}

/** `4`, `33–35, 38`; `33-5` is 33 to 35. Other numbers than Arabic ones are not read. */
function rangesOf(value: string): readonly Range[] {
  return [...value.matchAll(/(\d+)(?:\s*[-–—]+\s*(\d+))?/g)].map(([, from = '', to = from]) => {
    const full = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
    return { start: Number(from), end: Number(full) };
  });
}

/**
 * A locator that leads elsewhere: the words stand in another paragraph or on another page, or the source has no such
 * numbers. `passages` are those of the source in which the words were found.
 */
export function locatorIssue(finding: QuoteFinding, passages: readonly Passage[]): DraftIssue | undefined {
  const { citation, citekey, source, verdict } = finding;
  if (verdict !== 'verbatim' && verdict !== 'altered') return undefined;
  const cite = citation?.cites.find((it) => it.citekey === citekey);
  const locator = cite?.locator;
  if (!citation || !cite || !source || !locator) return undefined;
  if (locator.label !== 'page' && locator.label !== 'paragraph') return undefined;
  const { start, end } = source.selector[1];
  const reached = Math.max(source.ordinal, source.ordinal + spanned(passages, source, end - start));
  const isNamed = passages.some((it) => it.ordinal >= source.ordinal && it.ordinal <= reached && names(locator, it));
  if (isNamed || (locator.label === 'page' && passages.some(({ page }) => page !== undefined && !/\d/.test(page)))) {
    return undefined;
  }
  const actual = locator.label === 'page' ? source.page : source.paragraph?.toString();
  const instead = actual ?? source.paragraph?.toString();
  return {
    kind: 'ambiguous-locator',
    range: citation.range,
    citekey: cite.citekey,
    keyRange: cite.keyRange,
    locator: locator.value,
    label: actual === undefined ? 'paragraph' : locator.label,
    ...(instead === undefined ? {} : { actual: instead }),
  };
}

/** How many more passages the words reach into. */
function spanned(passages: readonly Passage[], source: FoundIn, inFirst: number): number {
  let rest = source.selector[0].exact.length - inFirst;
  let more = 0;
  for (const { ordinal, text } of passages) {
    if (ordinal <= source.ordinal || rest <= 2) continue;
    rest -= text.length + 2;
    more++;
  }
  return more;
}
