import type { Cite } from '../model/citation';
import type { Range, TextEdit } from '../model/range';
import type { BibliographyDeclaration, Dialect, DraftCitation, DraftCite, DraftQuote } from './dialect';
import { draftQuotes, type MarkupQuote } from './draft-quotes';
import { inlineNotes } from './inline-notes';
import { lineEnd } from './lines';
import { readLocator, writeLocator } from './locator';
import { maskAll, paragraphRanges, type ShownRule, type ShownWithin, shownText } from './masked';
import { onOwnLines } from './own-lines';
import { paragraphs, singleSpaced } from './plain-words';
import { behindQuote, insertWith } from './writing';

/** Typst: `@ruiz2019[para. 4]`, `#cite(<ruiz2019>, form: "prose")`, `#quote(block: true)[…]`. */
export const typst: Dialect = {
  id: 'typst',
  label: 'Typst',
  languages: ['typst'],
  citations: 'keys',
  rendering: 'typst',
  bibliographyFormats: ['biblatex', 'hayagriva'],

  parse(draft) {
    const prose = masked(draft);
    const citations = readCitations(prose);
    const blocks = paragraphRanges(prose);
    const notes = readNotes(prose);
    return {
      blocks,
      citations,
      quotes: readQuotes(prose, blocks, citations, notes),
      notes,
      bibliographies: readBibliographies(draft, prose),
    };
  },

  insert(draft, selections, insertion) {
    const { cites, quote } = insertion;
    const words = paragraphs(quote?.text ?? '').map(escapeTypst);
    const behind = behindQuote(cites);
    const citation = writeCitation(behind);
    // Typst collapses adjacent citations into one, so a further cite just follows.
    return insertWith(draft, selections, insertion, this.parse(draft).citations, {
      citation: writeCitation(cites),
      // A content block begins a line, so to say: `[1. May` would be a list.
      inlineQuote: () => `#quote[${escapeLineStart(words.join(' '))}]${citation === '' ? '' : ` ${citation}`}`,
      placeBlock: (at) => {
        const [only, ...others] = behind;
        const isPlain = only !== undefined && others.length === 0 && writeCite(only) === `@${only.citekey}`;
        const attribution = citation === '' ? '' : `, attribution: ${isPlain ? `<${only.citekey}>` : `[${citation}]`}`;
        const [first = '', ...rest] = words.map(escapeLineStart);
        const lines = [`#quote(block: true${attribution})[${first}`, ...rest.flatMap((part) => ['', part])];
        return onOwnLines(draft, at, [...lines.slice(0, -1), `${lines.at(-1) ?? ''}]`], { blankAround: true });
      },
    });
  },

  declareBibliography: declare,
  escape: escapeTypst,

  keyAt(draft, offset) {
    const prose = masked(draft);
    const before = prose.slice(Math.max(0, offset - 200), offset);
    const typed =
      /(?:^|[^\p{L}\p{N}\\_@.-])@([\p{L}\p{N}_.:-]*)$/u.exec(before)?.[1] ??
      /\b(?:cite|attribution)\s*[:(]\s*<([\p{L}\p{N}_.:-]*)$/u.exec(before)?.[1];
    if (typed === undefined) return undefined;
    const rest = /^[\p{L}\p{N}_]*(?:[.:-]+[\p{L}\p{N}_]+)*/u.exec(prose.slice(offset, offset + 200))?.[0] ?? '';
    return { range: { start: offset - typed.length, end: offset + rest.length }, typed };
  },
  completeKey: (_, { range, typed }, { cites }) => [
    { ...range, newText: (cites[0]?.citekey ?? typed).replace(/[^\p{L}\p{N}_.:-]/gu, '') },
  ],
};

const LABEL = /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u;
const REFERENCE = /(?<![\p{L}\p{N}\\_])@([\p{L}\p{N}_]+(?:[.:-]+[\p{L}\p{N}_]+)*)/gu;

function masked(draft: string): string {
  return maskAll(
    draft,
    /\\[\s\S]|\/\/(?<!:\/\/)[^\r\n]*|\/\*[\s\S]*?\*\/|(`{3,})[\s\S]*?\1|`[^`\r\n]*`|\$(?:[^$\\]|\\[\s\S])*\$/g,
  );
}

/** References to labels that the draft itself sets are no citations. */
function readCitations(prose: string): readonly DraftCitation[] {
  const own = new Set(
    [...prose.matchAll(/(?<!cite\(|attribution:\s*|,\s*)<([\p{L}\p{N}_.:-]+)>/gu)].map(([, label]) => label),
  );
  const found: DraftCitation[] = [];
  for (const { index, 0: whole, 1: citekey = '' } of prose.matchAll(REFERENCE)) {
    if (own.has(citekey)) continue;
    const supplement = groupAt(prose, index + whole.length);
    const keyRange = { start: index + 1, end: index + whole.length };
    found.push({
      range: { start: index, end: supplement?.end ?? keyRange.end },
      cites: [
        {
          citekey,
          keyRange,
          ...(supplement === undefined ? {} : readSupplement(prose.slice(supplement.start + 1, supplement.end - 1))),
        },
      ],
    });
  }
  for (const { index, 0: whole } of prose.matchAll(/#cite\s*(?=\()/g)) {
    const group = groupAt(prose, index + whole.length);
    if (group === undefined) continue;
    const inner = prose.slice(group.start + 1, group.end - 1);
    const label = /<([^<>\s]+)>|label\(\s*"([^"]*)"\s*\)/.exec(inner);
    const citekey = label?.[1] ?? label?.[2];
    if (label === null || citekey === undefined || citekey === '') continue;
    const start = group.start + 1 + label.index + label[0].indexOf(citekey);
    const form = /\bform\s*:\s*"(\w+)"/.exec(inner)?.[1];
    const supplement = /\bsupplement\s*:\s*\[([^\]]*)\]/.exec(inner)?.[1];
    const cite: DraftCite = {
      citekey,
      keyRange: { start, end: start + citekey.length },
      ...(form === 'prose' || form === 'author' ? { form: 'narrative' as const } : {}),
      ...(form === 'year' ? { form: 'suppress-author' as const } : {}),
      ...(supplement === undefined ? {} : readSupplement(supplement)),
    };
    found.push({ range: { start: index, end: group.end }, cites: [cite] });
  }
  for (const { index, 0: whole, 1: citekey = '' } of prose.matchAll(/\battribution\s*:\s*<([^<>\s]+)>/g)) {
    const start = index + whole.length - citekey.length - 1;
    found.push({
      range: { start: start - 1, end: start + citekey.length + 1 },
      cites: [{ citekey, keyRange: { start, end: start + citekey.length } }],
    });
  }
  return withoutOverlap(found.sort((a, b) => a.range.start - b.range.start));
}

function withoutOverlap(citations: readonly DraftCitation[]): readonly DraftCitation[] {
  let end = 0;
  return citations.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}

function readSupplement(text: string): Pick<Cite, 'locator' | 'suffix'> {
  const shown = shownText(SHOWN, text);
  const read = readLocator(shown);
  const suffix = (read?.rest ?? shown).trim();
  return { ...(read === undefined ? {} : { locator: read.locator }), ...(suffix === '' ? {} : { suffix }) };
}

/** A bracket or parenthesis that begins right here, with what it holds. */
function groupAt(prose: string, at: number): Range | undefined {
  const open = prose[at];
  const close = open === '[' ? ']' : open === '(' ? ')' : undefined;
  if (close === undefined) return undefined;
  let depth = 0;
  for (let i = at; i < prose.length && i - at < 20_000; i++) {
    if (prose[i] === '\\') i++;
    else if (prose[i] === open) depth++;
    else if (prose[i] === close && --depth === 0) return { start: at, end: i + 1 };
  }
  return undefined;
}

function readQuotes(
  prose: string,
  paragraphs: readonly Range[],
  citations: readonly DraftCitation[],
  notes: readonly Range[],
): readonly DraftQuote[] {
  const marked: MarkupQuote[] = [];
  for (const { index, 0: whole } of prose.matchAll(/#quote\s*(?=[([])/g)) {
    const options = prose[index + whole.length] === '(' ? groupAt(prose, index + whole.length) : undefined;
    const body = groupAt(prose, options?.end ?? index + whole.length);
    if (body === undefined || (options === undefined && prose[index + whole.length] === '(')) continue;
    const given = options === undefined ? '' : prose.slice(options.start, options.end);
    marked.push({
      range: { start: index, end: body.end },
      inner: { start: body.start + 1, end: body.end - 1 },
      kind: /\bblock\s*:\s*true\b/.test(given) ? 'block' : 'inline',
      ...(options !== undefined && { attachment: options }),
    });
  }
  // A string in code: `#bibliography("refs.bib")`, `form: "prose"`.
  const isProse = ({ start }: Range) => {
    const paragraph = paragraphs.find((it) => it.start <= start && start < it.end)?.start ?? 0;
    return !(prose[start] === '"' && isCode(prose.slice(paragraph, start)));
  };
  return draftQuotes(prose, marked, { paragraphs, citations, shown: SHOWN, isProse, notes });
}

const readNotes = (prose: string): readonly Range[] => inlineNotes(prose, /#footnote\s*\[/g);

/** Whether code is open at the end of a piece: `#f(`, `#f(a: (`, `#let it =`; content within it is none: `#f(a)[`. */
function isCode(before: string): boolean {
  if (/#(?:let|set|show|import|include)\b[^\n[]*$/.test(before)) return true;
  const open: boolean[] = [];
  for (let at = 0; at < before.length; at++) {
    const char = before[at] ?? '';
    if (char === '\\') at++;
    else if (char === '(') open.push(open.at(-1) === true || /#[\w.-]+$/.test(before.slice(Math.max(0, at - 60), at)));
    else if (char === '[') open.push(false);
    else if (char === ')' || char === ']') open.pop();
  }
  return open.at(-1) === true;
}

const SHOWN: readonly ShownRule[] = [
  { pattern: /\\([\s\S])/y, show: ([, char = '']) => char },
  { pattern: /\uE000+/y, show: () => '' },
  { pattern: /#footnote\s*(?=\[)/y, show: (match) => ({ inner: NOTHING, end: contentOf(match).end }) },
  { pattern: /#quote(?=\[)/y, show: (match) => ({ ...contentOf(match), around: ['“', '”'] }) },
  { pattern: /#[A-Za-z][\w.-]*\s*(?:\((?:[^()]|\([^()]*\))*\))?(?=\[)/y, show: contentOf },
  { pattern: /#\w[\w.]*(?:\([^()]*\))?/y, show: () => '' },
  { pattern: /~/y, show: () => '\u00A0' },
  { pattern: /---/y, show: () => '—' },
  { pattern: /--/y, show: () => '–' },
  { pattern: /\.\.\./y, show: () => '…' },
  { pattern: /-\?/y, show: () => '' },
  { pattern: /[*_]/y, show: () => '' },
];

const NOTHING: Range = { start: 0, end: 0 };

/** The content block behind a function's name and arguments. */
function contentOf({ input, index, 0: whole }: RegExpExecArray): ShownWithin {
  const group = groupAt(input, index + whole.length);
  if (group === undefined) return { inner: NOTHING, end: index + whole.length };
  return { inner: { start: group.start + 1, end: group.end - 1 }, end: group.end };
}

/** A bibliography takes one file or an array of them. */
function readBibliographies(draft: string, prose: string): readonly BibliographyDeclaration[] {
  const found: BibliographyDeclaration[] = [];
  for (const { index, 0: whole } of prose.matchAll(/#bibliography\s*(?=\()/g)) {
    const group = groupAt(prose, index + whole.length);
    if (group === undefined) continue;
    // Named arguments follow the files.
    const files = /^\(\s*(?:\([^()]*\)|"[^"]*")/.exec(prose.slice(group.start, group.end))?.[0] ?? '';
    for (const match of files.matchAll(/"([^"]+)"/g)) {
      const start = group.start + match.index + 1;
      const end = start + (match[1] ?? '').length;
      found.push({ file: draft.slice(start, end), range: { start, end } });
    }
  }
  return found;
}

function declare(draft: string, file: string): readonly TextEdit[] {
  const declared = readBibliographies(draft, masked(draft));
  const path = file.replace(/\\/g, '/');
  if (declared.some((it) => it.file.replace(/^\.\//, '') === path.replace(/^\.\//, ''))) return [];
  const written = JSON.stringify(path);
  const last = declared.at(-1);
  if (last !== undefined) {
    const { start, end } = last.range;
    const [only, ...others] = declared;
    // Typst allows one bibliography a document, so the file joins it.
    if (
      only !== undefined &&
      others.length === 0 &&
      !/\(\s*$/.test(draft.slice(0, start - 1).replace(/#bibliography\s*\($/, ''))
    ) {
      return [{ start: start - 1, end: end + 1, newText: `("${only.file}", ${written})` }];
    }
    return [{ start: end + 1, end: end + 1, newText: `, ${written}` }];
  }
  const eol = lineEnd(draft);
  const end = draft.trimEnd().length;
  return [{ start: end, end, newText: `${eol}${eol}#bibliography(${written})${end === draft.length ? eol : ''}` }];
}

function writeCitation(cites: readonly Cite[]): string {
  return cites.map(writeCite).join(' ');
}

/** `@k[para. 4]`; Typst's citations have no text before them, so it stands in the sentence. */
function writeCite({ citekey, form, locator, prefix, suffix }: Cite): string {
  const located = locator === undefined ? '' : writeLocator(locator);
  const added = suffix?.trim() ?? '';
  const supplement = escapeTypst(
    located !== '' && added !== '' && !/^[,.;:)]/.test(added) ? `${located} ${added}` : located + added,
  );
  const before = prefix === undefined || prefix.trim() === '' ? '' : `${escapeTypst(prefix.trim())} `;
  const isLabel = LABEL.test(citekey) && !/[.:-]$/.test(citekey);
  if (form === undefined && isLabel) return `${before}@${citekey}${supplement === '' ? '' : `[${supplement}]`}`;
  const label = isLabel ? `<${citekey}>` : `label(${JSON.stringify(singleSpaced(citekey))})`;
  const name = form === 'narrative' ? ', form: "prose"' : form === 'suppress-author' ? ', form: "year"' : '';
  return `${before}#cite(${label}${name}${supplement === '' ? '' : `, supplement: [${supplement}]`})`;
}

/**
 * Typst reference, "Escape sequences" and "Symbols": a backslash before punctuation. Escaped is markup, what smart quotes
 * would change, and the shorthands `--`, `...`, `-?` and the minus before a number.
 */
function escapeTypst(text: string): string {
  return singleSpaced(text)
    .replace(/[\\*_`$#<>@[\]~"']/g, '\\$&')
    .replace(/\/(?=[/*])|(?<=\/)\//g, '\\$&')
    .replace(/-(?=[-?])|(?<=-)-|(?<![\p{L}\p{N}])-(?=\d)|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\./gu, '\\$&');
}

/** Headings, lists and terms begin lines. */
function escapeLineStart(escaped: string): string {
  return escaped
    .replace(/^(?:[=+/-]|\d+(?=\.))/, (found) => (/\d/.test(found) ? found : `\\${found}`))
    .replace(/^(\d+)\./, '$1\\.');
}
