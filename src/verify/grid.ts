import type { Quotation } from './quotation';
import type { SourceText } from './source-text';

/** Step kinds as the grid stores them. */
export const MOVE = {
  begin: 0,
  same: 1,
  changed: 2,
  added: 3,
  removed: 4,
  swapped: 5,
  freeAdded: 6,
  passedOver: 7,
  skipped: 8,
  back: 9,
  gap: 10,
  gapBack: 11,
  bracket: 12,
  remark: 13,
  part: 14,
  joined: 15,
  split: 16,
  hyphenLeftOut: 17,
  hyphenPutIn: 18,
} as const;

/** Column of a window where the source does not go on at the next token. */
export const BORDER = -1;

/**
 * The table of an alignment. Row `i`: the first `i` tokens of the quotation are read. Column `j`: the first `j` columns of
 * the window are. A cell has the cost of the cheapest reading that comes there, its last move, and, for moves that are not
 * one step wide, the column (`from`) and the row (`mark`'s first token) where that began.
 */
export interface Grid {
  readonly quotation: Quotation;
  readonly source: SourceText;
  /** Token of the source for each column, or {@link BORDER}. */
  readonly columns: Int32Array;
  readonly width: number;
  readonly cost: Int32Array;
  readonly move: Uint8Array;
  readonly from: Int32Array;
  readonly row: Int32Array;
}

let cost = new Int32Array(1 << 16);
let move = new Uint8Array(1 << 16);
let from = new Int32Array(1 << 16);
let row = new Int32Array(1 << 16);

/**
 * An empty grid. Its arrays are used again by the next, since most of the time of a small alignment went into making
 * them: whoever fills a grid reads it before the next is made.
 */
export function makeGrid(quotation: Quotation, source: SourceText, columns: Int32Array): Grid {
  const width = columns.length + 1;
  const cells = width * (quotation.tokens.keys.length + 1);
  if (cells > cost.length) {
    const size = Math.max(cells, cost.length * 2);
    cost = new Int32Array(size);
    move = new Uint8Array(size);
    from = new Int32Array(size);
    row = new Int32Array(size);
  }
  return { quotation, source, columns, width, cost, move, from, row };
}
