import type { Range } from '../model/range';
import { align } from './align';
import { COST } from './costs';
import { type Difference, readDifferences } from './differences';
import type { Grid } from './grid';
import { type Note, readNotes } from './notes';
import { type Mark, type Quotation, readQuotation } from './quotation';
import type { SourceText } from './source-text';
import { cheapestEnd, equalEnds, type Reading, trace } from './steps';
import { countWords, readersWords, stretch, tokenize } from './tokens';
import { everywhere, type Likely, likelyColumns } from './windows';

/** One reading of a quotation: where it stands, and how it departs from what stands there. */
export interface Place {
  /** From the first to the last of its words, in the joined text of the source. */
  readonly range: Range;
  /** In the order of the quotation. None where it is verbatim. */
  readonly differences: readonly Difference[];
  readonly notes: readonly Note[];
}

/**
 * What a quotation is to a source.
 * - `verbatim`: its very words, but for edits that are permitted and marked (design rule 3).
 * - `altered`: its words, but for the differences.
 * - `missing`: too little of it stands there to say from where it was altered.
 */
export interface Comparison extends Place {
  readonly verdict: 'verbatim' | 'altered' | 'missing';
  /** Where else it stands as well as here: look-alike places, of which the draft's context has to choose. */
  readonly elsewhere: readonly Place[];
  /** Share of the quotation's words that stand in the source, 0 to 1; less what is left out unmarked. */
  readonly score: number;
  /** Words of the quotation, those in brackets not counted. */
  readonly words: number;
}

/** Below this share of common words a quotation is missing. Texts that have nothing to do with each other reach 0.45. */
const ALTERED_FROM = 0.5;
/** More cells than this are not filled at once: some 50 MB. */
const MOST_CELLS = 4_000_000;
const MOST_PLACES = 20;
/** An omission may be eight times as long at another place that looks alike. */
const GAP_SLACK = 3 * COST.gapDoubling;
/** Three words: a reading elsewhere with fewer would share more of the rare pairs of a quotation of {@link TELLING} tokens. */
const FEW = 3 * COST.added;
const TELLING = 12;

/**
 * How a quotation, as a reader of the draft sees it, stands in a source. Total. It is looked for around its rarest words;
 * in the whole source only where that gives more than a few alterations.
 */
export function compare(text: string, source: SourceText): Comparison {
  const quotation = readQuotation(text);
  const likely = likelyColumns(quotation, source);
  const near = readingsNear(quotation, source, likely);
  const cost = near[0]?.cost ?? Number.POSITIVE_INFINITY;
  // Where the source goes on elsewhere, that may be beyond what was looked at.
  const stays = !near[0]?.steps.some(({ kind }) => kind === 'skipped' || kind === 'back');
  const isSure = likely?.isComplete === true && stays && cost <= FEW && quotation.tokens.keys.length >= TELLING;
  if (cost < COST.alteration || isSure) return judge(quotation, source, near);
  const far = inPieces(quotation, source);
  return judge(quotation, source, cost <= (far[0]?.cost ?? 0) ? near : far);
}

/**
 * The same, but only around the quotation's rarest words: for the many sources that might have it. What stands there
 * verbatim is found; what is much altered may be called missing.
 */
export function glance(text: string, source: SourceText): Comparison {
  const quotation = readQuotation(text);
  return judge(quotation, source, readingsNear(quotation, source, likelyColumns(quotation, source)));
}

function readingsNear(quotation: Quotation, source: SourceText, likely: Likely | undefined): readonly Reading[] {
  if (likely === undefined || likely.columns.length * quotation.tokens.keys.length > MOST_CELLS) return [];
  return readings(quotation, source, likely.columns);
}

/** The cheapest reading, and the others that are as good. */
function readings(quotation: Quotation, source: SourceText, columns: Int32Array): readonly Reading[] {
  const grid: Grid = align(quotation, source, columns);
  const end = cheapestEnd(grid);
  const best = trace(grid, end);
  const apart = Math.max(2, quotation.tokens.keys.length >> 1);
  const gaps = quotation.marks.filter(({ kind }) => kind === 'gap').length;
  const others = equalEnds(grid, end, COST.free + gaps * GAP_SLACK, apart).slice(0, MOST_PLACES);
  const begin = beginOf(best);
  // The same beginning with a longer omission is no other place.
  return [best, ...others.map((other) => trace(grid, other)).filter((other) => beginOf(other) !== begin)];
}

const beginOf = ({ steps }: Reading): number => steps.find(({ kind }) => kind === 'same')?.sourceFrom ?? -1;

/** The whole source, a book's worth in pieces that overlap. */
function inPieces(quotation: Quotation, source: SourceText): readonly Reading[] {
  const all = everywhere(source);
  const length = quotation.tokens.keys.length;
  const most = Math.max(4 * length, Math.floor(MOST_CELLS / Math.max(1, length)));
  let best: readonly Reading[] = [];
  for (let from = 0; from === 0 || from < all.length; from += most - 2 * length) {
    const found = readings(quotation, source, all.subarray(from, from + most));
    if ((found[0]?.cost ?? 0) < (best[0]?.cost ?? Number.POSITIVE_INFINITY)) best = found;
    if (from + most >= all.length) break;
  }
  return best;
}

function judge(quotation: Quotation, source: SourceText, found: readonly Reading[]): Comparison {
  const [best, ...others] = found;
  const words = ownWords(quotation);
  if (!best || words === 0 || source.idOf.length === 0) return missing(words, 0);
  const score = scoreOf(quotation, source, best, words);
  const isVerbatim = best.cost < COST.alteration;
  if (score < ALTERED_FROM) return missing(words, score);
  const [place, ...elsewhere] = [best, ...others].map(
    (reading): Place => ({
      range: extent(source, reading),
      differences: isVerbatim ? [] : readDifferences(quotation, source, reading),
      notes: readNotes(quotation, source, reading),
    }),
  );
  return place === undefined
    ? missing(words, score)
    : { verdict: isVerbatim ? 'verbatim' : 'altered', ...place, elsewhere, score, words };
}

const missing = (words: number, score: number): Comparison => ({
  verdict: 'missing',
  range: { start: 0, end: 0 },
  elsewhere: [],
  differences: [],
  notes: [],
  score,
  words,
});

/** Words of a quotation as a reader counts them, those in brackets included. */
export function quotedWords(text: string): number {
  return readersWords(tokenize(text));
}

/** Those in brackets are the writer's, unless there are no others: then they are meant to be the source's. */
function ownWords({ tokens, marks }: Quotation): number {
  const inMarks = (wanted: Mark['kind']) =>
    marks.reduce((sum, { kind, from, to }) => sum + (kind === wanted ? countWords(tokens, from, to) : 0), 0);
  const all = countWords(tokens, 0, tokens.keys.length) - inMarks('remark');
  return all - inMarks('bracket') || all;
}

function scoreOf({ tokens }: Quotation, source: SourceText, reading: Reading, words: number): number {
  let same = 0;
  let removed = 0;
  for (const { kind, from, to, sourceFrom, sourceTo } of reading.steps) {
    if (kind === 'same' || kind === 'part') same += countWords(tokens, from, to);
    if (kind === 'removed') removed += countWords(source.tokens, sourceFrom, sourceTo);
  }
  return Math.min(1, same / (words + removed));
}

function extent(source: SourceText, reading: Reading): Range {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const { kind, sourceFrom, sourceTo } of reading.steps) {
    if (kind === 'gap' || kind === 'back' || kind === 'skipped' || sourceFrom === sourceTo) continue;
    from = Math.min(from, sourceFrom);
    to = Math.max(to, sourceTo);
  }
  return from < to ? stretch(source.tokens, from, to) : { start: 0, end: 0 };
}
