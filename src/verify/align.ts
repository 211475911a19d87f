import { BRACKET_REACH, COST } from './costs';
import { BORDER, type Grid, MOVE, makeGrid } from './grid';
import type { Mark, Quotation } from './quotation';
import type { SourceText } from './source-text';
import type { Tokens } from './tokens';

/**
 * The cheapest readings of a quotation as words of a source, for every place where they may end.
 *
 * An edit distance over tokens (Wagner and Fischer; free at both ends of the source), with moves of its own for what a
 * quotation may do. Brackets and dots are tried literally too, and win where the source has them. Costs: quotation times
 * columns.
 */
export function align(quotation: Quotation, source: SourceText, columns: Int32Array): Grid {
  const grid = makeGrid(quotation, source, columns);
  const rows = quotation.tokens.keys.length;
  grid.cost.fill(0, 0, grid.width);
  grid.move.fill(MOVE.begin, 0, grid.width);
  const across = readColumns(source, columns);
  for (let i = 1; i <= rows; i++) {
    stepwise(grid, across, i);
    for (const mark of quotation.marks) if (mark.to === i) applyMark(grid, mark);
    if (i < rows) elsewhere(grid, across, i);
  }
  return grid;
}

interface Across {
  /** Key of each column by its number; -1 for a border. */
  readonly ids: Int32Array;
  readonly removal: Int32Array;
  readonly isWord: Uint8Array;
  /** The first UTF-16 unit of each column. */
  readonly heads: Uint16Array;
  /** Whether a sentence ends before the next column. */
  readonly afterSentence: Uint8Array;
  /** Columns that end two words with a hyphen between them, with both as one. */
  readonly compounds: ReadonlyMap<number, Compound>;
}

function readColumns(source: SourceText, columns: Int32Array): Across {
  const ids = new Int32Array(columns.length + 1).fill(-1);
  const removal = new Int32Array(columns.length + 1);
  const isWord = new Uint8Array(columns.length + 1);
  const heads = new Uint16Array(columns.length + 1);
  const afterSentence = new Uint8Array(columns.length + 1);
  const compounds = new Map<number, Compound>();
  for (let j = 1; j <= columns.length; j++) {
    const token = columns[j - 1] ?? BORDER;
    if (token === BORDER) {
      removal[j] = COST.skipped;
      continue;
    }
    ids[j] = source.idOf[token] ?? -1;
    const word = source.tokens.kinds[token] === 'word';
    isWord[j] = word ? 1 : 0;
    heads[j] = source.tokens.keys[token]?.charCodeAt(0) ?? 0;
    removal[j] = word ? COST.removed : COST.sign;
    afterSentence[j] = endsSentence(source.tokens, token) ? 1 : 0;
    const compound = word && columns[j - 3] === token - 2 ? compoundAt(source.tokens, token) : undefined;
    if (compound !== undefined) compounds.set(j, compound);
  }
  return { ids, removal, isWord, heads, afterSentence, compounds };
}

const SENTENCE_END = /^[.!?。！？…]$/;

/** Whether a sentence ends with this token, quotation marks after its full stop counted in. */
function endsSentence({ keys, kinds }: Tokens, token: number): boolean {
  return SENTENCE_END.test(keys[kinds[token] === 'quote' ? token - 1 : token] ?? '');
}

interface Compound {
  readonly whole: string;
  /** What a line end does, `exam- ple`, and no writer. */
  readonly isLineEnd: boolean;
}

/** `example`, where tokens up to `last` are `exam-ple` or `exam- ple`. */
function compoundAt({ keys, kinds, starts, ends }: Tokens, last: number): Compound | undefined {
  if (kinds[last - 1] !== 'dash' || kinds[last - 2] !== 'word' || kinds[last] !== 'word') return undefined;
  if (ends[last - 2] !== starts[last - 1]) return undefined;
  return { whole: `${keys[last - 2]}${keys[last]}`, isLineEnd: (ends[last - 1] ?? 0) < (starts[last] ?? 0) };
}

/** The moves that read one token, or two or three that belong together. */
function stepwise(grid: Grid, across: Across, i: number): void {
  const { quotation, source, columns, width, cost, move, from } = grid;
  const { tokens, free } = quotation;
  const { ids, removal, isWord, heads, compounds } = across;
  const key = tokens.keys[i - 1] ?? '';
  const head = key.charCodeAt(0);
  const id = source.ids.get(key) ?? -2;
  const beforeId = i > 1 ? (source.ids.get(tokens.keys[i - 2] ?? '') ?? -2) : -2;
  const word = tokens.kinds[i - 1] === 'word';
  const adding = free[i - 1] ? COST.free : word ? COST.added : COST.sign;
  const addingMove = free[i - 1] ? MOVE.freeAdded : MOVE.added;
  const swapping = swapCost(tokens, i);
  const split = compoundAt(tokens, i - 1);
  const splitId = split === undefined ? -2 : (source.ids.get(split.whole) ?? -2);
  const splitting = split?.isLineEnd === true ? COST.joined : COST.changed;
  const splitMove = split?.isLineEnd === true ? MOVE.split : MOVE.hyphenPutIn;
  const now = i * width;
  const before = now - width;

  cost[now] = (cost[before] ?? 0) + adding;
  move[now] = addingMove;
  for (let j = 1; j < width; j++) {
    const column = ids[j] ?? -1;
    let best = (cost[before + j] ?? 0) + adding;
    let bestMove: number = addingMove;
    const diagonal = cost[before + j - 1] ?? 0;
    if (column === id) {
      if (diagonal <= best) {
        best = diagonal;
        bestMove = MOVE.same;
      }
    } else if (column >= 0 && (isWord[j] === 1) === word) {
      let changing = diagonal + (word ? COST.changed : COST.changedSign);
      if (word && changing - COST.alike < best && (heads[j] === head || isDigit(head))) {
        changing -= likeness(key, source.tokens.keys[columns[j - 1] ?? 0] ?? '');
      }
      if (changing < best) {
        best = changing;
        bestMove = MOVE.changed;
      }
    }
    const removing = (cost[now + j - 1] ?? 0) + (removal[j] ?? 0);
    if (removing < best) {
      best = removing;
      bestMove = MOVE.removed;
    }
    if (swapping > 0 && j > 1 && column === beforeId && ids[j - 1] === id && id !== beforeId) {
      const swapped = (cost[before - width + j - 2] ?? 0) + swapping;
      if (swapped < best) {
        best = swapped;
        bestMove = MOVE.swapped;
      }
    }
    if (column === splitId && column >= 0) {
      const whole = (cost[now - 3 * width + j - 1] ?? 0) + splitting;
      if (whole < best) {
        best = whole;
        bestMove = splitMove;
      }
    }
    const compound = compounds.size > 0 ? compounds.get(j) : undefined;
    if (compound?.whole === key) {
      const whole = (cost[before + j - 3] ?? 0) + (compound.isLineEnd ? COST.joined : COST.changed);
      if (whole < best) {
        best = whole;
        bestMove = compound.isLineEnd ? MOVE.joined : MOVE.hyphenLeftOut;
      }
    }
    const token = columns[j - 1] ?? BORDER;
    const passed = token === BORDER ? -1 : (source.passedOver[token + 1] ?? -1);
    if (passed >= 0) {
      const k = j - (token + 1 - passed);
      if (k >= 0 && columns[k] === passed && (cost[now + k] ?? 0) + COST.free < best) {
        best = (cost[now + k] ?? 0) + COST.free;
        bestMove = MOVE.passedOver;
        from[now + j] = k;
      }
    }
    cost[now + j] = best;
    move[now + j] = bestMove;
  }
}

/** A full stop or comma may change places with the quotation mark beside it; words may not, but do. */
function swapCost({ kinds }: Tokens, i: number): number {
  if (i < 2) return 0;
  const one = kinds[i - 2];
  const two = kinds[i - 1];
  if (one === 'word' && two === 'word') return COST.swapped;
  return (one === 'stop' && two === 'quote') || (one === 'quote' && two === 'stop') ? COST.free : 0;
}

/** 0 to {@link COST.alike}: by the share of letters that the words have in common at their ends; numbers resemble numbers. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  const share = (head + tail) / Math.max(a.length, b.length);
  const both = isDigit(a.charCodeAt(0)) && isDigit(b.charCodeAt(0)) ? 0.5 : 0;
  return Math.round(COST.alike * Math.max(share, both));
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** The moves of a mark that ends before row `mark.to`. */
function applyMark(grid: Grid, mark: Mark): void {
  const { width, cost, move, from, row, columns, source } = grid;
  const now = mark.to * width;
  const start = mark.from * width;
  const take = (j: number, k: number, price: number, kind: number) => {
    const total = (cost[start + k] ?? 0) + price;
    if (total >= (cost[now + j] ?? 0)) return;
    cost[now + j] = total;
    move[now + j] = kind;
    from[now + j] = k;
    row[now + j] = mark.from;
  };
  switch (mark.kind) {
    case 'gap': {
      let nearest = 0;
      for (let j = 0; j < width; j++) {
        if ((cost[start + j] ?? 0) <= (cost[start + nearest] ?? 0)) nearest = j;
        const length = j - nearest;
        take(j, nearest, COST.gap + (length > 0 ? COST.gapDoubling * (32 - Math.clz32(length)) : 0), MOVE.gap);
      }
      nearest = width - 1;
      for (let j = width - 1; j >= 0; j--) {
        take(j, nearest, COST.backAtGap, MOVE.gapBack);
        if ((cost[start + j] ?? 0) <= (cost[start + nearest] ?? 0)) nearest = j;
      }
      return;
    }
    case 'bracket':
      for (let j = 0; j < width; j++) {
        for (let reach = 0; reach <= BRACKET_REACH && reach <= j; reach++) {
          if (reach > 0 && !isReplaceable(source, columns[j - reach] ?? BORDER)) break;
          take(j, j - reach, COST.bracket + reach, MOVE.bracket);
        }
      }
      return;
    case 'remark':
      for (let j = 0; j < width; j++) take(j, j, COST.bracket, MOVE.remark);
      return;
    case 'part':
      for (let j = 1; j < width; j++) {
        const token = columns[j - 1] ?? BORDER;
        const key = token === BORDER ? '' : (source.tokens.keys[token] ?? '');
        if (key.length < mark.before.length + mark.after.length || source.tokens.kinds[token] !== 'word') continue;
        if (!key.startsWith(mark.before) || !key.endsWith(mark.after)) continue;
        const isCaseAlone = key.toLowerCase() === `${mark.before}${mark.within}${mark.after}`.toLowerCase();
        take(j, j - 1, isCaseAlone ? COST.part : COST.part * 3, MOVE.part);
      }
  }
}

/** Brackets of the source are no words to be replaced: a quotation's brackets in their place are meant to be those. */
function isReplaceable({ tokens }: SourceText, token: number): boolean {
  return token !== BORDER && tokens.keys[token] !== '[' && tokens.keys[token] !== ']';
}

/** Going on at another place of the source, without a mark. */
function elsewhere(grid: Grid, { afterSentence }: Across, i: number): void {
  const { width, cost, move, from, quotation } = grid;
  const now = i * width;
  const isSentence = endsSentence(quotation.tokens, i - 1);
  let best = 0;
  for (let j = 1; j < width; j++) {
    const here = cost[now + j] ?? 0;
    const leap =
      (cost[now + best] ?? 0) + (isSentence && afterSentence[j] === 1 ? COST.skippedSentences : COST.skipped);
    if (here <= (cost[now + best] ?? 0)) best = j;
    else if (leap <= here) {
      // Of two equal readings the later leap: a full stop belongs to the sentence it closes.
      cost[now + j] = leap;
      move[now + j] = MOVE.skipped;
      from[now + j] = best;
    }
  }
  best = width - 1;
  for (let j = width - 2; j >= 0; j--) {
    const here = cost[now + j] ?? 0;
    if (here <= (cost[now + best] ?? 0)) best = j;
    else if ((cost[now + best] ?? 0) + COST.back < here) {
      cost[now + j] = (cost[now + best] ?? 0) + COST.back;
      move[now + j] = MOVE.back;
      from[now + j] = best;
    }
  }
}
