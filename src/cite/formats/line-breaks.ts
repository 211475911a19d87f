/** The line break that a text uses: that of its first line; `\n` for a text of one line. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** `text` with blocks appended, a blank line before each; its own kind of line break, and a final one as it had. */
export function appendBlocks(text: string, blocks: readonly string[]): string {
  const eol = lineBreakOf(text);
  const body = blocks.join('\n\n').replace(/\n/g, eol);
  if (text.trim() === '') return `${text}${body}${eol}`;
  const ended = /(?:\r\n|\n|\r)$/.test(text);
  const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text);
  return `${text}${blank ? '' : ended ? eol : eol + eol}${body}${ended ? eol : ''}`;
}
