import type { Cite } from '../model/citation';
import type { Range, TextEdit } from '../model/range';
import type { Dialect, DraftCitation, Insertion } from './dialect';
import { declareResource, readResources } from './latex/bibliography';
import { readCitations, writeCitation, writeKey, writeNotes } from './latex/citations';
import { escapeLatex, inOldEncoding } from './latex/escape';
import { keyAtCommand } from './latex/key-at';
import { type Preamble, readPreamble } from './latex/packages';
import { readLatex } from './latex/prose';
import { readQuotes, textParagraphs } from './latex/quotes';
import { lineAt, lineEnd } from './lines';
import { assemble, beforeFullStop, type Placement, spaced, within } from './placement';
import { paragraphs } from './plain-words';

/** LaTeX, with the commands of the packages that the document loads: biblatex, natbib, or LaTeX's own. */
export const latex: Dialect = {
  id: 'latex',
  label: 'LaTeX',
  languages: ['latex', 'tex', 'rsweave', 'latex-expl3'],
  citations: 'keys',
  rendering: 'latex',
  bibliographyFormats: ['biblatex', 'bibtex'],

  parse(draft) {
    const prose = readLatex(draft);
    const alone = readCitations(prose);
    const quotes = readQuotes(prose, alone);
    const attached = quotes.flatMap(({ citation }) => (citation === undefined ? [] : [citation]));
    return {
      blocks: textParagraphs(prose),
      citations: [...alone, ...attached].sort((a, b) => a.range.start - b.range.start),
      quotes: quotes.map(({ quote }) => quote).filter(({ text }) => text !== ''),
      bibliographies: readResources(prose),
    };
  },

  insert(draft, selections, insertion) {
    const preamble = readPreamble(draft, insertion.main);
    const citations = this.parse(draft).citations;
    return assemble(
      selections.map((selection) => {
        const at = within(draft, selection);
        if (insertion.quote === undefined) return placeCitation(draft, at, citations, insertion.cites, preamble);
        const inside = citations.find(({ range }) => range.start < at.start && at.start < range.end)?.range.end ?? 0;
        const behind = { start: Math.max(at.start, inside), end: Math.max(at.end, inside) };
        return placeQuote(draft, behind, insertion, preamble);
      }),
    );
  },

  declareBibliography: declareResource,
  escape: escapeLatex,
  keyAt: keyAtCommand,
  completeKey: (_, { range, typed }, { cites }): readonly TextEdit[] => [
    { ...range, newText: writeKey(cites[0]?.citekey ?? typed) },
  ],
};

/** Within the braces of a citation a plain cite joins the keys; one with notes of its own follows as the next citation. */
function placeCitation(
  draft: string,
  at: Range,
  citations: readonly DraftCitation[],
  cites: readonly Cite[],
  { commands }: Preamble,
): Placement {
  const touched = citations.find(({ range }) => range.start < at.end && at.end <= range.end);
  const last = touched?.cites.at(-1);
  if (touched !== undefined && last !== undefined && cites.length > 0) {
    const isMany = /^\\[A-Za-z]*cites\b/.test(draft.slice(touched.range.start, touched.range.end));
    const { end } = touched.range;
    if (isMany) {
      const newText = cites.map((cite) => `${writeNotes(cite)}{${writeKey(cite.citekey)}}`).join('');
      return { edit: { start: end, end, newText }, caret: newText.length };
    }
    const isPlain = [last, ...cites].every(
      ({ locator, suffix, prefix }) => (locator ?? suffix ?? prefix) === undefined,
    );
    if (isPlain) {
      const before = at.end < end ? touched.cites.find(({ keyRange }) => keyRange.start >= at.end) : undefined;
      const keys = cites.map(({ citekey }) => writeKey(citekey)).join(',');
      const offset = before?.keyRange.start ?? last.keyRange.end;
      const newText = before === undefined ? `,${keys}` : `${keys},`;
      return {
        edit: { start: offset, end: offset, newText },
        caret: newText.length + (at.end === end ? end - offset : 0),
      };
    }
    if (commands.several !== undefined) {
      const form = touched.cites[0]?.form ?? 'parenthetical';
      const all = [...touched.cites, ...cites].map((cite) => ({
        ...cite,
        ...(form === 'parenthetical' ? {} : { form }),
      }));
      const newText = writeCitation(all, commands);
      if (!draft.slice(touched.range.start, end).includes('quote')) {
        return { edit: { ...touched.range, newText }, caret: newText.length };
      }
    }
    return spaced(draft, { start: end, end }, writeCitation(cites, commands));
  }
  const isNarrative = cites[0]?.form === 'narrative';
  const offset = isNarrative || at.end > at.start ? at.end : beforeFullStop(draft, at.end);
  return spaced(draft, { start: offset, end: offset }, writeCitation(cites, commands));
}

function placeQuote(draft: string, selected: Range, { cites, quote }: Insertion, preamble: Preamble): Placement {
  const escaped = paragraphs(quote?.text ?? '').map(escapeLatex);
  const parts = preamble.hasOldEncoding ? escaped.map(inOldEncoding) : escaped;
  const quoted = cites.map(parenthetical);
  const citation = writeCitation(quoted, preamble.commands);
  const [only, ...others] = quoted;
  const attached = preamble.attachesCitations && others.length === 0 && only?.form === undefined ? only : undefined;
  if (quote?.kind === 'block') {
    const eol = lineEnd(draft);
    const words = parts.join(eol + eol);
    if (attached !== undefined) {
      const command = `\\blockcquote${writeNotes(attached)}{${writeKey(attached.citekey)}}{${words}}`;
      return ownLines(draft, selected, command);
    }
    const name = preamble.hasCsquotes ? 'displayquote' : 'quote';
    const closing = citation === '' ? '' : ` ${citation}`;
    return ownLines(draft, selected, [`\\begin{${name}}`, words + closing, `\\end{${name}}`].join(eol));
  }
  const words = parts.join(' ');
  if (attached !== undefined) {
    return spaced(draft, selected, `\\textcquote${writeNotes(attached)}{${writeKey(attached.citekey)}}{${words}}`);
  }
  const marked = preamble.hasCsquotes ? `\\enquote{${words}}` : betweenMarks(words);
  return spaced(draft, selected, citation === '' ? marked : `${marked} ${citation}`);
}

/** Behind a quotation the author is not part of the sentence. */
function parenthetical({ form, ...cite }: Cite): Cite {
  return form === 'suppress-author' ? { ...cite, form } : cite;
}

/** ``` ``words'' ```; marks at the ends are kept apart, or three apostrophes would be read as another pair. */
function betweenMarks(words: string): string {
  const left = /^[`‘]/.test(words) ? '``{}' : '``';
  const right = /['’]$/.test(words) ? "{}''" : "''";
  return left + words + right;
}

/** On lines of its own. LaTeX takes a blank line for a new paragraph, so none is added. */
function ownLines(draft: string, at: Range, text: string): Placement {
  const eol = lineEnd(draft);
  const first = lineAt(draft, at.start);
  const before = draft.slice(first.start, at.start);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const after = draft.slice(at.end, lineAt(draft, at.end).end);
  const isLineStart = before.trim() === '';
  const start = isLineStart ? at.start : first.start + before.trimEnd().length;
  const head = isLineStart ? '' : eol + indent;
  const isLineEnd = after.trim() === '';
  const skip = isLineEnd ? 0 : after.length - after.trimStart().length;
  const tail = isLineEnd ? '' : eol + indent;
  return { edit: { start, end: at.end + skip, newText: head + text + tail }, caret: head.length + text.length };
}
