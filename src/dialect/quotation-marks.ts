import type { Marks, QuotationMarks } from '../model/quotation';
import { applyEdits, type Range } from '../model/range';
import type { Quotation } from './dialect';

/** Words between quotation marks, in one block of a draft. */
export interface MarkedQuote extends Range {
  readonly inner: Range;
}

/** Opening mark → its closing marks, as languages use them (CLDR, "delimiters"). */
const PAIRS: { readonly [open: string]: string } = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '‘': '’',
  '‚': '‘’',
  '「': '」',
  '『': '』',
};

/** Where a quotation may open, and the escapes that hide one. */
const OPENING = /[\\"'‘“„«»‹‚「『]/g;
const WORD = /[\p{L}\p{N}]/u;
const OPENS_AFTER = /[\s([{<\-–—/'‘“„«*_>]/u;

/**
 * The outermost quotations of a block. A mark without its partner is no quotation, so that an apostrophe or an inch costs
 * nothing. Where `'` or `’` closes, it must not stand between letters.
 */
export function readMarkedQuotes(text: string, block: Range): readonly MarkedQuote[] {
  const found: MarkedQuote[] = [];
  let at = block.start;
  // Looked for no further than the block goes.
  const within = text.slice(0, block.end);
  while (at < block.end) {
    OPENING.lastIndex = at;
    const next = OPENING.exec(within);
    if (next === null) break;
    at = next.index;
    if (next[0] === '\\') {
      at += 2;
      continue;
    }
    const end = opens(text, at, block) ? closingMark(text, at, block.end) : -1;
    const inner = { start: at + 1, end };
    if (end > at + 1 && WORD.test(text.slice(inner.start, inner.end))) found.push({ start: at, end: end + 1, inner });
    at = end > 0 ? end + 1 : at + 1;
  }
  return found;
}

function opens(text: string, at: number, block: Range): boolean {
  const char = text[at] ?? '';
  const before = at === block.start ? ' ' : (text[at - 1] ?? ' ');
  const after = text[at + 1] ?? ' ';
  if (char === '"') return (OPENS_AFTER.test(before) || !WORD.test(before)) && !/\s/.test(after);
  if (char === "'" || char === '‘') return OPENS_AFTER.test(before) && !/[\s\d]/.test(after);
  if (char === '»') return !WORD.test(before) && WORD.test(after);
  return char in PAIRS;
}

/** Where the mark that opens at `at` is closed, or -1. Marks of the same kind inside are counted. */
function closingMark(text: string, at: number, end: number): number {
  const open = text[at] ?? '';
  const closing = PAIRS[open] ?? open;
  const isNesting = open in PAIRS && !closing.includes(open) && open !== '„' && open !== '»';
  let depth = 0;
  for (let next = at + 1; next < end && next - at < LONGEST; next++) {
    const char = text[next] ?? '';
    if (char === '\\') next++;
    else if (isNesting && char === open) depth++;
    else if (closing.includes(char) && closes(text, next, char)) {
      if (depth === 0) return next;
      depth--;
    }
  }
  return -1;
}

const LONGEST = 5000;

function closes(text: string, at: number, char: string): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (char === '"') return !/\s/.test(before);
  if (char === "'" || char === '’') return !/\s/.test(before) && !WORD.test(after);
  return true;
}

/** The pair of marks that a draft's quotations mostly have; what is given where it has none. */
export function customaryMarks(text: string, quotes: readonly MarkedQuote[], otherwise: Marks): Marks {
  const counts = new Map<string, number>();
  for (const { start, end } of quotes) {
    const pair = `${text[start]}${text[end - 1]}`;
    if (!/['‘‚‹]/.test(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return best === undefined ? otherwise : { open: best.slice(0, 1), close: best.slice(1) };
}

/** The marks where a draft shows none: those of its language, or, where that has English ones, what its tool makes them of. */
export function usualMarks(quote: Quotation | undefined, own: Marks): Marks {
  const outer = quote?.marks?.outer;
  return outer === undefined || outer.open === '“' ? own : outer;
}

const SINGLE = /['‘’‚‹›]/;

/**
 * Words with the quotation marks within them as a quotation has them: switched from “ to ‘, and those one level deeper back
 * again (APA 7 §8.33, MLA 9 §6.56, Chicago 17 §13.30). Marks that differ from the outer ones already stay as they are.
 */
export function switchedMarks(text: string, { outer, inner }: QuotationMarks): string {
  const isSingle = (mark: string) => SINGLE.test(mark.trim());
  const swap = (range: Range, from: Marks, to: Marks): string => {
    const edits = readMarkedQuotes(text.slice(range.start, range.end), { start: 0, end: range.end - range.start });
    const part = text.slice(range.start, range.end);
    return applyEdits(
      part,
      edits
        .filter(({ start }) => isSingle(part[start] ?? '') === isSingle(from.open))
        .map(({ start, end, inner: within }) => ({
          start,
          end,
          newText: `${to.open}${swap({ start: range.start + within.start, end: range.start + within.end }, to, from)}${to.close}`,
        })),
    );
  };
  return swap({ start: 0, end: text.length }, outer, inner);
}

/** Whether words between these marks are read as one quotation: a lone `”` among them would end it too early. */
export function holds(marks: Marks, words: string): boolean {
  const text = marks.open + words + marks.close;
  return readMarkedQuotes(text, { start: 0, end: text.length })[0]?.end === text.length;
}
