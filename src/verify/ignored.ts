import { readLines } from '../dialect/lines';
import type { Range } from '../model/range';

const COMMENT = /(?:<!--\s*|\/\*\s*|\/\/|%|#|\.\.|;)[^\n]{0,80}?\bibid:ignore(-file)?\b[^\n]*/g;
/** Where an item of a list begins, in any markup. */
const ITEM = /^[ \t]*(?:[-*+•]|\d{1,9}[.)]|[*#:;]{1,5}|\.{1,5})[ \t]|^[ \t]*\\item\b/;
const LATEX_ITEM = /^[ \t]*\\item\b/;
const ENVIRONMENT = /^[ \t]*\\begin\{([^}\n]+)\}/;

/**
 * The stretches of a draft that are not to be checked: after a comment with `ibid:ignore` the block it stands in or, where it is
 * all of its block, the next one; with `ibid:ignore-file` all of the draft. A block is a paragraph, an item of a list with what
 * belongs to it, a LaTeX environment, or one of `quotations`, the draft's block quotations. Comments of every markup are taken
 * alike.
 */
export function ignoredRanges(draft: string, quotations: readonly Range[] = []): readonly Range[] {
  if (!draft.includes('ibid:ignore')) return [];
  const lines = readLines(draft).map((range) => ({ ...range, text: draft.slice(range.start, range.end) }));
  const lineOf = (offset: number) => lines.findLastIndex(({ start }) => start <= offset);
  const found: Range[] = [];
  for (const comment of draft.matchAll(COMMENT)) {
    if (comment[1] !== undefined) return [{ start: 0, end: draft.length }];
    const { start, end } = wholeComment(draft, comment.index, comment[0]);
    const target = targetOf(lines, lineOf(start), lineOf(end), {
      before: draft.slice(lines[lineOf(start)]?.start ?? 0, start),
      after: draft.slice(end, lines[lineOf(end)]?.end),
    });
    const block = blockOf(draft, lines, target);
    found.push(withQuotations({ start: Math.min(block.start, start), end: block.end }, quotations));
  }
  return found;
}

interface Line extends Range {
  readonly text: string;
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';
const indentOf = ({ text }: Line): number => text.length - text.trimStart().length;
/** How deep an item stands: by indentation, or by the number of its marks (`**`). */
const depthOf = (line: Line): number =>
  indentOf(line) + Math.max(0, (/^[ \t]*([*#:;.]{1,5})[ \t]/.exec(line.text)?.[1]?.length ?? 1) - 1);

/** To the mark that ends it, perhaps lines below; comments without one end with their line. */
function wholeComment(draft: string, start: number, words: string): Range {
  const closing = words.startsWith('<!--') ? '-->' : words.startsWith('/*') ? '*/' : undefined;
  const end = closing === undefined ? -1 : draft.indexOf(closing, start);
  return { start, end: end < 0 || closing === undefined ? start + words.length : end + closing.length };
}

/** The line that the comment is about: its own, where that has words; else the next of its block, the one above, the next at all. */
function targetOf(
  lines: readonly Line[],
  first: number,
  last: number,
  { before, after }: { readonly before: string; readonly after: string },
): number {
  if (before.trim() !== '') return first;
  if (after.trim() !== '') return last;
  if (!isBlank(lines[last + 1])) return last + 1;
  if (!isBlank(lines[first - 1])) return first - 1;
  const next = lines.findIndex((line, i) => i > last && !isBlank(line));
  return next < 0 ? first : next;
}

function blockOf(draft: string, lines: readonly Line[], target: number): Range {
  const item = itemAround(lines, target);
  if (item !== undefined) return { start: lines[item]?.start ?? 0, end: endOfItem(lines, item) };
  let first = target;
  while (first > 0 && !isBlank(lines[first - 1])) first--;
  let last = target;
  while (last + 1 < lines.length && !isBlank(lines[last + 1])) last++;
  const range = { start: lines[first]?.start ?? 0, end: lines[last]?.end ?? draft.length };
  const environment = lines.slice(first, target + 1).findLast(({ text }) => ENVIRONMENT.test(text));
  const closing = environment && `\\end{${ENVIRONMENT.exec(environment.text)?.[1]}}`;
  const end = closing === undefined ? -1 : draft.indexOf(closing, environment?.start);
  return { ...range, end: Math.max(range.end, end < 0 ? 0 : end + (closing?.length ?? 0)) };
}

/** The line that begins the item in which a line stands: paragraphs of an item are indented. */
function itemAround(lines: readonly Line[], target: number): number | undefined {
  let needed = Number.POSITIVE_INFINITY;
  for (let at = target; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined) return undefined;
    if (isBlank(line)) {
      const below = lines[at + 1];
      if (below !== undefined && !isBlank(below)) needed = Math.min(needed, indentOf(below));
      if (needed === 0) return undefined;
    } else if (ITEM.test(line.text) && !line.text.includes('ibid:ignore-'))
      return indentOf(line) < needed ? at : undefined;
  }
  return undefined;
}

function endOfItem(lines: readonly Line[], item: number): number {
  const first = lines[item];
  if (first === undefined) return 0;
  const isLatex = LATEX_ITEM.test(first.text);
  let end = first.end;
  for (let at = item + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || isBlank(line)) continue;
    const isOver = isLatex
      ? /^[ \t]*\\(?:item\b|end\{)/.test(line.text)
      : depthOf(line) <= depthOf(first) && (ITEM.test(line.text) || isBlank(lines[at - 1]));
    if (isOver) break;
    ({ end } = line);
  }
  return end;
}

/** With the block quotations that it reaches into. */
function withQuotations(range: Range, quotations: readonly Range[]): Range {
  return quotations
    .filter(({ start, end }) => start < range.end && range.start < end)
    .reduce((sum, { start, end }) => ({ start: Math.min(sum.start, start), end: Math.max(sum.end, end) }), range);
}
