import { BRACKET_REACH } from './costs';
import { BORDER } from './grid';
import type { Quotation } from './quotation';
import type { SourceText } from './source-text';

/** Pairs of words looked up for each part of a quotation between two marks: one survives most alterations. */
const SEEDS = 6;
/** A pair that stands in the source more often says too little. */
const MOST_HITS = 64;

/** All of a source, as columns of an alignment. */
export function everywhere(source: SourceText): Int32Array {
  const columns = new Int32Array(source.idOf.length);
  for (let i = 0; i < columns.length; i++) columns[i] = i;
  return columns;
}

/** Parts of a source in which a quotation may stand. */
export interface Likely {
  readonly columns: Int32Array;
  /** Whether whatever stands in the source verbatim is in them: every part of the quotation had words to go by. */
  readonly isComplete: boolean;
}

/**
 * The parts of a source around every place of the rarest pairs of neighbours that each part of the quotation shares with
 * it. `undefined` where it shares none.
 */
export function likelyColumns(quotation: Quotation, source: SourceText): Likely | undefined {
  const length = quotation.tokens.keys.length;
  const slack = 16 + BRACKET_REACH * quotation.marks.length;
  const all = source.idOf.length;
  const marked = new Int32Array(all + 1);
  let isComplete = true;
  let found = 0;
  for (const [from, to] of parts(quotation)) {
    const hits = seedHits(quotation, source, from, to);
    if (hits.length === 0) isComplete = false;
    found += hits.length;
    for (const { token, at } of hits) {
      const start = Math.max(0, at - token - slack);
      const end = Math.min(all, at + length - token + slack);
      marked[start] = (marked[start] ?? 0) + 1;
      marked[end] = (marked[end] ?? 0) - 1;
    }
  }
  if (found === 0) return undefined;
  const columns: number[] = [];
  let depth = 0;
  for (let token = 0; token < all; token++) {
    depth += marked[token] ?? 0;
    if (depth === 0) continue;
    if (columns.length > 0 && columns[columns.length - 1] !== token - 1) columns.push(BORDER);
    columns.push(token);
  }
  return { columns: Int32Array.from(columns), isComplete };
}

/** The stretches of tokens between marks. */
function parts({ tokens, marks }: Quotation): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from > at) found.push([at, from]);
    at = Math.max(at, to);
  }
  if (at < tokens.keys.length) found.push([at, tokens.keys.length]);
  return found.filter(([from, to]) => tokens.kinds.slice(from, to).includes('word'));
}

interface Hit {
  /** Of the quotation. */
  readonly token: number;
  /** Of the source. */
  readonly at: number;
}

/** Where the rarest pairs of tokens `from` to `to` stand; a lone token stands for itself. */
function seedHits({ tokens }: Quotation, source: SourceText, from: number, to: number): readonly Hit[] {
  const ids = tokens.keys.slice(from, to).map((key) => source.ids.get(key) ?? -1);
  const width = ids.length > 1 ? 2 : 1;
  const pairs = ids
    .slice(0, ids.length - width + 1)
    .map((id, i) => ({ i, count: Math.min(occurrences(source, id), occurrences(source, ids[i + width - 1] ?? -1)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  const hits: Hit[] = [];
  let seeds = 0;
  for (const { i } of pairs) {
    const found = placesOfPair(source, ids[i] ?? -1, width === 2 ? (ids[i + 1] ?? -1) : undefined);
    if (found.length === 0 || found.length > MOST_HITS) continue;
    for (const at of found) hits.push({ token: from + i, at });
    if (++seeds === SEEDS) break;
  }
  return hits;
}

function occurrences({ placesFrom }: SourceText, id: number): number {
  return id < 0 ? 0 : (placesFrom[id + 1] ?? 0) - (placesFrom[id] ?? 0);
}

function placesOfPair(source: SourceText, first: number, second: number | undefined): readonly number[] {
  const found: number[] = [];
  const byFirst = second === undefined || occurrences(source, first) <= occurrences(source, second);
  const id = byFirst ? first : second;
  for (let p = source.placesFrom[id] ?? 0; p < (source.placesFrom[id + 1] ?? 0); p++) {
    const at = (source.places[p] ?? 0) - (byFirst ? 0 : 1);
    if (at >= 0 && source.idOf[at] === first && (second === undefined || source.idOf[at + 1] === second))
      found.push(at);
  }
  return found;
}
