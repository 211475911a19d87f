import type { DialectId } from '../dialect/dialect';
import type { TextEdit } from '../model/range';

type Comment = (words: string) => string;

const markup: Comment = (words) => `<!-- ${words} -->`;
const line =
  (mark: string): Comment =>
  (words) =>
    `${mark} ${words}`;

/** `line`: takes the rest of its line, so it needs one of its own. `inline`: may end any line. Plain text has none. */
const COMMENTS: { readonly [id in DialectId]?: { readonly comment: Comment; readonly place: 'line' | 'inline' } } = {
  pandoc: { comment: markup, place: 'inline' },
  footnote: { comment: markup, place: 'inline' },
  linked: { comment: markup, place: 'inline' },
  myst: { comment: markup, place: 'inline' },
  html: { comment: markup, place: 'inline' },
  wikitext: { comment: markup, place: 'inline' },
  latex: { comment: line('%'), place: 'line' },
  typst: { comment: line('//'), place: 'line' },
  org: { comment: line('#'), place: 'line' },
  asciidoc: { comment: line('//'), place: 'line' },
  'asciidoc-footnote': { comment: line('//'), place: 'line' },
  // A comment runs on until an empty line (docutils, "Comments").
  rst: { comment: (words) => `.. ${words}\n`, place: 'line' },
  'rst-footnote': { comment: (words) => `.. ${words}\n`, place: 'line' },
};

/**
 * The comment that ends the checking of the paragraph or block at this offset; `undefined` where the markup has no comments.
 * It counts as `ignoredRanges` reads it.
 */
export function ignoreBlock(draft: string, offset: number, dialect: DialectId): TextEdit | undefined {
  const known = COMMENTS[dialect];
  if (known === undefined) return undefined;
  const words = known.comment('ibid:ignore');
  const { start, end } = blockAround(draft, offset);
  if (known.place === 'inline') return { start: end, end, newText: ` ${words}` };
  const indent = /^[ \t]*/.exec(draft.slice(start))?.[0] ?? '';
  return { start, end: start, newText: `${indent}${withLineEnds(draft, words)}${lineEnd(draft)}` };
}

/** The comment that ends the checking of the whole file, at its end. */
export function ignoreFile(draft: string, dialect: DialectId): TextEdit | undefined {
  const known = COMMENTS[dialect];
  if (known === undefined) return undefined;
  const gap = draft === '' || draft.endsWith('\n') ? '' : lineEnd(draft);
  const newText = `${gap}${lineEnd(draft)}${withLineEnds(draft, known.comment('ibid:ignore-file').trimEnd())}${lineEnd(draft)}`;
  return { start: draft.length, end: draft.length, newText };
}

/** From the beginning of a line to the end of one, without the white space before that. */
function blockAround(draft: string, offset: number): { readonly start: number; readonly end: number } {
  const before = [...draft.slice(0, offset).matchAll(/\n[ \t\r]*\n/g)].at(-1);
  const start = before === undefined ? 0 : before.index + before[0].length;
  const gap = /\r?\n[ \t\r]*(?:\n|$)/.exec(draft.slice(offset));
  const until = gap === null ? draft.length : offset + gap.index;
  return { start, end: draft.slice(0, until).trimEnd().length };
}

const lineEnd = (draft: string): string => (draft.includes('\r\n') ? '\r\n' : '\n');
const withLineEnds = (draft: string, words: string): string => words.replaceAll('\n', lineEnd(draft));
