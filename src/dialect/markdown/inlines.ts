import type { Range } from '../../model/range';

/** A stretch within a block that is not prose. Of `code` and `math` the content is shown, of the others nothing. */
export interface Mask extends Range {
  readonly kind: 'code' | 'math' | 'tag' | 'target' | 'address';
  /** What is shown of it. */
  readonly content: Range;
}

const TAG = /^<(?:\/?[A-Za-z][\w-]*(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?\/?|[!?][^<>]*)>/;
const AUTOLINK = /^<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/;
const ADDRESS = /^https?:\/\/[^\s<>\uE000]*[^\s<>\uE000.,;:!?'")\]}*_]/;
/** Link target and title, to which parentheses may belong: `](https://example.org/a_(b) "Title")`. */
const TARGET = /^\]\((?:[^()\\\n]|\\.|\((?:[^()\\\n]|\\.)*\))*\)/;
const ATTRIBUTES = /^\{[^{}\n]*\}/;

/** The stretches of a block that are not prose, in order. Half-typed ones (a backtick alone) are prose. */
export function maskInlines(text: string, block: Range): readonly Mask[] {
  const masks: Mask[] = [];
  const unclosed = new Set<number>();
  let at = block.start;

  /** Nothing within reach is longer than this, so that a stray `<` costs little. */
  const match = (pattern: RegExp) => pattern.exec(text.slice(at, Math.min(block.end, at + 2000)))?.[0].length ?? 0;
  const add = (kind: Mask['kind'], length: number, left: number, right: number) => {
    masks.push({ kind, start: at, end: at + length, content: { start: at + left, end: at + length - right } });
    at += length;
  };

  while (at < block.end) {
    const char = text[at];
    if (char === '\\') at += 2;
    else if (char === '`') {
      const run = runLength(text, at, block.end);
      const end = unclosed.has(run) ? -1 : closingRun(text, at + run, block.end, run);
      if (end < 0) {
        unclosed.add(run);
        at += run;
      } else {
        add('code', end - at, run, run);
        const attributes = text[at] === '{' ? match(ATTRIBUTES) : 0;
        if (attributes > 0) add('target', attributes, attributes, 0);
      }
    } else if (char === '$') {
      const end = mathEnd(text, at, block.end);
      if (end < 0) at++;
      else add('math', end - at, text[at + 1] === '$' ? 2 : 1, text[at + 1] === '$' ? 2 : 1);
    } else if (char === '<') {
      const autolink = match(AUTOLINK);
      const tag = autolink > 0 ? 0 : match(TAG);
      if (autolink > 0) add('address', autolink, 1, 1);
      else if (tag > 0) add('tag', tag, tag, 0);
      else at++;
    } else if (char === ']') {
      const target = text[at + 1] === '(' ? match(TARGET) : 0;
      at++;
      if (target > 0) add('target', target - 1, target - 1, 0);
      else if (text[at] === '{') {
        const attributes = match(ATTRIBUTES);
        if (attributes > 0) add('target', attributes, attributes, 0);
      }
    } else if (char === 'h' && text.startsWith('http', at) && !text.startsWith('@{', at - 2)) {
      const address = match(ADDRESS);
      if (address > 0) add('address', address, 0, 0);
      else at++;
    } else at++;
  }
  return masks;
}

function runLength(text: string, at: number, end: number): number {
  let run = 0;
  while (at + run < end && text[at + run] === '`') run++;
  return run;
}

function closingRun(text: string, from: number, end: number, run: number): number {
  let at = from;
  while (at < end) {
    const next = text.indexOf('`', at);
    if (next < 0 || next >= end) return -1;
    const length = runLength(text, next, end);
    if (length === run) return next + run;
    at = next + length;
  }
  return -1;
}

/** Pandoc manual, "Math": no space after the opening `$` and before the closing one, no digit after that. */
function mathEnd(text: string, at: number, end: number): number {
  const line = text.slice(at, Math.min(end, at + 5000));
  if (line.startsWith('$$')) {
    const close = line.indexOf('$$', 2);
    return close < 0 ? -1 : at + close + 2;
  }
  const inline = /^\$(?!\s)(?:[^$\\]|\\[\s\S])*?[^\s\\$]\$(?!\d)|^\$[^\s$\\]\$(?!\d)/.exec(line)?.[0];
  return inline === undefined ? -1 : at + inline.length;
}
