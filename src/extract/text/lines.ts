/** A line as the text shows it; `gap` where an empty line stands before it. */
export interface Line {
  readonly text: string;
  readonly gap: boolean;
}

/** Lines of a text as a reader sees paragraphs: hard-wrapped ones are joined, list bullets and quote marks stay. */
export function readLines(text: string): readonly Line[] {
  const raw = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0\u200b\u00ad]+/g, ' ').trim());
  const lines = withGaps(raw);
  return isWrapped(lines) ? lines.reduce<Line[]>(join, []) : lines;
}

function withGaps(raw: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  let gap = true;
  for (const text of raw) {
    if (text !== '' && !/^[-=_*~·•]{3,}$/.test(text)) {
      lines.push({ text, gap });
      gap = false;
    } else gap = true;
  }
  return lines;
}

/** Wrapped at a column: most lines that another follows directly are nearly as long as the longest, and go on mid-sentence. */
function isWrapped(lines: readonly Line[]): boolean {
  const followed = lines.filter((_line, i) => lines[i + 1]?.gap === false && (lines[i]?.text.length ?? 0) > 30);
  const longest = Math.max(0, ...lines.slice(0, 5_000).map((line) => line.text.length));
  // A few lines tell it only where no line is longer than a column: a dump's paragraphs are.
  if (followed.length < (longest > 100 ? 6 : 3) || longest > 140) return false;
  const open = followed.filter((line) => line.text.length > longest * 0.6 && !/[.!?:…。]["”»)]?$/.test(line.text));
  return open.length > followed.length * 0.6;
}

function join(joined: Line[], line: Line): Line[] {
  const last = joined.at(-1);
  if (last === undefined || line.gap || /^(?:[-*•–]|\d+[.)])\s/.test(line.text)) joined.push(line);
  else joined[joined.length - 1] = { ...last, text: unhyphenate(last.text, line.text) };
  return joined;
}

/** A hyphen at the end of a wrapped line before a small letter divides a word. */
const unhyphenate = (before: string, after: string): string =>
  /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : `${before} ${after}`;
