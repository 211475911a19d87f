import type { Cite } from '../model/citation';
import type { Range } from '../model/range';
import { escapeAround } from './addresses';
import type { BibliographyDeclaration, Dialect, DraftCitation, DraftCite, DraftQuote, Insertion } from './dialect';
import { draftQuotes, type MarkupQuote } from './draft-quotes';
import { inlineNotes } from './inline-notes';
import { lineEnd } from './lines';
import { readLocator, writeLocator } from './locator';
import { groupOf, maskAll, paragraphRanges, type ShownRule, trimmedRange } from './masked';
import { freeNoteLabel, type LabelSyntax, nameInSentence, noteLabel, plainNote } from './note-text';
import { onOwnLines } from './own-lines';
import { paragraphs, singleSpaced } from './plain-words';
import { usualMarks } from './quotation-marks';
import { behindQuote, insertAt, insertWith } from './writing';

/** AsciiDoc with asciidoctor-bibtex: `cite:[ruiz2019(4), li2020]`. */
export const asciidoc: Dialect = {
  id: 'asciidoc',
  label: 'AsciiDoc (asciidoctor-bibtex)',
  languages: ['asciidoc', 'adoc'],
  citations: 'keys',
  rendering: 'text',
  // asciidoctor-bibtex has `cite` and `citenp` alone.
  missingForms: ['suppress-author'],
  bibliographyFormats: ['bibtex'],

  parse: (draft) => {
    const prose = masked(draft);
    return parseWith(prose, readMacros(prose), readBibliographies(prose));
  },

  insert(draft, selections, insertion) {
    const { cites } = insertion;
    return insertWith(draft, selections, insertion, readMacros(masked(draft)), {
      citation: writeMacro(cites),
      join: ({ range, cites: there }, at) => {
        const next = at.end < range.end ? there.find(({ keyRange }) => keyRange.start > at.end) : undefined;
        const list = cites.map(writeCite).join(', ');
        if (next !== undefined) return insertAt(next.keyRange.start, `${list}, `);
        return insertAt(range.end - 1, `, ${list}`, at.end === range.end ? 1 : 0);
      },
      ...writeQuote(draft, insertion, writeMacro(behindQuote(cites))),
    });
  },

  /** `:bibtex-file:` in the header, and `bibliography::[]` at the end. The attribute takes one file. */
  declareBibliography(draft, file) {
    const prose = masked(draft);
    const path = file.replace(/\\/g, '/');
    const eol = lineEnd(draft);
    if (readBibliographies(prose).length > 0) return [];
    const header =
      /^(?:= [^\n]*(?:\n|$)(?:[^\s:=\n][^\n]*(?:\n|$)){0,2})?(?::!?[\w-]+!?:[^\n]*(?:\n|$))*/.exec(draft)?.[0] ?? '';
    const start = header.length;
    const lead = header !== '' && !header.endsWith('\n') ? eol : '';
    const gap = header === '' && draft.trim() !== '' ? eol : '';
    const attribute = { start, end: start, newText: `${lead}:bibtex-file: ${path}${eol}${gap}` };
    if (/^bibliography::\S*\[/m.test(prose)) return [attribute];
    const end = draft.trimEnd().length;
    const list = `${eol}${eol}bibliography::[]`;
    if (end <= start) {
      return [
        { ...attribute, newText: attribute.newText + eol },
        { start, end: start, newText: list + eol },
      ];
    }
    return [attribute, { start: end, end, newText: list + (end === draft.length ? eol : '') }];
  },

  escape: escapeAsciidoc,

  keyAt(draft, offset) {
    const list = /\bcite(?:np)?:\[([^\]\n]*)$/.exec(masked(draft).slice(Math.max(0, offset - 500), offset))?.[1];
    const typed = list === undefined ? undefined : /[^\s,()]*$/.exec(list)?.[0];
    if (typed === undefined) return undefined;
    const rest = /^[^\s,()[\]]*(?=\s*[,(\]])/.exec(draft.slice(offset, offset + 200))?.[0] ?? '';
    return { range: { start: offset - typed.length, end: offset + rest.length }, typed };
  },
  completeKey: (_, { range, typed }, { cites }) => [{ ...range, newText: plainKey(cites[0]?.citekey ?? typed) }],
};

/** AsciiDoc without an extension: `words.footnote:ruiz2019[Ruiz, “Winter”.]`, and again `footnote:ruiz2019[]`. */
export const asciidocFootnote: Dialect = {
  ...asciidoc,
  id: 'asciidoc-footnote',
  label: 'AsciiDoc (footnotes)',
  citations: 'formatted',
  formatted: 'note',
  bibliographyFormats: [],

  parse: (draft) => {
    const prose = masked(draft);
    return parseWith(prose, readNotes(prose), []);
  },

  insert(draft, selections, insertion) {
    const prose = masked(draft);
    const notes = [...prose.matchAll(NOTE)].map(([, label = '', text = '']) => ({ label, text }));
    const note = plainNote(insertion, (text) => escapeAround(text, escapeAsciidoc, writeAddress));
    const base = noteLabel(insertion.cites, LABEL);
    const same = notes.find((it) => it.label.replace(/-\d+$/, '') === base && it.text === note);
    const label =
      same?.label ??
      freeNoteLabel(
        base,
        notes.map((it) => it.label),
      );
    const whole = insertion.cites.length === 0 ? '' : `footnote:${label}[${same === undefined ? note : ''}]`;
    const again = whole === '' ? '' : `footnote:${label}[]`;
    const name = nameInSentence(insertion, escapeAsciidoc);
    // Of several places the first holds the text.
    return insertWith(draft, selections, insertion, readNotes(prose), (rank) => {
      const citation = rank === 0 ? whole : again;
      return { citation, isNote: true, name, ...writeQuote(draft, insertion, citation, '') };
    });
  },

  declareBibliography: () => [],
  keyAt: () => undefined,
};

/** A plus would be a passthrough, two hyphens a dash. */
const LABEL: LabelSyntax = { separator: '-and-', forbidden: /[^A-Za-z0-9_-]+|(?<=[_-])[_-]+/g };
const NOTE = /footnote:([\w-]+)\[((?:[^\]\\]|\\.)*)\]/g;

function masked(draft: string): string {
  return maskAll(
    draft,
    /\\[\s\S]|^(-{4,}|\.{4,}|\+{4,}|\/{4,})[ \t\r]*\n[\s\S]*?^\1[ \t\r]*$|^\/\/(?!\/)[^\n]*|\+\+[^\n]*?\+\+|\bpass:\w*\[[^\]]*\]/gm,
  );
}

function parseWith(
  prose: string,
  citations: readonly DraftCitation[],
  bibliographies: readonly BibliographyDeclaration[],
) {
  const blocks = paragraphRanges(prose);
  const notes = readNoteTexts(prose);
  return { blocks, citations, quotes: readQuotes(prose, blocks, citations, notes), notes, bibliographies };
}

function readMacros(prose: string): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  for (const { index, 0: whole, 1: kind = '', 2: list = '' } of prose.matchAll(/\b(cite(?:np)?):\[([^\]\n]*)\]/g)) {
    const start = index + whole.length - 1 - list.length;
    const cites: DraftCite[] = [];
    for (const match of list.matchAll(/\s*([^\s,()\\]+)\s*(?:\(([^()]*)\))?[\s\\]*(?:,|$)/g)) {
      const citekey = match[1] ?? '';
      const at = start + match.index + match[0].indexOf(citekey);
      const read = match[2] === undefined ? undefined : readLocator(unescapeReferences(match[2]).trim());
      cites.push({
        citekey,
        keyRange: { start: at, end: at + citekey.length },
        ...(kind === 'citenp' ? { form: 'narrative' as const } : {}),
        ...(read === undefined ? {} : { locator: read.locator }),
      });
    }
    if (cites.length > 0) found.push({ range: { start: index, end: index + whole.length }, cites });
  }
  return found;
}

function readNotes(prose: string): readonly DraftCitation[] {
  return [...prose.matchAll(NOTE)].map(({ index, 0: whole, 1: label = '' }) => {
    let start = index + 'footnote:'.length;
    const cites = label
      .replace(/-\d+$/, '')
      .split(LABEL.separator)
      .map((citekey) => {
        const keyRange = { start, end: start + citekey.length };
        start = keyRange.end + LABEL.separator.length;
        return { citekey, keyRange };
      });
    return { range: { start: index, end: index + whole.length }, cites };
  });
}

function readBibliographies(prose: string): readonly BibliographyDeclaration[] {
  const found: BibliographyDeclaration[] = [];
  for (const match of prose.matchAll(/^:bibtex-file:[ \t]+(\S[^\n\r]*?)[ \t\r]*$|^bibliography::([^\s[]+)\[/gm)) {
    const file = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].lastIndexOf(file);
    found.push({ file, range: { start, end: start + file.length } });
  }
  return found;
}

/** Quote blocks (`____`, with or without attribution), and words between `"` and `` "`…`" ``. */
function readQuotes(
  prose: string,
  paragraphs: readonly Range[],
  citations: readonly DraftCitation[],
  notes: readonly Range[],
): readonly DraftQuote[] {
  const blocks = [
    ...prose.matchAll(/(?:^\[(?:quote|verse)?([^\n]*)\][ \t\r]*\n)?^(_{4,})[ \t\r]*\n([\s\S]*?)^\2[ \t\r]*$/gm),
  ].map(({ index, 0: whole, 2: fence = '', 3: body = '' }): MarkupQuote => {
    const start = index + whole.lastIndexOf(body, whole.lastIndexOf(fence));
    return {
      range: { start: index, end: index + whole.trimEnd().length },
      inner: { start, end: start + body.length },
      kind: 'block',
      attachment: { start: index, end: start },
    };
  });
  const words = ({ start, end }: Range) => {
    const isCurved = prose[start] === '`' && prose[end - 1] === '`' && end - start > 2;
    return isCurved ? trimmedRange(prose, { start: start + 1, end: end - 1 }) : { start, end };
  };
  return draftQuotes(prose, blocks, { paragraphs, citations, shown: SHOWN, words, notes });
}

const readNoteTexts = (prose: string): readonly Range[] => inlineNotes(prose, /footnote:[\w-]*\[/g);

const SHOWN: readonly ShownRule[] = [
  { pattern: /&(?:#(\d{1,7})|(lt|gt|amp));/y, show: ([whole]) => unescapeReferences(whole) },
  { pattern: /\{(empty|nbsp|zwsp|apos|quot|plus|asterisk)\}/y, show: ([, name = '']) => ATTRIBUTES[name] ?? '' },
  { pattern: /\\(?=[^\w\s])/y, show: () => '' },
  { pattern: /footnote:[\w-]*\[(?:[^\][\\]|\\.|\[[^\][]*\])*\]/y, letters: 'f', show: () => '' },
  { pattern: /\uE000+/y, show: () => '' },
  {
    pattern: /\*\*(\S[^*\n]*?)\*\*|(?<![\p{L}\p{N}])\*(\S[^*\n]*?)\*(?![\p{L}\p{N}])/duy,
    show: (match) => groupOf(match, 1, 2),
  },
  {
    pattern: /__(\S[^_\n]*?)__|(?<![\p{L}\p{N}])_(\S[^_\n]*?)_(?![\p{L}\p{N}])/duy,
    show: (match) => groupOf(match, 1, 2),
  },
  {
    pattern: /##(\S[^#\n]*?)##|(?<![\p{L}\p{N}&])#(\S[^#\n]*?)#(?![\p{L}\p{N}])/duy,
    show: (match) => groupOf(match, 1, 2),
  },
  {
    pattern: /(?:https?:\/\/|link:|mailto:|xref:)[^\s[\]]+\[([^\]\n]+)\]/dy,
    letters: 'hlmx',
    show: (match) => groupOf(match, 1),
  },
];
const ATTRIBUTES: { readonly [name: string]: string } = {
  nbsp: '\u00A0',
  apos: "'",
  quot: '"',
  plus: '+',
  asterisk: '*',
};

function unescapeReferences(text: string): string {
  const named: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&' };
  return text.replace(/&(?:#(\d{1,7})|(\w+));/g, (whole, number: string | undefined, name: string | undefined) => {
    if (number === undefined) return named[name ?? ''] ?? whole;
    const code = Number(number);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

function writeMacro(cites: readonly Cite[]): string {
  const [first] = cites;
  if (first === undefined) return '';
  const prefix =
    first.prefix === undefined || first.prefix.trim() === '' ? '' : `${escapeAsciidoc(first.prefix.trim())} `;
  const suffix = cites.at(-1)?.suffix?.trim() ?? '';
  const behind = suffix === '' ? '' : `${/^[,.;:)]/.test(suffix) ? '' : ' '}${escapeAsciidoc(suffix)}`;
  return `${prefix}${first.form === 'narrative' ? 'citenp' : 'cite'}:[${cites.map(writeCite).join(', ')}]${behind}`;
}

/** The locator in parentheses: a bare number is a page. */
function writeCite({ citekey, locator }: Cite): string {
  if (locator === undefined) return plainKey(citekey);
  const isPage = locator.label === 'page' && /^\d+(?:[-–]\d+)?$/.test(locator.value);
  return `${plainKey(citekey)}(${escapeAsciidoc(isPage ? locator.value : writeLocator(locator)).replace(/[(),]/g, ' ')})`;
}

function plainKey(citekey: string): string {
  return citekey.replace(/[\s,()[\]]/g, '');
}

function writeQuote(draft: string, { quote }: Insertion, citation: string, gap = ' ') {
  const words = paragraphs(quote?.text ?? '').map(escapeAsciidoc);
  const marks = usualMarks(quote, { open: '“', close: '”' });
  const closing = citation === '' ? '' : gap + citation;
  return {
    // Printed marks: AsciiDoc's own, "`…`", end only before a space or punctuation, not before a note.
    inlineQuote: () => `${marks.open}${words.join(' ')}${marks.close}${closing}`,
    placeBlock: (at: Range) => {
      const lines = words.flatMap((part, i) => {
        const line = escapeLineStart(part) + (i === words.length - 1 ? closing : '');
        return i === 0 ? [line] : ['', line];
      });
      return onOwnLines(draft, at, ['[quote]', '____', ...lines, '____'], { blankAround: true });
    },
  };
}

/** Between pluses an address is taken as it is; a bracket would end the note that it stands in. */
function writeAddress(address: string): string {
  return `link:++${address.replaceAll('+', '%2B').replaceAll('[', '%5B').replaceAll(']', '%5D')}++[]`;
}

/**
 * A backslash does not escape everywhere in AsciiDoc ("Escaping", "unconstrained formatting"), character references do:
 * markup, attribute references, macros' brackets, and what the replacements would change (`(C)`, `--`, `...`, `->`, `it's`).
 */
export function escapeAsciidoc(text: string): string {
  const reference = (found: string) => [...found].map((char) => `&#${char.charCodeAt(0)};`).join('');
  return singleSpaced(text).replace(
    /[*_`#+^~{}[\]\\|<>]|&(?=#?\w+;)|\((?=\(|C\)|R\)|TM\))|-(?=-|>)|(?<=-)-|=(?=>)|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\.|:(?=:)|(?<=:):|;(?=;)|\/(?=\/)|\$(?=\$)|(?<=[\p{L}\p{N}])'(?=\p{L})/gu,
    reference,
  );
}

/** Lists, titles, admonitions and the like begin lines; behind `{empty}` they are words. */
function escapeLineStart(escaped: string): string {
  const isSafe =
    /^[\p{L}“‘«„(&]/u.test(escaped) &&
    !/^(?:[A-Za-z]|[ivxIVX]+)[.)]|^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):|^(?:image|include|ifdef|ifndef|endif|toc)&?:?/.test(
      escaped,
    );
  return isSafe ? escaped : `{empty}${escaped}`;
}
