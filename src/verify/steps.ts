import { BORDER, type Grid, MOVE } from './grid';

/**
 * One step of a reading: tokens `from` to `to` of the quotation stand for tokens `sourceFrom` to `sourceTo` of the source.
 * - `same`: the same words. `changed`, `added`, `removed`, `swapped`: alterations.
 * - `free`: a sign that a quotation may have, or a part of the source that quoting passes over.
 * - `gap`, `bracket`, `remark`, `part`: a mark of the quotation that says so.
 * - `skipped`: the source goes on at a later place without a mark; `back`: at an earlier one, marked or not. The tokens of
 *   the source are those left out, or (`back`) those between the two places.
 */
export interface Step {
  readonly kind: StepKind;
  readonly from: number;
  readonly to: number;
  readonly sourceFrom: number;
  readonly sourceTo: number;
}

export type StepKind =
  | 'same'
  | 'changed'
  | 'added'
  | 'removed'
  | 'swapped'
  | 'free'
  | 'gap'
  | 'bracket'
  | 'remark'
  | 'part'
  | 'skipped'
  | 'back';

/** How to read a quotation as words of a source: the steps in order, and what they cost together. */
export interface Reading {
  readonly steps: readonly Step[];
  readonly cost: number;
}

/** The column at which the cheapest reading ends; of several the first. */
export function cheapestEnd({ quotation, width, cost }: Grid): number {
  const last = quotation.tokens.keys.length * width;
  let best = 0;
  for (let j = 1; j < width; j++) if ((cost[last + j] ?? 0) < (cost[last + best] ?? 0)) best = j;
  return best;
}

/** Other columns where a reading ends that costs at most `slack` more, each at least `apart` columns from the next. */
export function equalEnds(grid: Grid, best: number, slack: number, apart: number): readonly number[] {
  const { quotation, width, cost } = grid;
  const last = quotation.tokens.keys.length * width;
  const limit = (cost[last + best] ?? 0) + slack;
  const ends: number[] = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < width; j++) {
    if ((cost[last + j] ?? 0) > limit || Math.abs(j - best) < apart || j - previous < apart) continue;
    ends.push(j);
    previous = j;
  }
  return ends;
}

/** The reading that ends at a column. */
export function trace(grid: Grid, end: number): Reading {
  const { quotation, width, cost, move, from, row } = grid;
  const rows = quotation.tokens.keys.length;
  const steps: Step[] = [];
  let i = rows;
  let j = end;
  const step = (kind: StepKind, tokens: number, columns: number) => {
    steps.push({
      kind,
      from: i - tokens,
      to: i,
      sourceFrom: next(grid, j - columns),
      sourceTo: after(grid, j, columns),
    });
    i -= tokens;
    j -= columns;
  };
  /** To column `k` at once, over what lies between. */
  const leap = (kind: StepKind, tokens: number, k: number) => {
    const [low, high] = k <= j ? [k, j] : [j, k];
    steps.push({ kind, from: i - tokens, to: i, sourceFrom: after(grid, low, low), sourceTo: next(grid, high) });
    i -= tokens;
    j = k;
  };
  while (i > 0) {
    const at = i * width + j;
    const k = from[at] ?? 0;
    const tokens = i - (row[at] ?? 0);
    switch (move[at]) {
      case MOVE.same:
        step('same', 1, 1);
        break;
      case MOVE.changed:
        step('changed', 1, 1);
        break;
      case MOVE.removed:
        if (grid.columns[j - 1] === BORDER) leap('skipped', 0, j - 1);
        else step('removed', 0, 1);
        break;
      case MOVE.swapped:
        step(quotation.tokens.kinds[i - 1] === 'word' ? 'swapped' : 'free', 2, 2);
        break;
      case MOVE.freeAdded:
        step('free', 1, 0);
        break;
      case MOVE.passedOver:
        step('free', 0, j - k);
        break;
      case MOVE.joined:
        step('same', 1, 3);
        break;
      case MOVE.split:
        step('same', 3, 1);
        break;
      case MOVE.hyphenLeftOut:
        step('changed', 1, 3);
        break;
      case MOVE.hyphenPutIn:
        step('changed', 3, 1);
        break;
      case MOVE.skipped:
        leap('skipped', 0, k);
        break;
      case MOVE.back:
        leap('back', 0, k);
        break;
      case MOVE.gap:
        leap('gap', tokens, k);
        break;
      case MOVE.gapBack:
        leap('back', tokens, k);
        break;
      case MOVE.bracket:
        step('bracket', tokens, j - k);
        break;
      case MOVE.remark:
        step('remark', tokens, 0);
        break;
      case MOVE.part:
        step('part', tokens, 1);
        break;
      default:
        step('added', 1, 0);
    }
  }
  steps.reverse();
  return { steps, cost: cost[rows * width + end] ?? 0 };
}

/** The source's token that comes after the first `columns` columns: the first one that a step from there reads. */
function next({ columns, source }: Grid, column: number): number {
  for (let j = column; j < columns.length; j++) {
    const token = columns[j] ?? BORDER;
    if (token !== BORDER) return token;
  }
  return source.tokens.keys.length;
}

/** The source's token after the last of the `read` columns that end at `column`; where none is read, the one that comes next. */
function after(grid: Grid, column: number, read: number): number {
  if (read === 0) return next(grid, column);
  for (let j = column; j > 0; j--) {
    const token = grid.columns[j - 1] ?? BORDER;
    if (token !== BORDER) return token + 1;
  }
  return next(grid, column);
}
