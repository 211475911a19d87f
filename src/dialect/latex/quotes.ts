import type { Range } from '../../model/range';
import type { DraftCitation, DraftQuote } from '../dialect';
import { inlineNotes, markedQuotesWithNotes, withoutNotes } from '../inline-notes';
import { argumentAt, optionalArguments } from './arguments';
import { citesOf } from './citations';
import { FILLER } from './prose';
import { shownLatex } from './visible';

/** csquotes manual §3–4: `\enquote`, `\textquote`, `\blockquote`, with `c` the citing ones, with `foreign` or `hyphen` the language first. */
const COMMAND = /\\(?:(enquote|foreignquote|hyphenquote)|(foreign|hyphen)?(text|block)(c?)quote)(\*?)(?![A-Za-z])/g;
const ENVIRONMENT = /\\begin\{(quote|quotation|(?:foreign)?displayquote|(?:foreign)?displaycquote)\}/g;

interface Found {
  readonly quote: DraftQuote;
  readonly citation?: DraftCitation;
}

/** The quotations, and the citations that are part of them. `citations` are those that stand alone. */
export function readQuotes(
  prose: string,
  citations: readonly DraftCitation[],
  notes: readonly Range[],
): readonly Found[] {
  const found = [...fromCommands(prose), ...fromEnvironments(prose, citations), ...fromMarks(prose, notes)];
  found.sort((a, b) => a.quote.range.start - b.quote.range.start || b.quote.range.end - a.quote.range.end);
  const outermost: Found[] = [];
  let end = 0;
  for (const it of found) {
    if (it.quote.range.start < end || it.quote.text === '') continue;
    outermost.push(it);
    end = it.quote.range.end;
  }
  return outermost;
}

function fromCommands(prose: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of prose.matchAll(COMMAND)) {
    const [whole, simple, foreign, size, citing] = match;
    const start = match.index;
    let at = start + whole.length;
    if (foreign !== undefined || simple === 'foreignquote' || simple === 'hyphenquote') {
      const language = argumentAt(prose, at, 'required');
      if (language === undefined) continue;
      at = language.end;
    }
    const notes = simple === undefined ? optionalArguments(prose, at) : [];
    at = notes.at(-1)?.end ?? at;
    let citation: DraftCitation | undefined;
    if (citing === 'c') {
      const keys = argumentAt(prose, at, 'required');
      if (keys === undefined) continue;
      at = keys.end;
      const cites = citesOf(prose, notes, keys);
      if (cites.length > 0) citation = { range: { start, end: at }, cites };
    }
    if (simple === undefined) at = argumentAt(prose, at, 'optional')?.end ?? at;
    const words = argumentAt(prose, at, 'required');
    if (words === undefined) {
      if (citation !== undefined)
        found.push({ quote: quoteOf(prose, start, at, { start: at, end: at }, 'inline'), citation });
      continue;
    }
    const quote = quoteOf(prose, start, words.end, words.content, size === 'block' ? 'block' : 'inline');
    found.push(attach(quote, citation));
  }
  return found;
}

function fromEnvironments(prose: string, citations: readonly DraftCitation[]): readonly Found[] {
  const found: Found[] = [];
  for (const match of prose.matchAll(ENVIRONMENT)) {
    const name = match[1] ?? '';
    const start = match.index;
    let at = start + match[0].length;
    if (name.startsWith('foreign')) at = argumentAt(prose, at, 'required')?.end ?? at;
    const closing = `\\end{${name}}`;
    const end = prose.indexOf(closing, at);
    if (end < 0) continue;
    let citation: DraftCitation | undefined;
    if (name.includes('display')) {
      const notes = optionalArguments(prose, at);
      at = notes.at(-1)?.end ?? at;
      if (name.endsWith('cquote')) {
        const keys = argumentAt(prose, at, 'required');
        if (keys !== undefined) {
          at = keys.end;
          const cites = citesOf(prose, notes, keys);
          if (cites.length > 0) citation = { range: { start: start + match[0].length, end: at }, cites };
        }
      }
    }
    const inner = trimmed(prose, withoutClosingCitation(prose, { start: at, end }, citations));
    found.push(attach(quoteOf(prose, start, end + closing.length, inner, 'block'), citation));
  }
  return found;
}

/** The texts of notes: `\footnote{As she says, \enquote{…} \autocite{ruiz2019}.}` */
export const readNotes = (prose: string): readonly Range[] =>
  inlineNotes(prose, /\\(?:footnote|footnotetext|endnote|thanks|marginpar|sidenote)\s*(?:\[\d*\])?\s*\{/g);

/** Between ``` `` ``` and `''`, and between printed quotation marks, paragraph by paragraph. */
function fromMarks(prose: string, notes: readonly Range[]): readonly Found[] {
  const found: Found[] = [];
  const paragraphs = textParagraphs(prose);
  for (const block of paragraphs) {
    for (const { start, end, inner } of markedQuotesWithNotes(prose, block, notes)) {
      if (prose[start] !== "'") found.push({ quote: quoteOf(prose, start, end, inner, 'inline') });
    }
  }
  for (const block of [...paragraphs, ...notes]) {
    const apart = notes.filter((it) => block.start <= it.start && it.end <= block.end && it !== block);
    found.push(...fromPairs(withoutNotes(prose.slice(0, block.end), apart), prose, block));
  }
  return found;
}

/** TeX's own: the marks in `around` count, which has no notes; the words are those of the prose. */
function fromPairs(around: string, prose: string, block: Range): readonly Found[] {
  const found: Found[] = [];
  let at = around.indexOf('``', block.start);
  while (at >= 0) {
    const end = around.indexOf("''", at + 2);
    if (end < 0) break;
    found.push({ quote: quoteOf(prose, at, end + 2, { start: at + 2, end }, 'inline') });
    at = around.indexOf('``', end + 2);
  }
  return found;
}

export function textParagraphs(prose: string): readonly Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const gap of prose.matchAll(/\n[ \t\r]*\n\s*|\\(?:begin|end)\{[^}\n]*\}/g)) {
    found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  found.push({ start, end: prose.length });
  return found;
}

function withoutClosingCitation(prose: string, inner: Range, citations: readonly DraftCitation[]): Range {
  let { end } = inner;
  for (const { range } of [...citations].reverse()) {
    if (range.start <= inner.start || range.start >= end) continue;
    if (/^[\s.)~\]]*$/.test(prose.slice(range.end, end))) end = range.start;
  }
  return { start: inner.start, end };
}

function trimmed(prose: string, { start, end }: Range): Range {
  const text = prose.slice(start, end).replaceAll(FILLER, ' ');
  const left = text.length - text.trimStart().length;
  return { start: start + Math.min(left, text.length), end: start + Math.max(left, text.trimEnd().length) };
}

function quoteOf(prose: string, start: number, end: number, inner: Range, kind: DraftQuote['kind']): DraftQuote {
  return { range: { start, end }, inner, kind, ...shownLatex(prose.slice(inner.start, inner.end), inner.start) };
}

function attach(quote: DraftQuote, citation: DraftCitation | undefined): Found {
  if (citation === undefined) return { quote };
  return { quote: { ...quote, attached: citation.cites.map(({ citekey }) => citekey) }, citation };
}
