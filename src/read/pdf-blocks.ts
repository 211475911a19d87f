import type { TextBlock } from './document';

/** A piece of text where pdf.js found it; `y` grows upwards. */
export interface PdfItem {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly hasEOL: boolean;
}

interface PdfLine {
  text: string;
  readonly x: number;
  readonly y: number;
  right: number;
  size: number;
}

/** Paragraphs of all pages, and the largest line of the first. Running heads and page numbers are left out. */
export function pdfBlocks(
  pages: readonly (readonly PdfItem[])[],
  label: (page: number) => string,
): { readonly blocks: readonly TextBlock[]; readonly heading: string | undefined } {
  const lines = pages.map(linesOf);
  const running = runningHeads(lines);
  const body = usualSize(lines);
  const blocks: TextBlock[] = [];
  lines.forEach((page, i) => {
    const kept = page.filter((line, k) => !isRunning(line, k, page.length, running));
    for (const block of paragraphsOf(kept, body, label(i))) joinOver(blocks, block);
  });
  return { blocks, heading: headingOf(lines[0] ?? [], body) };
}

function linesOf(items: readonly PdfItem[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | undefined;
  for (const item of items) {
    const sameLine: boolean =
      open !== undefined &&
      Math.abs(item.y - open.y) < Math.max(2, open.size * 0.4) &&
      item.x >= open.right - open.size * 4;
    if (open === undefined || !sameLine) {
      if (item.str.trim() === '') continue;
      open = { text: item.str, x: item.x, y: item.y, right: item.x + item.width, size: item.fontSize };
      lines.push(open);
    } else {
      const gap: number = item.x - open.right;
      open.text +=
        (gap > open.size * 0.18 && !open.text.endsWith(' ') && !item.str.startsWith(' ') ? ' ' : '') + item.str;
      open.right = Math.max(open.right, item.x + item.width);
      if (item.str.trim().length > 3) open.size = Math.max(open.size, item.fontSize);
    }
    if (item.hasEOL && open !== undefined && item.str !== '') open = undefined;
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text !== '');
}

/** Lines at a page's edge that come back on others, their numbers aside. */
function runningHeads(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edge = new Set([...page.slice(0, 2), ...page.slice(-2)].map((line) => withoutNumbers(line.text)));
    for (const text of edge) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const often = Math.max(2, pages.length * 0.3);
  return new Set([...counts].filter(([, count]) => pages.length > 1 && count >= often).map(([text]) => text));
}

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#').toLowerCase();

function isRunning(line: PdfLine, index: number, count: number, running: ReadonlySet<string>): boolean {
  if (index > 1 && index < count - 2) return false;
  return (
    running.has(withoutNumbers(line.text)) ||
    /^(?:page |seite |p\. ?)?[-–—]? ?(?:\d{1,4}|[ivxlc]{1,6}) ?[-–—]?(?: (?:of|von|\/) \d+)?$/i.test(line.text)
  );
}

/** The size that most letters are set in. */
function usualSize(pages: readonly (readonly PdfLine[])[]): number {
  const letters = new Map<number, number>();
  for (const page of pages)
    for (const line of page)
      letters.set(Math.round(line.size * 2) / 2, (letters.get(Math.round(line.size * 2) / 2) ?? 0) + line.text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

function paragraphsOf(lines: readonly PdfLine[], body: number, page: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const spacing = usualSpacing(lines);
  const width = Math.max(0, ...lines.map((line) => line.right - line.x));
  let open: { lines: PdfLine[] } | undefined;
  const close = () => {
    const [first] = open?.lines ?? [];
    if (open === undefined || first === undefined) return;
    const text = open.lines.map((line) => line.text).reduce(joinLines);
    const large = first.size > body * 1.15 && text.length < 200;
    blocks.push(
      large
        ? { kind: 'heading', level: first.size > body * 1.6 ? 1 : 2, text, page }
        : { kind: /^[•‣▪–]\s/.test(text) ? 'list-item' : 'paragraph', text: text.replace(/^[•‣▪]\s+/, ''), page },
    );
    open = undefined;
  };
  for (const line of lines) {
    const last = open?.lines.at(-1);
    if (last !== undefined) {
      const drop = last.y - line.y;
      const indented =
        line.x - Math.min(...(open?.lines ?? []).slice(-3).map((other) => other.x)) > body * 0.9 &&
        /[.!?:”"]$/.test(last.text);
      const short = last.right - last.x < width * 0.75 && /[.!?:”"]$/.test(last.text);
      const otherSize = Math.abs(line.size - last.size) > body * 0.12;
      // A jump upwards is the next column, where the sentence goes on.
      if ((drop > spacing * 1.45 && drop > 0) || indented || short || otherSize || /^[•‣▪]\s/.test(line.text)) close();
    }
    if (open === undefined) open = { lines: [line] };
    else open.lines.push(line);
  }
  close();
  return blocks;
}

function usualSpacing(lines: readonly PdfLine[]): number {
  const drops = lines
    .slice(1)
    .map((line, i) => (lines[i]?.y ?? 0) - line.y)
    .filter((drop) => drop > 2 && drop < 60)
    .sort((a, b) => a - b);
  return drops[Math.floor(drops.length * 0.4)] ?? 14;
}

/** A hyphen at a line's end before a small letter divides a word. */
function joinLines(before: string, after: string): string {
  if (/\p{Ll}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.replace(/[-\u00ad]$/, '') + after;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。]$/u.test(before)
    ? before + after
    : `${before} ${after}`;
}

/** A paragraph that a page break cuts in two stays one, on the page where it begins. */
function joinOver(blocks: TextBlock[], block: TextBlock): void {
  const last = blocks.at(-1);
  const goesOn =
    last !== undefined &&
    last.page !== block.page &&
    last.kind === 'paragraph' &&
    block.kind === 'paragraph' &&
    !/[.!?:…。]["”»)]?$/.test(last.text) &&
    /^[\p{Ll}\p{Script=Han}\p{Script=Hiragana}]/u.test(block.text);
  if (last !== undefined && goesOn) blocks[blocks.length - 1] = { ...last, text: joinLines(last.text, block.text) };
  else blocks.push(block);
}

function headingOf(lines: readonly PdfLine[], body: number): string | undefined {
  const top = lines.slice(0, 25);
  const largest = Math.max(0, ...top.filter((line) => /\p{L}{3}/u.test(line.text)).map((line) => line.size));
  if (largest < body * 1.15) return undefined;
  const start = top.findIndex((line) => line.size > largest * 0.95);
  const end = top.findIndex((line, i) => i > start && line.size <= largest * 0.95);
  const text = top
    .slice(start, end < 0 ? start + 3 : end)
    .map((line) => line.text)
    .join(' ');
  return text.length > 4 && text.length < 300 ? text : undefined;
}
