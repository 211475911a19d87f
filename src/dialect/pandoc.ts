import type { Cite } from '../model/citation';
import type { Range, TextEdit } from '../model/range';
import type { Dialect, DraftCitation, Insertion, KeyAt } from './dialect';
import { escapeLineStart, escapePandoc } from './markdown/escape';
import { declareInFrontMatter, readDeclarations } from './markdown/front-matter';
import { keyAtSign } from './markdown/key-at';
import { readCitations, writeCitation, writeCite } from './markdown/pandoc-citations';
import { placeBlock } from './markdown/placing';
import { readMarkdown } from './markdown/prose';
import { readQuotes } from './markdown/quotes';
import { assemble, beforeFullStop, type Placement, spaced, within } from './placement';
import { paragraphs } from './plain-words';
import { customaryMarks, holds, type Marks, readMarkedQuotes } from './quotation-marks';

/** Pandoc's Markdown, which Quarto and R Markdown read: `[see @ruiz2019, para. 4; @li2020]`, `@ruiz2019 [para. 4]`. */
export const pandoc: Dialect = {
  id: 'pandoc',
  label: 'Pandoc Markdown (citekeys)',
  languages: ['markdown', 'quarto', 'rmd', 'mdx'],
  citations: 'keys',
  rendering: 'markdown',
  bibliographyFormats: ['biblatex', 'csl-json', 'csl-yaml', 'bibtex'],

  parse(draft) {
    const text = readMarkdown(draft);
    const citations = readCitations(text);
    return {
      blocks: text.blocks,
      citations,
      quotes: readQuotes(text, citations),
      bibliographies: readDeclarations(text),
    };
  },

  insert(draft, selections, insertion) {
    const text = readMarkdown(draft);
    const citations = readCitations(text);
    const marks = quotationMarks(draft, insertion);
    return assemble(
      selections.map((selection) => {
        const at = within(draft, selection);
        if (insertion.quote === undefined) return placeCitation(draft, at, citations, insertion);
        return placeQuote(draft, at, citations, insertion, marks);
      }),
    );
  },

  declareBibliography: (draft, file) => declareInFrontMatter(readMarkdown(draft), file),
  escape: escapePandoc,
  keyAt: (draft, offset) => keyAtSign(readMarkdown(draft), offset),
  completeKey: (draft, at, { cites }) => completed(draft, at, cites[0]?.citekey ?? at.typed),
};

/** Within a citation, or right behind one, the cites join it. */
function placeCitation(draft: string, at: Range, citations: readonly DraftCitation[], { cites }: Insertion): Placement {
  const list = cites.map((cite) => writeCite(cite, escapePandoc)).join('; ');
  const joined = citations.find(({ range }) => range.start < at.end && at.end <= range.end);
  if (joined !== undefined && cites.length > 0) {
    const { range } = joined;
    if (draft[range.end - 1] === ']') {
      const next = joined.cites.find(({ keyRange }, i) => i > 0 && keyRange.start > at.end);
      const separator = next === undefined ? -1 : draft.lastIndexOf(';', next.keyRange.start);
      const offset = separator > at.end || separator > range.start ? separator : range.end - 1;
      const newText = `; ${list}`;
      // Behind the citation the caret stays behind it.
      const caret = newText.length + (at.end === range.end && offset === range.end - 1 ? 1 : 0);
      return { edit: { start: offset, end: offset, newText }, caret };
    }
    if (at.end < range.end || cites.every(({ form }) => form !== 'narrative')) {
      const newText = ` [${list}]`;
      return { edit: { start: range.end, end: range.end, newText }, caret: newText.length };
    }
  }
  const isNarrative = cites[0]?.form === 'narrative';
  const offset = isNarrative || at.end > at.start ? at.end : beforeFullStop(draft, at.end);
  return spaced(draft, { start: offset, end: offset }, writeCitation(cites, escapePandoc));
}

function placeQuote(
  draft: string,
  selected: Range,
  citations: readonly DraftCitation[],
  { cites, quote }: Insertion,
  marks: Marks,
): Placement {
  const inside = citations.find(({ range }) => range.start < selected.start && selected.start < range.end);
  const at =
    inside === undefined ? selected : { start: inside.range.end, end: Math.max(inside.range.end, selected.end) };
  const parts = paragraphs(quote?.text ?? '').map(escapePandoc);
  const cited = cites.map(parenthetical);
  const citation = cited.length === 0 ? '' : ` ${writeCitation(cited, escapePandoc)}`;
  if (quote?.kind !== 'block') {
    return spaced(draft, at, marks.open + parts.join(' ') + marks.close + citation);
  }
  const lines = parts.flatMap((part, i) => {
    const line = `> ${escapeLineStart(part)}${i === parts.length - 1 ? citation : ''}`;
    return i === 0 ? [line] : ['>', line];
  });
  return placeBlock(draft, at, lines);
}

/** Behind a quotation the author is not part of the sentence. */
function parenthetical({ form, ...cite }: Cite): Cite {
  return form === 'suppress-author' ? { ...cite, form } : cite;
}

/** The marks that the draft has; Pandoc's `"`, which becomes the marks of the document's language, where it has none yet. */
function quotationMarks(draft: string, { quote }: Insertion): Marks {
  const straight = { open: '"', close: '"' };
  if (quote === undefined || quote.kind === 'block') return straight;
  const { prose, blocks } = readMarkdown(draft);
  const marked = blocks.filter(({ depth }) => depth === 0).flatMap((block) => readMarkedQuotes(prose, block));
  const custom = customaryMarks(draft, marked, straight);
  return holds(custom, escapePandoc(quote.text)) ? custom : straight;
}

function completed(draft: string, at: KeyAt, citekey: string): readonly TextEdit[] {
  const { start, end } = at.range;
  const isBraced = draft[start - 1] === '{';
  const written = writeCite({ citekey }, escapePandoc).slice(1);
  return [{ start, end, newText: isBraced ? written.replace(/^\{|\}$/g, '') : written }];
}
