import { type Tokens, tokenize } from './tokens';

/**
 * Tokens of a quotation that say how it departs from its source, from token `from` up to and without token `to`.
 * - `gap`: words left out: `…`, `[…]`, `(…)`, `<…>`.
 * - `bracket`: put in, or in place of the source's words: `[the minister]`.
 * - `remark`: put in, standing for nothing: `[sic]`, `(sic)`.
 * - `part`: a word partly in brackets, which stands for any word that has the rest: `[T]he`, `walk[ed]`.
 */
export type Mark =
  | { readonly kind: 'gap' | 'bracket' | 'remark'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'part';
      readonly from: number;
      readonly to: number;
      readonly before: string;
      readonly within: string;
      readonly after: string;
    };

/** The words of a quotation, and what in them is mark and not word. */
export interface Quotation {
  readonly tokens: Tokens;
  readonly marks: readonly Mark[];
  /** Tokens that a quotation may have although its source has not: a stop or mark at its ends, a stop before a gap. */
  readonly free: Uint8Array;
}

const REMARK = /^(?:sic|!|\?)[.!]?$/i;

/** Total; a bracket without its partner is a bracket and no more. */
export function readQuotation(text: string): Quotation {
  const tokens = tokenize(text);
  const marks: Mark[] = [];
  const { keys, kinds } = tokens;
  for (let i = 0; i < keys.length; i++) {
    if (kinds[i] === 'ellipsis') marks.push({ kind: 'gap', from: i, to: i + 1 });
    if (kinds[i] !== 'open') continue;
    if (kinds[i + 1] === 'ellipsis' && kinds[i + 2] === 'close') marks.push({ kind: 'gap', from: i, to: i + 3 });
    else if (keys[i] === '[') marks.push(...readBracket(tokens, i));
    else if (kinds[i + 2] === 'close' && keys[i + 1]?.toLowerCase() === 'sic') {
      marks.push({ kind: 'remark', from: i, to: i + 3 });
    }
  }
  return { tokens, marks, free: freeTokens(tokens, marks) };
}

function readBracket(tokens: Tokens, open: number): readonly Mark[] {
  const close = closing(tokens, open);
  if (close < 0) return [];
  const inner = tokens.keys.slice(open + 1, close).join('');
  const whole: Mark = { kind: REMARK.test(inner) ? 'remark' : 'bracket', from: open, to: close + 1 };
  const isAfterWord = tokens.kinds[open - 1] === 'word' && tokens.ends[open - 1] === tokens.starts[open];
  const isBeforeWord = tokens.kinds[close + 1] === 'word' && tokens.starts[close + 1] === tokens.ends[close];
  if (!(isAfterWord || isBeforeWord) || whole.kind === 'remark') return [whole];
  const part: Mark = {
    kind: 'part',
    from: isAfterWord ? open - 1 : open,
    to: isBeforeWord ? close + 2 : close + 1,
    before: isAfterWord ? (tokens.keys[open - 1] ?? '') : '',
    within: inner,
    after: isBeforeWord ? (tokens.keys[close + 1] ?? '') : '',
  };
  return [part, whole];
}

/** The bracket that closes the one at `open`, inner ones counted; -1 where none does, or where it holds nothing. */
function closing({ keys }: Tokens, open: number): number {
  let depth = 0;
  for (let i = open; i < keys.length; i++) {
    if (keys[i] === '[') depth++;
    else if (keys[i] === ']' && --depth === 0) return i > open + 1 ? i : -1;
  }
  return -1;
}

/** APA 7 §8.31, MLA 9 §6.53, Chicago 17 §6.9, §13.53: what may stand there without standing in the source. */
function freeTokens({ kinds }: Tokens, marks: readonly Mark[]): Uint8Array {
  const free = new Uint8Array(kinds.length);
  for (let i = 0; kinds[i] === 'quote'; i++) free[i] = 1;
  for (let i = kinds.length - 1; kinds[i] === 'quote' || kinds[i] === 'stop'; i--) free[i] = 1;
  for (const mark of marks) {
    if (mark.kind !== 'gap') continue;
    for (let i = mark.from - 1; kinds[i] === 'quote' || kinds[i] === 'stop'; i--) free[i] = 1;
    if (kinds[mark.to] === 'stop' || kinds[mark.to] === 'quote') free[mark.to] = 1;
  }
  return free;
}
