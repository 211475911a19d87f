import type { Range } from '../model/range';
import { lineAt, lineEnd } from './lines';
import type { Placement } from './placement';

export interface LineStyle {
  /** A blank line before and behind, where there is none. */
  readonly blankAround: boolean;
}

/**
 * Lines of their own at a place in a draft, with the indentation of the line in which it stands. The caret is behind the
 * last of them.
 */
export function onOwnLines(draft: string, at: Range, lines: readonly string[], { blankAround }: LineStyle): Placement {
  const eol = lineEnd(draft);
  const first = lineAt(draft, at.start);
  const before = draft.slice(first.start, at.start);
  const last = lineAt(draft, at.end);
  const after = draft.slice(at.end, last.end);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const gap = blankAround ? eol + eol : eol;
  let start = first.start + before.trimEnd().length;
  let head = gap + indent;
  if (before.trim() === '') {
    start = at.start;
    head = blankAround && !isBlankLineBefore(draft, first.start) ? eol + indent : '';
  }
  let tail = gap + indent;
  let end = last.end - after.trimStart().length;
  if (after.trim() === '') {
    end = last.end;
    tail = blankAround && !isBlankLineBehind(draft, last.end) ? eol : '';
  }
  const body = lines.map((line, i) => (i === 0 || line === '' ? line : indent + line)).join(eol);
  return { edit: { start, end, newText: head + body + tail }, caret: head.length + body.length };
}

function isBlankLineBefore(draft: string, lineStart: number): boolean {
  if (lineStart === 0) return true;
  const end = draft.startsWith('\r\n', lineStart - 2) ? lineStart - 2 : lineStart - 1;
  const { start } = lineAt(draft, end);
  return draft.slice(start, end).trim() === '';
}

function isBlankLineBehind(draft: string, lineEndAt: number): boolean {
  if (lineEndAt >= draft.length) return true;
  const next = lineAt(draft, lineEndAt + (draft.startsWith('\r\n', lineEndAt) ? 2 : 1));
  return draft.slice(next.start, next.end).trim() === '';
}
