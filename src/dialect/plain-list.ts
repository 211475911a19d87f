import type { TextEdit } from '../model/range';
import { lineEnd } from './lines';

/** Of the longer words of two entries, this share has to be the same: the style may be another one, the source is not. */
const ALIKE = 0.5;

/**
 * A list of references in plain text, where nothing marks its end: paragraphs under the heading. It ends before the
 * first one that is neither like an entry nor looks like a reference; what stands there is the writer's own and stays.
 */
export function updatePlainList(draft: string, heading: string, entries: readonly string[]): readonly TextEdit[] {
  const eol = lineEnd(draft);
  const list = entries.join(eol + eol);
  const title = [...draft.matchAll(/^[^\r\n]+$/gm)].findLast(([line]) => line.trim() === heading.trim());
  if (title === undefined) {
    const end = draft.trimEnd().length;
    const gap = end === 0 ? '' : eol + eol;
    return [{ start: end, end: draft.length, newText: `${gap}${heading}${eol}${eol}${list}${eol}` }];
  }
  const from = title.index + title[0].length;
  const to = endOfList(draft, from, entries.map(longWords));
  const newText = `${eol}${eol}${list}${draft.slice(to) === '' ? eol : ''}`;
  return draft.slice(from, to) === newText ? [] : [{ start: from, end: to, newText }];
}

function endOfList(draft: string, from: number, entries: readonly ReadonlySet<string>[]): number {
  let end = from;
  for (const { index, 0: paragraph } of draft
    .slice(from)
    .matchAll(/\S[^\r\n]*(?:(?:\r\n|\n|\r)[^\r\n]*\S[^\r\n]*)*/g)) {
    const words = longWords(paragraph);
    const isEntry = entries.some((entry) => areAlike(entry, words));
    if (!isEntry && !isReference(paragraph)) break;
    end = from + index + paragraph.trimEnd().length;
  }
  return end;
}

/** An entry of what is cited no more: one line with a year that begins with a number or a name as lists have them. */
function isReference(paragraph: string): boolean {
  const isDated = /\b(?:1[5-9]|20)\d\d\b|\bn\.\s?d\.|https?:\/\//.test(paragraph);
  return (
    isDated &&
    /^(?:\[\d+\]|\d+\.)? ?[“"«]?\p{Lu}[^\r\n]{40,}$/u.test(paragraph) &&
    /^\P{L}*[\p{L}\p{M}’'-]+(?:, \p{Lu}|\. )|^\[?\d/u.test(paragraph)
  );
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  return common > 0 && common >= ALIKE * Math.min(a.size, b.size);
}

function longWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
}
