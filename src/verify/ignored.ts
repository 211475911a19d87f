import type { Range } from '../model/range';

const COMMENT = /(?:<!--\s*|\/\*\s*|\/\/|%|#|\.\.|;)[^\n]{0,80}?\bibid:ignore(-file)?\b[^\n]*/g;
const BLANK = /\n[ \t\r]*\n/g;

/**
 * The stretches of a draft that are not to be checked: after a comment with `ibid:ignore` the block it stands in or, where
 * it stands alone, the next one; with `ibid:ignore-file` all of it. Comments of every markup are taken alike.
 */
export function ignoredRanges(draft: string): readonly Range[] {
  if (!draft.includes('ibid:ignore')) return [];
  const found: Range[] = [];
  for (const comment of draft.matchAll(COMMENT)) {
    if (comment[1] !== undefined) return [{ start: 0, end: draft.length }];
    const start = draft.lastIndexOf('\n', comment.index) + 1;
    const end = blockEnd(draft, comment.index);
    const rest = draft.slice(comment.index + comment[0].length, end);
    const isAlone = draft.slice(start, comment.index).trim() === '' && rest.replace('-->', '').trim() === '';
    found.push({
      start: blockStart(draft, comment.index),
      end: isAlone ? blockEnd(draft, nextBlock(draft, end)) : end,
    });
  }
  return found;
}

function blockEnd(draft: string, from: number): number {
  BLANK.lastIndex = from;
  return BLANK.exec(draft)?.index ?? draft.length;
}

function blockStart(draft: string, before: number): number {
  let start = 0;
  // `matchAll` begins where the last search ended.
  BLANK.lastIndex = 0;
  for (const gap of draft.slice(0, before).matchAll(BLANK)) start = gap.index + gap[0].length;
  return start;
}

function nextBlock(draft: string, from: number): number {
  const found = /\S/.exec(draft.slice(from));
  return found === null ? draft.length : from + found.index;
}
