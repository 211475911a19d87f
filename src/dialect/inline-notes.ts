import type { Range } from '../model/range';
import { type MarkedQuote, readMarkedQuotes } from './quotation-marks';

const CLOSING: { readonly [open: string]: string } = { '[': ']', '{': '}' };
/** Keeps the reading of unclosed ones linear. */
const LONGEST = 20_000;

/**
 * The texts of the notes that stand within the prose, in order: `^[text]`, `\footnote{text}`, `[fn:: text]`. `opening` (global)
 * matches what stands before the text; the last bracket in it is the one whose partner ends the note.
 */
export function inlineNotes(prose: string, opening: RegExp): readonly Range[] {
  const found: Range[] = [];
  for (const { index, 0: whole } of prose.matchAll(opening)) {
    const start = index + whole.length;
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const open = /[[{](?=[^[{]*$)/.exec(whole)?.[0] ?? '[';
    const end = partnerOf(prose, start, open);
    if (end !== undefined) found.push({ start, end });
  }
  return found;
}

function partnerOf(prose: string, from: number, open: string): number | undefined {
  let depth = 1;
  for (let at = from; at < prose.length && at - from < LONGEST; at++) {
    if (prose[at] === '\\') at++;
    else if (prose[at] === open) depth++;
    else if (prose[at] === CLOSING[open] && --depth === 0) return at;
  }
  return undefined;
}

/** The prose with spaces in place of its notes. */
export function withoutNotes(prose: string, notes: readonly Range[]): string {
  let around = '';
  for (const { start, end } of notes) around += prose.slice(around.length, start) + ' '.repeat(end - start);
  return around + prose.slice(around.length);
}

/**
 * The quotations between marks of a block, and those in its notes: a mark in a note neither opens nor closes anything outside
 * of the note.
 */
export function markedQuotesWithNotes(prose: string, block: Range, notes: readonly Range[]): readonly MarkedQuote[] {
  const inside = notes.filter(({ start, end }) => block.start <= start && end <= block.end);
  if (inside.length === 0) return readMarkedQuotes(prose, block);
  const outside = readMarkedQuotes(withoutNotes(prose.slice(0, block.end), inside), block);
  return [...outside, ...inside.flatMap((note) => readMarkedQuotes(prose, note))].sort((a, b) => a.start - b.start);
}
