import type { Range } from '../model/range';
import type { Dialect, DraftCitation, DraftQuote, Insertion } from './dialect';
import { draftQuotes, type MarkupQuote } from './draft-quotes';
import { lineEnd } from './lines';
import { groupOf, maskAll, paragraphRanges, type ShownRule, trimmedRange } from './masked';
import { onOwnLines } from './own-lines';
import { paragraphs, singleSpaced } from './plain-words';
import { usualMarks } from './quotation-marks';
import { keyAtRole, plainKey, type RoleSyntax, readRoles, writeRoles } from './sphinx-roles';
import { behindQuote, insertAt, insertWith } from './writing';

/** reStructuredText in Sphinx with sphinxcontrib-bibtex: `` :cite:p:`ruiz2019` ``, para. 4. */
export const rst: Dialect = {
  id: 'rst',
  label: 'reStructuredText (sphinxcontrib-bibtex)',
  languages: ['restructuredtext'],
  citations: 'keys',
  rendering: 'text',
  // pybtex reads BibTeX's fields only: `year`, not `date`.
  bibliographyFormats: ['bibtex'],

  parse(draft) {
    const prose = maskRst(draft);
    const citations = readRoles(prose, ROLES);
    return { blocks: paragraphRanges(prose), citations, quotes: readRstQuotes(prose, citations), bibliographies: [] };
  },

  insert(draft, selections, insertion) {
    const { cites } = insertion;
    return insertWith(draft, selections, insertion, this.parse(draft).citations, {
      citation: writeRoles(cites, draft, ROLES),
      join: ({ range, cites: there }, at) => {
        const isPlain = [...there, ...cites].every(
          ({ locator, prefix, suffix }) => (locator ?? prefix ?? suffix) === undefined,
        );
        const last = there.at(-1);
        if (!isPlain || last === undefined) return undefined;
        const next = at.end < range.end ? there.find(({ keyRange }) => keyRange.start > at.end) : undefined;
        const keys = cites.map(({ citekey }) => plainKey(citekey)).join(',');
        if (next !== undefined) return insertAt(next.keyRange.start, `${keys},`);
        return insertAt(last.keyRange.end, `,${keys}`, at.end === range.end ? range.end - last.keyRange.end : 0);
      },
      ...writeRstQuote(draft, insertion, writeRoles(behindQuote(cites), draft, ROLES)),
    });
  },

  /** Which files are read is said in `conf.py` (`bibtex_bibfiles`); the draft says where the list is printed. */
  declareBibliography(draft) {
    if (/^[ \t]*\.\. bibliography::/m.test(draft)) return [];
    const eol = lineEnd(draft);
    const end = draft.trimEnd().length;
    return [{ start: end, end, newText: `${eol}${eol}.. bibliography::${end === draft.length ? eol : ''}` }];
  },

  escape: escapeRst,
  keyAt: (draft, offset) => keyAtRole(maskRst(draft), offset, /:(?:foot)?cite(?::\w+)?:`([^`\n]*)$/),
  completeKey: (_, { range, typed }, { cites }) => [{ ...range, newText: plainKey(cites[0]?.citekey ?? typed) }],
};

/** A footnote's definition: its label, and its first paragraph. */
export const RST_DEFINITION = /^\.\. \[#([\w.:+-]+)\][ \t]+([^\n]*(?:\n[ \t]+\S[^\n]*)*)/gm;

/** Literal text and directives that hold code. */
export function maskRst(draft: string): string {
  return maskAll(
    draft,
    /\\[\s\S]|``[^\n]*?``|^([ \t]*)\.\. (?:code(?:-block)?|literalinclude|highlight|math|raw)::[^\n]*(?:\n(?:\1[ \t]+[^\n]*|[ \t\r]*))*/gm,
  );
}

const ROLES: RoleSyntax = {
  pattern: /:(?:foot)?cite(?::(\w+))?:`([^`]+)`/g,
  open: (kind) => `:cite:${kind}:`,
  escapeText: escapeRst,
};

/** Indented paragraphs behind one that is not indented are a block quote; also the directives for quotations. */
export function readRstQuotes(prose: string, citations: readonly DraftCitation[]): readonly DraftQuote[] {
  const blocks: MarkupQuote[] = [];
  const indented =
    /(?<=^|\n)(?:[ \t]*\.\. (?:epigraph|pull-quote|highlights)::[ \t\r]*\n(?:[ \t\r]*\n)?)?((?:[ \t]+\S[^\n]*(?:\n|$)(?:[ \t\r]*\n(?=[ \t]+\S))*)+)/g;
  for (const { index, 0: whole, 1: body = '' } of prose.matchAll(indented)) {
    const before = prose.slice(0, index).trimEnd();
    const isDirective = whole.length > body.length;
    const above = before.slice(before.lastIndexOf('\n') + 1);
    const isBlankAbove = index === 0 || /\n[ \t\r]*\n$/.test(prose.slice(0, index));
    // A directive's, list item's or footnote's own lines, and literal blocks.
    if (!isDirective && (!isBlankAbove || /^\s*(?:\.\. |[-*+•] |\(?\w+[.)] )|::$/.test(above))) continue;
    if (/^\s*(?:\.\.|:\w+:|[-*+] |\(?(?:\d+|#)[.)] )/.test(body)) continue;
    const start = index + whole.length - body.length;
    const attribution = /\n[ \t]*(?:--|---|—)[ \t]*\S[^\n]*\s*$/.exec(body);
    const end = start + (attribution === null ? body.length : attribution.index);
    const range = trimmedRange(prose, { start: index, end: index + whole.length });
    blocks.push({ range, inner: { start, end }, kind: 'block' });
  }
  return draftQuotes(prose, blocks, { paragraphs: paragraphRanges(prose), citations, shown: SHOWN });
}

const SHOWN: readonly ShownRule[] = [
  { pattern: /\\([\s\S])/y, show: ([, char = '']) => (/\s/.test(char) ? '' : char) },
  { pattern: /\uE000+/y, show: () => '' },
  { pattern: /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/dy, show: (match) => groupOf(match, 1, 2) },
  { pattern: /(?::[\w:-]+:)?`([^`<]+?)(?:\s*<[^>]*>)?`_{0,2}/dy, show: (match) => groupOf(match, 1) },
  { pattern: /\s?\[(?:#\w*|\d+|\*)\]_/y, show: () => '' },
];

/** The quotation in a sentence, and as a block quote, which is indented. */
export function writeRstQuote(draft: string, { quote }: Insertion, citation: string) {
  const words = paragraphs(quote?.text ?? '').map(escapeRst);
  const marks = usualMarks(quote, { open: '"', close: '"' });
  const closing = citation === '' ? '' : ` ${citation}`;
  return {
    inlineQuote: () => `${marks.open}${words.join(' ')}${marks.close}${closing}`,
    placeBlock: (at: Range) => {
      const lines = words.flatMap((part, i) => {
        const line = `   ${escapeLineStart(part)}${i === words.length - 1 ? closing : ''}`;
        return i === 0 ? [line] : ['', line];
      });
      // An indented block right behind a list item would belong to it: the empty comment ends the item (spec, "Block Quotes").
      return onOwnLines(draft, at, lines, { blankAround: true });
    },
  };
}

/**
 * docutils, "Escaping Mechanism": a backslash before any character. Escaped is inline markup, and what Sphinx's smart quotes
 * would change.
 */
export function escapeRst(text: string): string {
  return singleSpaced(text)
    .replace(/[\\*`|_"']|:(?=:)|(?<=:):/g, '\\$&')
    .replace(/-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\./g, '\\$&');
}

/** Lists, directives, fields, line blocks, doctests and underlines begin lines: a backslash before a first sign undoes them all. */
function escapeLineStart(escaped: string): string {
  return /^(?:[^\p{L}\p{N}\s\\]|\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)[.)]\s?)/u.test(escaped)
    ? `\\${escaped}`
    : escaped;
}
