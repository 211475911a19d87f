import type { Cite } from '../model/citation';
import type { Range } from '../model/range';
import type { BibliographyDeclaration, Dialect, DraftCitation, DraftCite, DraftQuote } from './dialect';
import { draftQuotes, type MarkupQuote } from './draft-quotes';
import { inlineNotes } from './inline-notes';
import { lineEnd } from './lines';
import { readLocator, writeLocator } from './locator';
import { groupOf, maskAll, paragraphRanges, type ShownRule, shownText, trimmedRange } from './masked';
import { onOwnLines } from './own-lines';
import { paragraphs, singleSpaced } from './plain-words';
import { usualMarks } from './quotation-marks';
import { behindQuote, insertAt, insertWith } from './writing';

/** Org mode's own citations: `[cite/t:see @ruiz2019 para. 4; @li2020]` (Org manual, "Citations"). */
export const org: Dialect = {
  id: 'org',
  label: 'Org mode',
  languages: ['org', 'org-mode', 'vso'],
  citations: 'keys',
  rendering: 'text',
  // `oc-basic` shows LaTeX's escapes of a `.bib` file as they are written.
  bibliographyFormats: ['csl-json', 'biblatex', 'bibtex'],

  parse(draft) {
    const prose = masked(draft);
    const citations = readCitations(prose);
    const blocks = paragraphRanges(prose, /\n[ \t\r]*\n\s*|^[ \t]*#\+[^\n]*\n?|\n(?=\*+ )/gim);
    const notes = readNotes(prose);
    return {
      blocks,
      citations,
      quotes: readQuotes(prose, blocks, citations, notes),
      notes,
      bibliographies: readBibliographies(prose),
    };
  },

  insert(draft, selections, insertion) {
    const { cites, quote } = insertion;
    const words = paragraphs(quote?.text ?? '').map(escapeOrg);
    const marks = usualMarks(quote, { open: '"', close: '"' });
    const citation = writeCitation(behindQuote(cites));
    const closing = citation === '' ? '' : ` ${citation}`;
    return insertWith(draft, selections, insertion, this.parse(draft).citations, {
      citation: writeCitation(cites),
      join: ({ range, cites: there }, at) => {
        const next = there.find(({ keyRange }, i) => i > 0 && keyRange.start > at.end);
        const separator = next === undefined ? range.end - 1 : draft.lastIndexOf(';', next.keyRange.start);
        return insertAt(
          separator,
          `;${cites.map(writeCite).join(';')}`,
          at.end === range.end && separator === range.end - 1 ? 1 : 0,
        );
      },
      inlineQuote: () => `${marks.open}${words.join(' ')}${marks.close}${closing}`,
      placeBlock: (at) => {
        const lines = words.flatMap((part, i) => {
          const line = escapeLineStart(part) + (i === words.length - 1 ? closing : '');
          return i === 0 ? [line] : ['', line];
        });
        return onOwnLines(draft, at, ['#+begin_quote', ...lines, '#+end_quote'], { blankAround: true });
      },
    });
  },

  /** At the top, among the keywords; and where the list is to be printed, if the draft does not say so. */
  declareBibliography(draft, file) {
    const prose = masked(draft);
    const path = file.replace(/\\/g, '/');
    const declared = readBibliographies(prose);
    if (declared.some((it) => it.file.replace(/^\.\//, '') === path.replace(/^\.\//, ''))) return [];
    const eol = lineEnd(draft);
    const keywords = /^(?:[ \t]*#\+(?!begin)\w+:[^\n]*(?:\n|$)|[ \t]*# [^\n]*(?:\n|$))*/i.exec(draft)?.[0] ?? '';
    const start = keywords.length;
    const isOpen = keywords !== '' && !keywords.endsWith('\n');
    const gap = keywords === '' && draft.trim() !== '' ? eol : '';
    const declaration = { start, end: start, newText: `${isOpen ? eol : ''}#+bibliography: ${path}${eol}${gap}` };
    if (/^[ \t]*#\+print_bibliography:/im.test(prose)) return [declaration];
    const end = draft.trimEnd().length;
    const list = `${eol}${eol}#+print_bibliography:`;
    if (end <= start) {
      return [
        { ...declaration, newText: declaration.newText + eol },
        { start, end: start, newText: list + eol },
      ];
    }
    return [declaration, { start: end, end, newText: list + (end === draft.length ? eol : '') }];
  },

  escape: escapeOrg,

  keyAt(draft, offset) {
    const prose = masked(draft);
    const typed = /\[cite(?:\/[\w/-]*)?:[^\][]*@([^\s;\][@{}]*)$/.exec(
      prose.slice(Math.max(0, offset - 500), offset),
    )?.[1];
    if (typed === undefined) return undefined;
    const rest = KEY.exec(prose.slice(offset, offset + 200))?.[0] ?? '';
    return { range: { start: offset - typed.length, end: offset + rest.length }, typed };
  },
  completeKey: (_, { range, typed }, { cites }) => [{ ...range, newText: writeKey(cites[0]?.citekey ?? typed) }],
};

/** Org syntax, "Citation References": what a key may consist of. */
const KEY = /^[\p{L}\p{N}\-.:?!`'/*@+|(){}<>&_^$#%~]+/u;

function masked(draft: string): string {
  return maskAll(
    draft,
    /^[ \t]*#\+begin_(src|example|export|comment)\b[\s\S]*?^[ \t]*#\+end_\1[^\n]*|^[ \t]*#(?: [^\n]*)?$|(?<=^|[\s('"{-])[=~](?=\S)[^=~\n]*[^\s=~][=~](?=$|[\s.,;:!?)'"}-])|^[ \t]*:PROPERTIES:[\s\S]*?:END:/gim,
  );
}

function readCitations(prose: string): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  for (const match of prose.matchAll(/\[cite(?:\/([\w/-]+))?:([^\][]*(?:\[[^\][]*\][^\][]*)*)\]/g)) {
    const style = match[1]?.split('/')[0] ?? '';
    const form = /^(?:t|text)$/.test(style)
      ? 'narrative'
      : /^(?:na|noauthor|year|y)$/.test(style)
        ? 'suppress-author'
        : undefined;
    const end = match.index + match[0].length;
    let start = end - 1 - (match[2] ?? '').length;
    const cites: DraftCite[] = [];
    for (const part of (match[2] ?? '').split(';')) {
      const at = part.indexOf('@');
      const citekey = at < 0 ? undefined : KEY.exec(part.slice(at + 1))?.[0];
      if (citekey !== undefined) cites.push(readCite(part, at, citekey, start, form));
      start += part.length + 1;
    }
    if (cites.length > 0) found.push({ range: { start: match.index, end }, cites });
  }
  return found;
}

function readCite(part: string, at: number, citekey: string, start: number, form: Cite['form']): DraftCite {
  const prefix = shownText(SHOWN, part.slice(0, at));
  const after = shownText(SHOWN, part.slice(at + 1 + citekey.length));
  const read = readLocator(after.replace(/^,?\s*/, ''));
  const suffix = (read?.rest ?? after).trim();
  const keyStart = start + at + 1;
  return {
    citekey,
    keyRange: { start: keyStart, end: keyStart + citekey.length },
    ...(form === undefined ? {} : { form }),
    ...(prefix === '' ? {} : { prefix }),
    ...(read === undefined ? {} : { locator: read.locator }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

const readNotes = (prose: string): readonly Range[] => inlineNotes(prose, /\[fn:[\w-]*:/g);

function readQuotes(
  prose: string,
  paragraphs: readonly Range[],
  citations: readonly DraftCitation[],
  notes: readonly Range[],
): readonly DraftQuote[] {
  const blocks = [...prose.matchAll(/^[ \t]*#\+begin_quote[^\n]*\n([\s\S]*?)^[ \t]*#\+end_quote[^\n]*/gim)].map(
    ({ index, 0: whole, 1: body = '' }): MarkupQuote => {
      const start = index + whole.indexOf('\n') + 1;
      return {
        range: trimmedRange(prose, { start: index, end: index + whole.length }),
        inner: { start, end: start + body.length },
        kind: 'block',
      };
    },
  );
  return draftQuotes(prose, blocks, { paragraphs, citations, shown: SHOWN, notes });
}

const BORDER = String.raw`(?=$|\]\]|[*/_+]*(?:$|[\s.,;:!?)'"}\u200B—–-]))`;
const ENTITIES: { readonly [name: string]: string } = {
  slash: '/',
  under: '_',
  plus: '+',
  equal: '=',
  tilde: '~',
  ast: '*',
  vbar: '|',
  dollar: '$',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  dots: '…',
  nbsp: '\u00A0',
};
const SHOWN: readonly ShownRule[] = [
  { pattern: /[\u200B\uE000]+/y, show: () => '' },
  { pattern: /\\([A-Za-z]+)(?:\{\}|(?![A-Za-z]))/y, show: ([whole, name = '']) => ENTITIES[name] ?? whole },
  { pattern: /\[\[[^\][]+\]\[([^\][]+)\]\]/dy, show: (match) => groupOf(match, 1) },
  { pattern: /\[fn:(?:[^\][]|\[[^\][]*\])*\]/y, show: () => '' },
  {
    pattern: new RegExp(
      String.raw`(?<=(?:^|\]\[|[\s('"{\u200B—–-])[*/_+]*)([*/_+])(?=[^\s\u200B])([^\n]*?[^\s\u200B])\1${BORDER}`,
      'dy',
    ),
    show: (match) => groupOf(match, 2),
  },
];

function readBibliographies(prose: string): readonly BibliographyDeclaration[] {
  return [...prose.matchAll(/^[ \t]*#\+bibliography:[ \t]*("?)([^\n\r"]*?)\1[ \t\r]*$/gim)].flatMap((match) => {
    const file = match[2] ?? '';
    if (file === '') return [];
    const start = match.index + match[0].lastIndexOf(file);
    return [{ file, range: { start, end: start + file.length } }];
  });
}

/** One style holds for the whole cluster: that of its first cite. */
function writeCitation(cites: readonly Cite[]): string {
  const [first] = cites;
  if (first === undefined) return '';
  const style = first.form === 'narrative' ? '/t' : first.form === 'suppress-author' ? '/na' : '';
  return `[cite${style}:${cites.map(writeCite).join(';')}]`;
}

function writeCite({ citekey, prefix, locator, suffix }: Cite): string {
  const note = (text: string) =>
    escapeOrg(text)
      .replace(/[;@\][]/g, (char) => (char === ';' ? ',' : ''))
      .trim();
  const before = prefix === undefined || prefix.trim() === '' ? '' : `${note(prefix)} `;
  const located = locator === undefined ? '' : ` ${note(writeLocator(locator))}`;
  const added =
    suffix === undefined || suffix.trim() === ''
      ? ''
      : /^[,.:)]/.test(suffix.trim())
        ? note(suffix)
        : ` ${note(suffix)}`;
  return `${before}@${writeKey(citekey)}${located}${added}`;
}

function writeKey(citekey: string): string {
  return [...citekey].filter((char) => KEY.test(char)).join('');
}

const ZERO_WIDTH_SPACE = '\u200B';

/**
 * Org has no escape character; its manual ("Escape Character") has the zero width space for that, behind what would begin
 * markup. It is not a word and is not shown.
 */
function escapeOrg(text: string): string {
  return singleSpaced(text)
    .replace(/[*/_+=~[<\\^]|\{(?=\{)|(?<=\{)\{|@(?=@)|-(?=-)|\.(?=\.\.)|(?<=\.)\.(?=\.)/g, `$&${ZERO_WIDTH_SPACE}`)
    .replace(
      /\b(?:https?|file|news|shell|elisp|doi|attachment|id|docview|help|info|mailto|ftp|irc|man)(?=:\S)/gi,
      `$&${ZERO_WIDTH_SPACE}`,
    )
    .replace(/\$/g, '\\dollar{}');
}

/** Headings, lists, keywords, tables and comments begin lines. */
function escapeLineStart(escaped: string): string {
  return /^(?:[*#|:+-]|(?:\d+|[A-Za-z])[.)]|%%)/.test(escaped) ? ZERO_WIDTH_SPACE + escaped : escaped;
}
