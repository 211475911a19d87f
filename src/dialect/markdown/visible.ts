import { decodeHTML } from 'entities';
import type { Range } from '../../model/range';
import { type ShownText, ShownTextBuilder } from '../shown-text';
import { overlapping } from '../sorted';
import type { MarkdownText } from './prose';

const ESCAPE = /^\\[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/;
const NOTE = /^\[\^[^\]\s]+\]/;
const WORD = /[\p{L}\p{N}]/u;
/** Up to the next character that may be markup. */
const PLAIN = /[^\\&[\]*_~\r\n]+/y;

/**
 * What a reader of the built document sees of a range: escapes and markup undone, white space collapsed. `omit` are
 * citations, of which nothing is taken for quoted words.
 */
export function visibleText(text: MarkdownText, range: Range, omit: readonly Range[]): ShownText {
  const { draft } = text;
  const shown = new ShownTextBuilder();
  let at = range.start;
  const lines = overlapping(text.blocks, range).flatMap((block) => block.lines);
  const ends = new Set(lines.map(({ end }) => end));
  const masks = overlapping(text.masks, range);
  const omitted = overlapping(omit, range);
  const stops = [...masks, ...omitted].map(({ start }) => start).concat([...ends], range.end);
  stops.sort((a, b) => a - b);
  let stop = 0;

  while (at < range.end) {
    while ((stops[stop] ?? range.end) < at) stop++;
    PLAIN.lastIndex = at;
    const plain = stops[stop] === at ? undefined : PLAIN.exec(draft)?.[0];
    if (plain !== undefined && !isInside(at, masks) && !isInside(at, omitted)) {
      const end = Math.min(at + plain.length, stops[stop] ?? range.end);
      shown.verbatim(draft.slice(at, end), at);
      at = end;
      continue;
    }
    const citation = omitted.find(({ start, end }) => start <= at && at < end);
    const mask = masks.find(({ start, end }) => start <= at && at < end);
    const char = draft[at] ?? '';
    const rest = draft.slice(at, Math.min(range.end, at + 40));
    if (citation !== undefined) at = citation.end;
    else if (mask !== undefined) {
      shown.verbatim(draft.slice(mask.content.start, Math.min(mask.content.end, range.end)), mask.content.start);
      at = mask.end;
    } else if (char === '\n' || char === '\r' || ends.has(at)) {
      // To the content of the next line, over `>`, list markers and indentation.
      shown.standingFor(' ', at);
      const next = lines.find(({ start }) => start > at)?.start;
      at = next === undefined ? range.end : next;
    } else if (ESCAPE.test(rest)) {
      shown.standingFor(draft[at + 1] ?? '', at);
      at += 2;
    } else if (char === '\\') at++;
    else if (ENTITY.test(rest)) {
      const entity = ENTITY.exec(rest)?.[0] ?? char;
      shown.standingFor(decodeHTML(entity), at);
      at += entity.length;
    } else if (NOTE.test(rest)) at += NOTE.exec(rest)?.[0].length ?? 1;
    else if ((char === '[' || char === ']') && isLinkBracket(text, at)) at++;
    else if (char === '*' || char === '_' || char === '~') {
      const run = /^(\*+|_+|~+)/.exec(rest)?.[0].length ?? 1;
      if (!isEmphasis(draft, at, run)) shown.verbatim(draft.slice(at, at + run), at);
      at += run;
    } else {
      shown.verbatim(char, at);
      at++;
    }
  }
  return shown.finish(range.end);
}

const isInside = (at: number, ranges: readonly Range[]): boolean =>
  ranges.some(({ start, end }) => start <= at && at < end);

/** Delimiter runs touch a word on one side (CommonMark §6.2, simplified); `_` not between two letters, `~` only as `~~`. */
function isEmphasis(draft: string, at: number, run: number): boolean {
  const before = draft[at - 1] ?? ' ';
  const after = draft[at + run] ?? ' ';
  if (draft[at] === '~' && run !== 2) return false;
  if (draft[at] === '_' && WORD.test(before) && WORD.test(after)) return false;
  return run <= 3 && !(/\s/.test(before) && /\s/.test(after));
}

/** Brackets of a link or a span are markup, others are words: `[…]`, `[T]he`. */
function isLinkBracket({ draft, masks }: MarkdownText, at: number): boolean {
  const isTarget = (close: number) => masks.some(({ start, kind }) => kind === 'target' && start === close + 1);
  if (draft[at] === ']') return isTarget(at);
  let depth = 0;
  for (let close = at; close < draft.length && close - at < 1000; close++) {
    if (draft[close] === '\\') close++;
    else if (draft[close] === '[') depth++;
    else if (draft[close] === ']' && --depth === 0) return isTarget(close);
  }
  return false;
}
