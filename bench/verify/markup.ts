import type { Dialect } from '../../src/dialect/dialect';

/**
 * Signs of private use that stand in a made quotation where the draft is to have markup. Emphasis, strong emphasis and links open
 * and close around words; a note and a line end stand between them.
 */
export const SIGNS = {
  emphasis: ['\uE010', '\uE011'],
  strong: ['\uE012', '\uE013'],
  link: ['\uE014', '\uE015'],
  note: '\uE016',
  lineEnd: '\uE017',
} as const;

const SIGN = /[\uE010-\uE017]/g;

/** What a reader of the draft sees of it. */
export const visible = (text: string): string => text.replaceAll(SIGNS.lineEnd, ' ').replace(SIGN, '');

type Pair = readonly [open: string, close: string];

interface Markup {
  readonly emphasis: Pair;
  readonly strong: Pair;
  readonly link: Pair;
  /** Some with quotation marks, which are not the quotation's. */
  readonly note: string;
  /** Line end within a block quotation, where its lines begin with something. */
  readonly blockLine?: string;
}

const TARGET = 'https://example.org/a_page-of.html';
const MARKDOWN: Markup = {
  emphasis: ['*', '*'],
  strong: ['**', '**'],
  link: ['[', `](${TARGET} "A title")`],
  note: '[^own]',
  blockLine: '\n> ',
};
const ASCIIDOC: Markup = {
  emphasis: ['__', '__'],
  strong: ['**', '**'],
  link: [`${TARGET}[`, ']'],
  note: 'footnote:[A "remark" of ours.]',
};
const RST: Markup = {
  emphasis: ['*', '*'],
  strong: ['**', '**'],
  link: ['`', ` <${TARGET}>\`_`],
  note: '\\ [#own]_',
  blockLine: '\n   ',
};
const MARKUPS: { readonly [dialect: string]: Markup } = {
  pandoc: { ...MARKDOWN, note: '^[A "remark" of ours.]' },
  latex: {
    emphasis: ['\\emph{', '}'],
    strong: ['\\textbf{', '}'],
    link: [`\\href{${TARGET}}{`, '}'],
    note: "\\footnote{A ``remark'' of ours.}",
  },
  typst: {
    emphasis: ['#emph[', ']'],
    strong: ['#strong[', ']'],
    link: [`#link("${TARGET}")[`, ']'],
    note: '#footnote[A "remark" of ours.]',
  },
  org: {
    emphasis: ['/', '/'],
    strong: ['*', '*'],
    link: [`[[${TARGET}][`, ']]'],
    note: '[fn:: A "remark" of ours.]',
  },
  asciidoc: ASCIIDOC,
  'asciidoc-footnote': ASCIIDOC,
  rst: RST,
  'rst-footnote': RST,
  html: {
    emphasis: ['<em>', '</em>'],
    strong: ['<strong class="a">', '</strong>'],
    link: [`<a href="${TARGET}">`, '</a>'],
    note: '<!-- a "remark" of ours -->',
  },
  wikitext: {
    emphasis: ["''", "''"],
    strong: ["'''", "'''"],
    link: [`[${TARGET} `, ']'],
    note: '<ref>A "remark" of ours.</ref>',
  },
};

/** What each sign of a draft becomes, by its place; `inBlock` says of a place whether it stands in a block quotation. */
export function markupOf(
  dialect: Dialect,
  draft: string,
  inBlock: (at: number) => boolean,
): readonly { readonly at: number; readonly markup: string }[] {
  const { emphasis, strong, link, note, blockLine } = MARKUPS[dialect.id] ?? MARKDOWN;
  const signs = new Map<string, string>(
    [SIGNS.emphasis, SIGNS.strong, SIGNS.link].flatMap(([open, close], i) => {
      const pair = [emphasis, strong, link][i] ?? emphasis;
      return [
        [open, pair[0]],
        [close, pair[1]],
      ] as const;
    }),
  );
  signs.set(SIGNS.note, note);
  return [...draft.matchAll(SIGN)].map(({ index, 0: sign }) => ({
    at: index,
    markup: sign === SIGNS.lineEnd ? (inBlock(index) && blockLine) || '\n' : (signs.get(sign) ?? ''),
  }));
}
