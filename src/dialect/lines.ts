import type { Range } from '../model/range';

/** The lines of a text, without their ends (`\n`, `\r\n`, `\r`). A text always has a last line, which may be empty. */
export function readLines(text: string): readonly Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: end.index });
    start = end.index + end[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** The line in which an offset stands. */
export function lineAt(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text[end])) end++;
  return { start, end };
}

/** The line end that a text uses: its first one, else `\n`. */
export function lineEnd(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

function isLineEnd(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}
