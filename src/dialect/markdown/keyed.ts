import type { Cite } from '../../model/citation';
import type { Marks } from '../../model/quotation';
import type { Range, TextEdit } from '../../model/range';
import type { Dialect, DraftCitation, Insertion, KeyAt } from '../dialect';
import { assemble, beforeFullStop, type Placement, spaced, within } from '../placement';
import { paragraphs } from '../plain-words';
import { customaryMarks, holds, readMarkedQuotes, usualMarks } from '../quotation-marks';
import { escapeLineStart, escapePandoc } from './escape';
import { declareInFrontMatter, readDeclarations } from './front-matter';
import { keyAtSign } from './key-at';
import { readCitations, writeCitation, writeCite } from './pandoc-citations';
import { placeBlock } from './placing';
import { type MarkdownText, readMarkdown } from './prose';
import { parsedMarkdown } from './quotes';

/** A Markdown whose tool formats citations from keys, `[@ruiz2019]`, and in what it differs from Pandoc's. */
export interface KeyedMarkdown extends Pick<Dialect, 'id' | 'label' | 'languages' | 'bibliographyFormats'> {
  /** Citations in a syntax of its own, beside Pandoc's. */
  readonly ownCitations?: (text: MarkdownText) => readonly DraftCitation[];
  /** Writes in that syntax where the draft does; `undefined` for Pandoc's. */
  readonly writeOwn?: (draft: string, cites: readonly Cite[]) => string | undefined;
  readonly ownKeyAt?: (draft: string, offset: number) => KeyAt | undefined;
}

export function keyedMarkdown(own: KeyedMarkdown): Dialect {
  const citationsOf = (text: MarkdownText) => apart([...readCitations(text), ...(own.ownCitations?.(text) ?? [])]);
  return {
    id: own.id,
    label: own.label,
    languages: own.languages,
    citations: 'keys',
    rendering: 'markdown',
    bibliographyFormats: own.bibliographyFormats,

    parse(draft) {
      const text = readMarkdown(draft);
      return parsedMarkdown(text, citationsOf(text), readDeclarations(text));
    },

    insert(draft, selections, insertion) {
      const citations = citationsOf(readMarkdown(draft));
      const marks = quotationMarks(draft, insertion);
      const write = (cites: readonly Cite[]) => own.writeOwn?.(draft, cites) ?? writeCitation(cites, escapePandoc);
      return assemble(
        selections.map((selection) => {
          const at = within(draft, selection);
          if (insertion.quote === undefined) return placeCitation(draft, at, citations, insertion, write);
          return placeQuote(draft, at, citations, insertion, { marks, write });
        }),
      );
    },

    declareBibliography: (draft, file) => declareInFrontMatter(readMarkdown(draft), file),
    escape: escapePandoc,
    keyAt: (draft, offset) => own.ownKeyAt?.(draft, offset) ?? keyAtSign(readMarkdown(draft), offset),
    completeKey: (draft, at, { cites }) => completed(draft, at, cites[0]?.citekey ?? at.typed),
  };
}

/** Within a citation, or right behind one, the cites join it. */
function placeCitation(
  draft: string,
  at: Range,
  citations: readonly DraftCitation[],
  { cites }: Insertion,
  write: (cites: readonly Cite[]) => string,
): Placement {
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
  return spaced(draft, { start: offset, end: offset }, write(cites));
}

function placeQuote(
  draft: string,
  selected: Range,
  citations: readonly DraftCitation[],
  { cites, quote }: Insertion,
  { marks, write }: { readonly marks: Marks; readonly write: (cites: readonly Cite[]) => string },
): Placement {
  const inside = citations.find(({ range }) => range.start < selected.start && selected.start < range.end);
  const at =
    inside === undefined ? selected : { start: inside.range.end, end: Math.max(inside.range.end, selected.end) };
  const parts = paragraphs(quote?.text ?? '').map(escapePandoc);
  const cited = cites.map(parenthetical);
  const citation = cited.length === 0 ? '' : ` ${write(cited)}`;
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

/** The marks that the draft has; where it has none yet, those of its language: Pandoc makes English ones of `"`. */
function quotationMarks(draft: string, { quote }: Insertion): Marks {
  const straight = { open: '"', close: '"' };
  if (quote === undefined || quote.kind === 'block') return straight;
  const { prose, blocks } = readMarkdown(draft);
  const marked = blocks.filter(({ depth }) => depth === 0).flatMap((block) => readMarkedQuotes(prose, block));
  const custom = customaryMarks(draft, marked, usualMarks(quote, straight));
  return holds(custom, escapePandoc(quote.text)) ? custom : straight;
}

function completed(draft: string, at: KeyAt, citekey: string): readonly TextEdit[] {
  const { start, end } = at.range;
  const isBraced = draft[start - 1] === '{';
  const written = writeCite({ citekey }, escapePandoc).slice(1);
  return [{ start, end, newText: isBraced ? written.replace(/^\{|\}$/g, '') : written }];
}

/** In their order, and none inside another: half-typed brackets can reach over a citation in the other syntax. */
function apart(citations: readonly DraftCitation[]): DraftCitation[] {
  let end = 0;
  return [...citations]
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
}
