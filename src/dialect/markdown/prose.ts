import type { Range } from '../../model/range';
import { type Block, readBlocks } from './blocks';
import { type Mask, maskInlines } from './inlines';

/** A Markdown draft, taken apart as far as citing needs it. */
export interface MarkdownText {
  readonly draft: string;
  /**
   * As long as the draft. What is not prose (code, math, comments, tags, link targets, front matter) is {@link FILLER};
   * line ends stay.
   */
  readonly prose: string;
  readonly frontMatter: Range | undefined;
  /** Paragraphs, headings, list items and the like, in order; code and metadata are not among them. */
  readonly blocks: readonly Block[];
  /** Outermost block quotes. */
  readonly quotes: readonly Range[];
  /** What {@link prose} leaves out within the blocks. */
  readonly masks: readonly Mask[];
}

/** Private use: no letter, no space, no punctuation. */
export const FILLER = '\uE000';

/** Total and linear in the length of the draft. The last draft read is remembered: features ask for the same one in turn. */
export function readMarkdown(draft: string): MarkdownText {
  if (last?.draft === draft) return last;
  const { frontMatter, blocks, quotes, hidden } = readBlocks(draft);
  const withoutCode = fill(draft, hidden);
  const withoutBlocks = fill(withoutCode, comments(withoutCode));
  const masks = blocks.flatMap((block) => maskInlines(withoutBlocks, block));
  const prose = fill(withoutBlocks, masks);
  const shown = quotes.filter(({ start }) => prose[start] !== FILLER);
  const text = { draft, prose, frontMatter, blocks, quotes: shown, masks };
  last = text;
  return text;
}

let last: MarkdownText | undefined;

/** Whether an offset stands in prose, not in code, math, a comment or metadata. */
export function isProse(text: MarkdownText, offset: number): boolean {
  return text.prose[offset] !== FILLER;
}

/** HTML comments, over blank lines too, except one whose beginning stands in a code span. */
function comments(text: string): readonly Range[] {
  const found: Range[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return found;
    const before = text.slice(Math.max(text.lastIndexOf('\n', start), start - 500) + 1, start);
    const isInCode = (before.match(/`/g)?.length ?? 0) % 2 === 1;
    if (!isInCode) found.push({ start, end: end + 3 });
    from = isInCode ? start + 4 : end + 3;
  }
}

function fill(text: string, ranges: readonly Range[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    result += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, FILLER);
    at = end;
  }
  return result + text.slice(at);
}
