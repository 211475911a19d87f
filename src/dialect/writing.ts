import type { Cite } from '../model/citation';
import type { Range } from '../model/range';
import type { DraftCitation, DraftEdit, Insertion } from './dialect';
import { assemble, beforeFullStop, type Placement, placeNote, spaced, within } from './placement';

/** How a markup writes what is to be inserted. */
export interface Writer {
  /** The citation; empty where there is nothing to cite. */
  readonly citation: string;
  /** The citation is a note: it stands right behind the word and its punctuation. */
  readonly isNote?: boolean;
  /** Words of the sentence in front of a note: the author's name, where the cite is narrative. */
  readonly name?: string | undefined;
  /** Joins a citation in which, or right behind which, the caret stands; `undefined` where it cannot be joined. */
  readonly join?: (citation: DraftCitation, at: Range) => Placement | undefined;
  /** The quotation with its citation, in a sentence. */
  readonly inlineQuote: () => string;
  readonly placeBlock: (at: Range) => Placement;
}

/**
 * The insertion at each caret: joined, in the sentence, or as a block. Where the first of several places is written
 * otherwise than the others (a note that is then referred to), `writer` is asked for each, by its rank in the draft.
 */
export function insertWith(
  draft: string,
  selections: readonly Range[],
  insertion: Insertion,
  citations: readonly DraftCitation[],
  writer: Writer | ((rank: number) => Writer),
): DraftEdit {
  const places = [...new Set(selections.map(({ start }) => start))].sort((a, b) => a - b);
  return assemble(
    selections.map((selection) => {
      const at = within(draft, selection);
      const how = typeof writer === 'function' ? writer(places.indexOf(selection.start)) : writer;
      if (insertion.quote === undefined) return placeCitation(draft, at, insertion.cites, citations, how);
      const inside = citations.find(({ range }) => range.start < at.start && at.start < range.end)?.range.end ?? 0;
      const behind = { start: Math.max(at.start, inside), end: Math.max(at.end, inside) };
      return insertion.quote.kind === 'block' ? how.placeBlock(behind) : spaced(draft, behind, how.inlineQuote());
    }),
  );
}

function placeCitation(
  draft: string,
  at: Range,
  cites: readonly Cite[],
  citations: readonly DraftCitation[],
  writer: Writer,
): Placement {
  const touched = citations.find(({ range }) => range.start < at.end && at.end <= range.end);
  const joined = touched === undefined || cites.length === 0 ? undefined : writer.join?.(touched, at);
  if (joined !== undefined) return joined;
  const from = touched !== undefined && at.end < touched.range.end ? touched.range.end : at.end;
  if (writer.isNote === true && writer.name !== undefined) {
    return spaced(draft, { start: from, end: from }, writer.name + writer.citation);
  }
  if (writer.isNote === true) return placeNote(draft, from, writer.citation);
  const isFree = touched === undefined && at.end === at.start && cites[0]?.form !== 'narrative';
  const offset = isFree ? beforeFullStop(draft, from) : from;
  // Behind the tag that ends a citation a space is not a matter of course, as it is behind other tags.
  const gap = touched !== undefined && offset === touched.range.end && draft[offset - 1] === '>' ? ' ' : '';
  return spaced(draft, { start: offset, end: offset }, gap + writer.citation);
}

/** Behind a quotation the author is not part of the sentence. */
export function behindQuote(cites: readonly Cite[]): readonly Cite[] {
  return cites.map(({ form, ...cite }): Cite => (form === 'suppress-author' ? { ...cite, form } : cite));
}

/** `text` inserted at `at`, the caret behind it, and `skip` characters further. */
export function insertAt(at: number, text: string, skip = 0): Placement {
  return { edit: { start: at, end: at, newText: text }, caret: text.length + skip };
}
