/**
 * Formatted text between the CSL engine and a markup: marks are control characters, which no field of an item can hold,
 * so whatever is not a mark is text to be escaped. One rendering serves every format.
 */

/** What a stretch of text can be. `left` is the label column of numbered styles (`[1]`), `block` a line of its own. */
export type Mark =
  | 'italic'
  | 'bold'
  | 'small-caps'
  | 'underline'
  | 'sup'
  | 'sub'
  | 'link'
  | 'left'
  | 'block'
  | 'indent';

const OPEN = '\u0001';
const CLOSE = '\u0002';
const LETTERS: { readonly [M in Mark]: string } = {
  italic: 'i',
  bold: 'b',
  'small-caps': 'c',
  underline: 'u',
  sup: 'p',
  sub: 's',
  link: 'l',
  left: 'm',
  block: 'k',
  indent: 'd',
};
const MARKS: ReadonlyMap<string, Mark> = new Map(
  (Object.keys(LETTERS) as Mark[]).map((mark): [string, Mark] => [LETTERS[mark], mark]),
);

/** `text` as a marked stretch; citeproc calls it with what it has formatted already. */
export function marked(mark: Mark, text: string): string {
  return text === '' ? '' : `${OPEN}${LETTERS[mark]}${text}${CLOSE}`;
}

/** Free of marks. */
export function unmarked(text: string): string {
  return text.replaceAll(OPEN, '').replaceAll(CLOSE, '');
}

/** Free of the characters that marks are made of, and of all other control characters but white space. */
export function withoutMarks(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

/** The mark that opens where the text ends. */
export function openMarkAtEnd(rich: string): Mark | undefined {
  return rich.at(-2) === OPEN ? MARKS.get(rich.slice(-1)) : undefined;
}

/** Whether the text begins with such a stretch. */
export function startsMarked(rich: string, mark: Mark): boolean {
  return rich.startsWith(OPEN + LETTERS[mark]);
}

/** How one format writes text and marks. */
export interface RichTextWriter {
  /** Text as it stands between marks; `atStart`: the first of the whole. */
  text(text: string, atStart: boolean): string;
  /** A marked stretch, its content written already; `plain` is the content's text alone. */
  mark(mark: Mark, content: string, plain: string): string;
}

/** Total: marks that do not pair are closed at the end or left out. */
export function writeRichText(rich: string, writer: RichTextWriter): string {
  const open: { mark: Mark | undefined; content: string; plain: string }[] = [];
  let top: { mark: Mark | undefined; content: string; plain: string } = { mark: undefined, content: '', plain: '' };
  const close = () => {
    const outer = open.pop();
    if (outer === undefined) return;
    outer.content += top.mark === undefined ? top.content : writer.mark(top.mark, top.content, top.plain);
    outer.plain += top.plain;
    top = outer;
  };

  let started = false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks.
  for (const [piece] of rich.matchAll(/\u0001[a-z]|\u0002|[^\u0001\u0002]+/g)) {
    if (piece === CLOSE) close();
    else if (piece.startsWith(OPEN)) {
      open.push(top);
      top = { mark: MARKS.get(piece.slice(1)), content: '', plain: '' };
    } else {
      top.content += writer.text(piece, !started);
      top.plain += piece;
      started = true;
    }
  }
  while (open.length > 0) close();
  return top.content;
}
