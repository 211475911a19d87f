import type { Range } from '../../model/range';
import { lineAt, lineEnd } from '../lines';
import type { Placement } from '../placement';
import { listMarkers, quoteMarkers } from './blocks';

/** What begins the lines of the block in which an offset stands: `> ` of a quotation, the indentation of a list item. */
export function containerPrefix(draft: string, line: Range): { readonly own: number; readonly continued: string } {
  const { at } = quoteMarkers(draft, line);
  const rest = draft.slice(at, line.end);
  const indent = rest.length - rest.trimStart().length;
  const markers = listMarkers(rest.trimStart());
  const own = at + indent + markers - line.start;
  const marks = draft.slice(line.start, at);
  const continued = (marks.trimEnd() === '' ? marks : `${marks.trimEnd()} `) + ' '.repeat(indent + markers);
  return { own, continued };
}

/**
 * Lines as a block of their own at a place in a Markdown draft, with blank lines around and the markers of the list item
 * or block quote in which it stands. A heading or a table row is not torn apart: the block comes after its line.
 */
export function placeBlock(draft: string, at: Range, lines: readonly string[]): Placement {
  const eol = lineEnd(draft);
  const first = lineAt(draft, at.start);
  const { own, continued } = containerPrefix(draft, first);
  const blank = continued.trimEnd();
  const content = first.start + own;
  const isWhole = at.start === at.end && /^(?:#{1,6}[ \t]|\|)/.test(draft.slice(content, first.end));
  const from = isWhole ? first.end : Math.max(at.start, content);
  const to = isWhole ? first.end : Math.max(at.end, from);
  const last = lineAt(draft, to);
  const before = draft.slice(content, from);
  const after = draft.slice(to, last.end);

  let start = content + before.trimEnd().length;
  let head = '';
  if (before.trim() !== '') head = eol + blank + eol + continued;
  else {
    start = content;
    const hasListMarker = draft.slice(first.start, content).trimEnd() !== blank;
    if (!hasListMarker && !isBlankAbove(draft, first)) {
      start = first.start;
      head = blank + eol + continued;
    }
  }
  const body = lines.map((line, i) => (i === 0 ? line : (continued + line).trimEnd())).join(eol);
  let tail = '';
  if (after.trim() !== '') tail = eol + blank + eol + continued;
  else if (!isBlankBelow(draft, last)) tail = eol + blank;
  const end = after.trim() === '' ? last.end : last.end - after.trimStart().length;
  return { edit: { start, end, newText: head + body + tail }, caret: head.length + body.length };
}

/** Nothing above but block-quote markers, or the front matter's end. */
function isBlankAbove(draft: string, line: Range): boolean {
  if (line.start === 0) return true;
  const isCrLf = draft.startsWith('\r\n', line.start - 2);
  const above = lineAt(draft, line.start - (isCrLf ? 2 : 1));
  const text = draft.slice(above.start, above.end);
  return text.replace(/^[>\s]+/, '') === '' || /^(?:---|\+\+\+|\.\.\.)\s*$/.test(text);
}

function isBlankBelow(draft: string, line: Range): boolean {
  if (line.end >= draft.length) return true;
  const next = line.end + (draft.startsWith('\r\n', line.end) ? 2 : 1);
  const below = lineAt(draft, next);
  return draft.slice(below.start, below.end).replace(/^[>\s]+/, '') === '';
}
