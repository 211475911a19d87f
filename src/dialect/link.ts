import type { Range } from '../model/range';
import type { Dialect, DialectId, DraftEdit, Insertion } from './dialect';
import { lineEnd } from './lines';

/** An address that a quotation leads to, and the words of the link. */
export interface QuotationLink {
  readonly address: string;
  readonly words: string;
}

/** As {@link Dialect.insert}, with a link behind the citation where the markup can have one. */
export function insertLinked(
  dialect: Dialect,
  draft: string,
  selections: readonly Range[],
  insertion: Insertion,
  link: QuotationLink | undefined,
): DraftEdit {
  // These have the address in the citation or in the quotation itself.
  if (link !== undefined && (dialect.id === 'linked' || dialect.id === 'html')) {
    const items = insertion.items?.map((item, i) => (i === 0 ? { ...item, URL: link.address } : item));
    return dialect.insert(draft, selections, { ...insertion, ...(items && { items }) });
  }
  const edit = dialect.insert(draft, selections, insertion);
  const written = link && writeLink(dialect, link, `${draft}\n${insertion.main ?? ''}`);
  if (written === undefined) return edit;
  // In a block it would be taken for quoted words.
  const gap = insertion.quote?.kind === 'block' ? lineEnd(draft).repeat(2) : ' ';
  return withBehind(edit, gap + written);
}

/** The text right behind where each caret is to be. */
function withBehind({ edits, selections }: DraftEdit, text: string): DraftEdit {
  const left = new Set(selections.map(({ end }) => end));
  const placed: number[] = [];
  let shift = 0;
  const longer = [...edits]
    .sort((a, b) => a.start - b.start)
    .map((edit) => {
      const begins = edit.start + shift;
      shift += edit.newText.length - (edit.end - edit.start);
      const own = [...left].filter((end) => end >= begins && end <= begins + edit.newText.length).sort((a, b) => b - a);
      for (const end of own) left.delete(end);
      placed.push(...own);
      const newText = own.reduce(
        (whole, end) => whole.slice(0, end - begins) + text + whole.slice(end - begins),
        edit.newText,
      );
      return { ...edit, newText };
    });
  const moved = selections.map(({ end }) => {
    const at = end + text.length * placed.filter((it) => it <= end).length;
    return { start: at, end: at };
  });
  return { edits: longer, selections: moved };
}

type WriteLink = (address: string, words: string) => string;

const markdown: WriteLink = (address, words) => `[${words}](<${address.replace(/[<>\\]/g, percent)}>)`;
const rst: WriteLink = (address, words) => `\`${words} <${address.replace(/[<>`]/g, percent)}>\`__`;
const asciidoc: WriteLink = (address, words) => `link:++${address.replaceAll('+', '%2B')}++[${words}]`;

const WRITERS: { readonly [id in DialectId]?: WriteLink } = {
  pandoc: markdown,
  footnote: markdown,
  myst: markdown,
  latex: (address, words) => `\\href{${address.replace(/[\\{}^]/g, percent).replace(/[%#&_]/g, '\\$&')}}{${words}}`,
  typst: (address, words) => `#link("${address.replace(/["\\]/g, percent)}")[${words}]`,
  org: (address, words) => `[[${address.replace(/[[\]\\]/g, percent)}][${words}]]`,
  rst,
  'rst-footnote': rst,
  asciidoc,
  'asciidoc-footnote': asciidoc,
  wikitext: (address, words) => `[${address.replace(/[[\]<>"{|}]/g, percent)} ${words}]`,
  text: (address) => `<${address}>`,
};

function writeLink(dialect: Dialect, { address, words }: QuotationLink, preamble: string): string | undefined {
  // Without its package the command would stop the document from being built.
  if (dialect.id === 'latex' && !/\\usepackage(?:\[[^\]]*\])?\{[^}]*\bhyperref\b/.test(preamble)) return undefined;
  return WRITERS[dialect.id]?.(address, dialect.escape(words.replace(/[\][{}<>|`]/g, ' ')));
}

const percent = (char: string): string => encodeURIComponent(char);
