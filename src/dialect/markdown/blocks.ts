import type { Range } from '../../model/range';
import { readLines } from '../lines';

/** A stretch of lines that belong together: text can be emphasised, quoted or cited within it, but not across its border. */
export interface Block extends Range {
  readonly kind: 'paragraph' | 'heading' | 'row';
  /** How many `>` it stands in. */
  readonly depth: number;
  /** Its lines without block-quote and list markers and indentation. */
  readonly lines: readonly Range[];
}

export interface BlockStructure {
  readonly frontMatter: Range | undefined;
  readonly blocks: readonly Block[];
  readonly quotes: readonly Range[];
  /** Code, metadata and comments, in order. */
  readonly hidden: readonly Range[];
}

const FENCE = /^(`{3,}(?!.*`)|~{3,})/;
const LIST = /^(?:[-+*]|\(?(?:\d{1,9}|#|@[\w-]*|[A-Za-z]|[ivxlcdm]{1,8}|[IVXLCDM]{1,8})[.)]|:|~)[ \t]+/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const ROW = /^\|.*\|[ \t]*$/;
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$/;
const RAW_HTML = /^<(pre|script|style|textarea)\b/i;
const CALLOUT = /^\[![\w-]+\]/;

/**
 * The blocks of a Markdown draft, line by line. A mean of CommonMark's and Pandoc's rules: where they differ (nesting of
 * lists, HTML around Markdown), text is taken for prose rather than for code.
 */
export function readBlocks(draft: string): BlockStructure {
  const lines = readLines(draft);
  const frontMatter = metadataAt(draft, lines, 0);
  const blocks: Block[] = [];
  const quotes: Range[] = [];
  const hidden: Range[] = frontMatter === undefined ? [] : [frontMatter];

  let open: { kind: Block['kind']; depth: number; lines: Range[] } | undefined;
  let quote: { start: number; end: number; callout: boolean } | undefined;
  let listIndent = 0;
  let blankBefore = true;

  const closeBlock = () => {
    const first = open?.lines[0];
    const end = open?.lines.at(-1)?.end;
    if (open !== undefined && first !== undefined && end !== undefined)
      blocks.push({ ...open, start: first.start, end });
    open = undefined;
  };
  const closeQuote = () => {
    if (quote !== undefined && !quote.callout) quotes.push({ start: quote.start, end: quote.end });
    quote = undefined;
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || (frontMatter !== undefined && line.start < frontMatter.end)) continue;
    const { depth: marked, at } = quoteMarkers(draft, line);
    const text = draft.slice(at, line.end);
    const content = text.trimStart();
    const indent = columns(text.slice(0, text.length - content.length));
    const start = line.end - content.length;
    const isLazy = marked === 0 && open !== undefined && open.depth > 0 && !startsBlock(content);
    const depth = isLazy && open !== undefined ? open.depth : marked;

    if (depth === 0) closeQuote();
    else if (quote === undefined) {
      quote = {
        start: line.start + (/^\s*/.exec(draft.slice(line.start, line.end))?.[0].length ?? 0),
        end: line.end,
        callout: CALLOUT.test(content),
      };
    } else if (content !== '') quote.end = line.end;

    if (content === '') {
      closeBlock();
      blankBefore = true;
      continue;
    }
    if (open !== undefined && open.depth !== depth) closeBlock();
    if (blankBefore && indent < listIndent && !LIST.test(content)) listIndent = 0;

    const metadata = blankBefore && depth === 0 && content.startsWith('---') ? metadataAt(draft, lines, i) : undefined;
    const fence = FENCE.exec(content)?.[1];
    const raw = RAW_HTML.exec(content)?.[1];
    if (metadata !== undefined || fence !== undefined || raw !== undefined) {
      closeBlock();
      const last =
        metadata !== undefined
          ? lines.findIndex((other) => other.end >= metadata.end)
          : fence !== undefined
            ? fenceEnd(draft, lines, i, fence, depth)
            : rawEnd(draft, lines, i, raw ?? '');
      const end = lines[last]?.end ?? draft.length;
      hidden.push({ start, end });
      if (quote !== undefined) quote.end = Math.max(quote.end, end);
      i = last < 0 ? lines.length : last;
      blankBefore = false;
      continue;
    }
    if (open === undefined && indent >= listIndent + 4 && (blankBefore || blocks.length === 0)) {
      hidden.push({ start, end: line.end });
      continue;
    }
    blankBefore = false;
    if (RULE.test(content)) {
      closeBlock();
      continue;
    }
    const marker = listMarkers(content);
    if (HEADING.test(content) || ROW.test(content)) {
      closeBlock();
      open = { kind: HEADING.test(content) ? 'heading' : 'row', depth, lines: [{ start, end: line.end }] };
      closeBlock();
      continue;
    }
    if (marker > 0) {
      closeBlock();
      listIndent = indent + marker;
    }
    open ??= { kind: 'paragraph', depth, lines: [] };
    open.lines.push({ start: start + marker, end: line.end });
  }
  closeBlock();
  closeQuote();
  return { frontMatter, blocks, quotes, hidden };
}

/** YAML between `---` and `---` or `...`, or TOML between `+++`; not a rule under a heading, which no key follows. */
function metadataAt(draft: string, lines: readonly Range[], first: number): Range | undefined {
  const textOf = (line: Range | undefined) => (line === undefined ? '' : draft.slice(line.start, line.end).trimEnd());
  const opening = lines[first];
  if (opening === undefined) return undefined;
  const fence = textOf(opening).replace(/^\uFEFF/, '');
  if (fence !== '---' && fence !== '+++') return undefined;
  if (first > 0 && !/^[\w"'-]+[ \t]*:/.test(textOf(lines[first + 1]))) return undefined;
  for (let i = first + 1; i < lines.length; i++) {
    const line = lines[i];
    const text = textOf(line);
    if (line !== undefined && (text === fence || (fence === '---' && text === '...'))) {
      return { start: opening.start, end: line.end };
    }
  }
  return undefined;
}

/** How many `>` begin the line, and where its content begins. */
export function quoteMarkers(draft: string, line: Range): { readonly depth: number; readonly at: number } {
  let at = line.start;
  let depth = 0;
  for (;;) {
    let next = at;
    while (next < line.end && draft[next] === ' ' && next - at < (depth === 0 ? 12 : 4)) next++;
    if (draft[next] !== '>' || next >= line.end) return { depth, at };
    depth++;
    at = next + 1;
    if (draft[at] === ' ' && at < line.end) at++;
  }
}

/** Length of the list markers that begin this text: `- 1. ` → 5. */
export function listMarkers(content: string): number {
  let length = 0;
  for (let n = 0; n < 8; n++) {
    const marker = LIST.exec(content.slice(length))?.[0];
    if (marker === undefined) break;
    length += marker.length;
  }
  return length;
}

function startsBlock(content: string): boolean {
  return content === '' || FENCE.test(content) || LIST.test(content) || HEADING.test(content) || RULE.test(content);
}

function fenceEnd(draft: string, lines: readonly Range[], first: number, fence: string, depth: number): number {
  const closing = new RegExp(`^[ \\t]*\\${fence[0]}{${fence.length},}[ \\t]*$`);
  for (let i = first + 1; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) break;
    const markers = quoteMarkers(draft, line);
    if (markers.depth < depth) return i - 1;
    if (closing.test(draft.slice(depth === 0 ? line.start : markers.at, line.end))) return i;
  }
  return lines.length - 1;
}

function rawEnd(draft: string, lines: readonly Range[], first: number, tag: string): number {
  const closing = `</${tag.toLowerCase()}`;
  for (let i = first; i < lines.length; i++) {
    const line = lines[i];
    if (line !== undefined && draft.slice(line.start, line.end).toLowerCase().includes(closing)) return i;
  }
  return first;
}

function columns(whitespace: string): number {
  let column = 0;
  for (const char of whitespace) column = char === '\t' ? column - (column % 4) + 4 : column + 1;
  return column;
}
