import type { Range } from '../model/range';
import { align } from './align';
import { COST } from './costs';
import { type Difference, readDifferences } from './differences';
import type { Grid } from './grid';
import { type Note, readNotes } from './notes';
import { type Quotation, readQuotation } from './quotation';
import type { SourceText } from './source-text';
import { cheapestEnd, equalEnds, type Reading, trace } from './steps';
import { countWords, stretch } from './tokens';
import { everywhere, type Likely, likelyColumns } from './windows';

/**
 * What a quotation is to a source.
 * - `verbatim`: its very words, but for edits that are permitted and marked (design rule 3).
 * - `altered`: its words, but for the differences.
 * - `missing`: too little of it stands there to say from where it was altered.
 */
export interface Comparison {
  readonly verdict: 'verbatim' | 'altered' | 'missing';
  /** From the first to the last of its words, in the joined text of the source. */
  readonly range: Range;
  /** Where else the same words stand, when they stand there verbatim. */
  readonly elsewhere: readonly Range[];
  /** In the order of the quotation. None where `verbatim`, nor where `missing`. */
  readonly differences: readonly Difference[];
  readonly notes: readonly Note[];
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

/** The cheapest reading, and where it is one without alteration the others like it. */
function readings(quotation: Quotation, source: SourceText, columns: Int32Array): readonly Reading[] {
  const grid: Grid = align(quotation, source, columns);
  const end = cheapestEnd(grid);
  const best = trace(grid, end);
  if (best.cost >= COST.alteration) return [best];
  const apart = Math.max(2, quotation.tokens.keys.length >> 1);
  const others = equalEnds(grid, end, COST.free, apart).slice(0, MOST_PLACES);
  return [best, ...others.map((other) => trace(grid, other))];
}

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
  const range = extent(source, best);
  if (best.cost < COST.alteration) {
    const elsewhere = others.map((other) => extent(source, other));
    return {
      verdict: 'verbatim',
      range,
      elsewhere,
      differences: [],
      notes: readNotes(quotation, source, best),
      score,
      words,
    };
  }
  if (score < ALTERED_FROM) return missing(words, score);
  const differences = readDifferences(quotation, source, best);
  return {
    verdict: 'altered',
    range,
    elsewhere: [],
    differences,
    notes: readNotes(quotation, source, best),
    score,
    words,
  };
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

/** Words of a quotation, those in brackets not counted. */
export function quotedWords(text: string): number {
  return ownWords(readQuotation(text));
}

function ownWords({ tokens, marks }: Quotation): number {
  let words = countWords(tokens, 0, tokens.keys.length);
  for (const { kind, from, to } of marks) {
    if (kind === 'bracket' || kind === 'remark') words -= countWords(tokens, from, to);
  }
  return words;
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
