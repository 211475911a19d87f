import type { Range } from '../model/range';
import { type ShownText, ShownTextBuilder } from './shown-text';

/** Private use: what is not prose. */
export const FILLER = '\uE000';

/**
 * A draft in which what `hidden` matches (code, comments) is {@link FILLER}; length and line ends stay. Escapes, which
 * `hidden` matches so that they begin nothing, stay as well.
 */
export function maskAll(draft: string, hidden: RegExp): string {
  return draft.replace(hidden, (found: string) => (found.startsWith('\\') ? found : found.replace(/[^\r\n]/g, FILLER)));
}

/** Stretches between blank lines and between lines that `separator` matches. */
export function paragraphRanges(prose: string, separator = /\n[ \t\r]*\n\s*/g): readonly Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const gap of prose.matchAll(separator)) {
    if (gap.index > start) found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (prose.length > start) found.push({ start, end: prose.length });
  return found;
}

/** Words with markup around them: the words are shown by the same rules, character by character. */
export interface ShownWithin {
  readonly inner: Range;
  /** Where the markup ends. */
  readonly end: number;
  /** Shown around the words: quotation marks. */
  readonly around?: readonly [before: string, after: string];
}

/** Markup, and what a reader sees of it: other characters, or the words that stand in it. */
export interface ShownRule {
  /** Sticky. */
  readonly pattern: RegExp;
  /** The letters that the markup may begin with; absent where it begins with a sign. */
  readonly letters?: string;
  readonly show: (match: RegExpExecArray) => string | ShownWithin;
}

/** What the first of the groups that matched holds; such a rule's pattern has the flag `d`. */
export function groupOf({ index, 0: whole, indices }: RegExpExecArray, ...groups: readonly number[]): ShownWithin {
  const end = index + whole.length;
  const [from, to] = groups.map((group) => indices?.[group]).find((it) => it !== undefined) ?? [end, end];
  return { inner: { start: from, end: to }, end };
}

/** What a reader sees of a range: the first rule that matches at a place decides; other characters are shown as they are. */
export function showBy(rules: readonly ShownRule[], text: string, range: Range, omit: readonly Range[]): ShownText {
  const shown = new ShownTextBuilder();
  showInto(shown, rules, text, range, omit);
  return shown.finish(range.end);
}

/** What a reader sees of a piece of markup by itself. */
export function shownText(rules: readonly ShownRule[], text: string): string {
  return showBy(rules, text, { start: 0, end: text.length }, []).text;
}

function showInto(
  shown: ShownTextBuilder,
  rules: readonly ShownRule[],
  text: string,
  range: Range,
  omit: readonly Range[],
): void {
  let at = range.start;
  while (at < range.end) {
    const omitted = omit.find(({ start, end }) => start <= at && at < end);
    if (omitted !== undefined) {
      at = omitted.end;
      continue;
    }
    const char = text[at] ?? '';
    const isPlain = /[\p{L}\p{N} ]/u.test(char) && !rules.some(({ letters }) => letters?.includes(char));
    const match = isPlain ? undefined : ruleAt(rules, text, at, range.end);
    if (match === undefined) {
      if (char !== FILLER) shown.verbatim(char, at);
      at++;
    } else {
      if (typeof match.shown === 'string') shown.standingFor(match.shown, at);
      else {
        const { inner, around = ['', ''] } = match.shown;
        shown.standingFor(around[0], at);
        showInto(shown, rules, text, inner, omit);
        shown.standingFor(around[1], inner.end);
      }
      at = match.end;
    }
  }
}

function ruleAt(rules: readonly ShownRule[], text: string, at: number, limit: number) {
  for (const { pattern, show } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null || match[0].length === 0) continue;
    const shown = show(match);
    const end = typeof shown === 'string' ? at + match[0].length : shown.end;
    if (end <= limit) return { shown, end };
  }
  return undefined;
}

/** Words without white space at their ends. */
export function trimmedRange(text: string, { start, end }: Range): Range {
  const words = text.slice(start, end);
  const left = words.length - words.trimStart().length;
  const from = Math.min(start + left, end);
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

/** The range up to the citation that closes it, with nothing but space and punctuation behind. */
export function withoutClosingCitation(text: string, inner: Range, citations: readonly Range[]): Range {
  let { end } = inner;
  for (const citation of [...citations].reverse()) {
    if (citation.start <= inner.start || citation.start >= end) continue;
    if (/^[\s.,)\]~]*$/.test(text.slice(citation.end, end))) end = citation.start;
  }
  return trimmedRange(text, { start: inner.start, end });
}
