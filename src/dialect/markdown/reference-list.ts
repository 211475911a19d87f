import type { TextEdit } from '../../model/range';
import { lineEnd } from '../lines';
import { escapeCommonMark } from './escape';

/** Between comments that no reader shows, so that the list is found again whatever is changed around it. */
const OPENING = '<!-- references -->';
const CLOSING = '<!-- /references -->';

export function updateReferenceList(draft: string, heading: string, entries: readonly string[]): readonly TextEdit[] {
  const eol = lineEnd(draft);
  const list = [OPENING, '', ...entries.map((entry) => `- ${entry.replace(/\s+/g, ' ')}`), '', CLOSING].join(eol);
  const start = draft.indexOf(OPENING);
  const end = draft.indexOf(CLOSING, start);
  if (start >= 0 && end >= 0) {
    const range = { start, end: end + CLOSING.length };
    return draft.slice(range.start, range.end) === list ? [] : [{ ...range, newText: list }];
  }
  const at = draft.trimEnd().length;
  const gap = at === 0 ? '' : eol + eol;
  return [
    {
      start: at,
      end: at,
      newText: `${gap}## ${escapeCommonMark(heading)}${eol}${eol}${list}${at === draft.length ? eol : ''}`,
    },
  ];
}
