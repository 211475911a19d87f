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

/** Markup, and what a reader sees of it: other characters, or characters of the draft by group of the match. */
export interface ShownRule {
  /** Sticky. */
  readonly pattern: RegExp;
  readonly show: (match: RegExpExecArray) => string;
}

/** What a reader sees of a range: the first rule that matches at a place decides; other characters are shown as they are. */
export function showBy(rules: readonly ShownRule[], text: string, range: Range, omit: readonly Range[]): ShownText {
  const shown = new ShownTextBuilder();
  let at = range.start;
  while (at < range.end) {
    const omitted = omit.find(({ start, end }) => start <= at && at < end);
    if (omitted !== undefined) {
      at = omitted.end;
      continue;
    }
    const char = text[at] ?? '';
    const match = /[\p{L}\p{N} ]/u.test(char) ? undefined : ruleAt(rules, text, at, range.end);
    if (match === undefined) {
      if (char !== FILLER) shown.verbatim(char, at);
      at++;
    } else {
      shown.standingFor(match.shown, at);
      at += match.length;
    }
  }
  return shown.finish(range.end);
}

function ruleAt(rules: readonly ShownRule[], text: string, at: number, end: number) {
  for (const { pattern, show } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null && match[0].length > 0 && at + match[0].length <= end) {
      return { shown: show(match), length: match[0].length };
    }
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
