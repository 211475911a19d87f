import type { Cite } from '../model/citation';
import type { Range, TextEdit } from '../model/range';
import type { Dialect, DraftCitation } from './dialect';
import { declareResource, readResources } from './latex/bibliography';
import { readCitations, writeCitation, writeKey, writeNotes } from './latex/citations';
import { escapeLatex } from './latex/escape';
import { keyAtCommand } from './latex/key-at';
import { type Preamble, readPreamble } from './latex/packages';
import { readLatex } from './latex/prose';
import { readNotes, readQuotes, textParagraphs } from './latex/quotes';
import { citeCommand, placeQuote } from './latex/write-quote';
import { assemble, beforeFullStop, type Placement, spaced, within } from './placement';

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
    const notes = readNotes(prose);
    const quotes = readQuotes(prose, alone, notes);
    const attached = quotes.flatMap(({ citation }) => (citation === undefined ? [] : [citation]));
    return {
      blocks: textParagraphs(prose),
      citations: [...alone, ...attached].sort((a, b) => a.range.start - b.range.start),
      quotes: quotes.map(({ quote }) => quote).filter(({ text }) => text !== ''),
      notes,
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
      citeCommand(draft, insertion, preamble),
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
