import type { Cite } from '../model/citation';
import type { Marks } from '../model/quotation';
import type { Range, TextEdit } from '../model/range';
import type { Dialect, DraftCitation, Insertion } from './dialect';
import { writeLocator } from './locator';
import { escapeCommonMark, escapeLineStart } from './markdown/escape';
import { keyAtNote } from './markdown/key-at';
import { appendDefinition, freeLabel, labelOf, type NoteDefinition, readNoteDefinitions } from './markdown/notes';
import { placeBlock } from './markdown/placing';
import { FILLER, type MarkdownText, readMarkdown } from './markdown/prose';
import { parsedMarkdown } from './markdown/quotes';
import { updateReferenceList } from './markdown/reference-list';
import { nameInSentence } from './note-text';
import { assemble, type Placement, placeNote, spaced, within } from './placement';
import { paragraphs } from './plain-words';
import { customaryMarks, holds, readMarkedQuotes, usualMarks } from './quotation-marks';

/** Markdown with footnotes, as GitHub, Obsidian, Hugo and others read it: `words[^ruiz2019]`, and the note at the end. */
export const footnote: Dialect = {
  id: 'footnote',
  label: 'Markdown with footnotes',
  languages: ['markdown', 'mdx'],
  citations: 'formatted',
  rendering: 'markdown',
  formatted: 'note',
  bibliographyFormats: [],

  parse(draft) {
    const text = readMarkdown(draft);
    return parsedMarkdown(text, readReferences(text), []);
  },

  insert(draft, selections, insertion) {
    const text = readMarkdown(draft);
    const definitions = readNoteDefinitions(text);
    const note = noteText(insertion);
    const { label, further } = noteFor(
      text,
      definitions,
      insertion.cites,
      note,
      Math.max(0, ...selections.map(({ end }) => end)),
    );
    const reference = insertion.cites.length === 0 ? '' : `[^${label}]`;
    const name = nameInSentence(insertion, (words) => words);
    const marks = quotationMarks(text, insertion);
    const citations = readReferences(text);
    let isReferred = false;
    const placements = selections.map((selection) => {
      const at = within(draft, selection);
      const inNote = definitions.find(({ range }) => range.start <= at.start && at.end <= range.end);
      // A note cannot hold another: within one the citation is written out.
      if (inNote === undefined) isReferred = true;
      const cited = inNote === undefined ? reference : reference === '' ? '' : ` (${note.replace(/\.$/, '')})`;
      if (insertion.quote !== undefined) return placeQuote(draft, at, insertion, marks, cited);
      if (inNote !== undefined) return spaced(draft, at, cited.trim());
      return name === undefined
        ? placeReference(draft, at, citations, cited)
        : spaced(draft, { start: at.end, end: at.end }, name + cited);
    });
    return assemble(placements, isReferred && reference !== '' ? further : []);
  },

  declareBibliography: () => [],
  updateReferences: (draft, heading, entries) =>
    updateReferenceList(
      draft,
      heading,
      entries.map(({ text }) => text),
    ),
  escape: escapeCommonMark,
  keyAt: (draft, offset) => keyAtNote(readMarkdown(draft), offset),

  completeKey(draft, at, insertion) {
    const text = readMarkdown(draft);
    const { label, further } = noteFor(
      text,
      readNoteDefinitions(text),
      insertion.cites,
      noteText(insertion),
      at.range.end,
    );
    const closing = draft[at.range.end] === ']' ? '' : ']';
    return [{ ...at.range, newText: label + closing }, ...further];
  },
};

/** `[^label]`, except where it defines the note. The label says which sources: `a`, `a-2` (again), `a+b`. */
function readReferences({ prose, blocks }: MarkdownText): readonly DraftCitation[] {
  const references = [...prose.matchAll(/(?<!\\)\[\^([^\]\s[]+)\]/g)];
  const isDefinition = (index: number, length: number) =>
    prose[index + length] === ':' && blocks.some(({ lines }) => lines.some(({ start }) => start === index));
  const defined = new Set(references.map(([, label]) => label));
  return references.flatMap(({ index, 0: whole, 1: label = '' }) => {
    if (label.includes(FILLER) || isDefinition(index, whole.length)) return [];
    const base = label.replace(/-\d+$/, '');
    const keys = (defined.has(base) ? base : label).split('+');
    let start = index + 2;
    const cites = keys.map((citekey) => {
      const keyRange = { start, end: start + citekey.length };
      start = keyRange.end + 1;
      return { citekey, keyRange };
    });
    return [{ range: { start: index, end: index + whole.length }, cites }];
  });
}

/** The formatted note; where there is none, what is known: key and locator. */
function noteText({ cites, formatted }: Insertion): string {
  const words = formatted?.trim() ?? '';
  if (words !== '') return words.replace(/\s*\r?\n\s*/g, ' ');
  return cites
    .map(({ citekey, locator }) =>
      escapeCommonMark(locator === undefined ? citekey : `${citekey}, ${writeLocator(locator)}`),
    )
    .join('; ');
}

/** The note that says the same already, or a new one. A cite of the source as a whole takes the source's own note as it is. */
function noteFor(
  text: MarkdownText,
  definitions: readonly NoteDefinition[],
  cites: readonly Cite[],
  note: string,
  from: number,
) {
  const base = labelOf(cites.map(({ citekey }) => citekey));
  const isOurs = ({ label }: NoteDefinition) => label === base || label.replace(/-\d+$/, '') === base;
  const isWhole = cites.every(({ locator, prefix, suffix }) => (locator ?? prefix ?? suffix) === undefined);
  const same =
    definitions.find((it) => isOurs(it) && it.text === note.replace(/\s+/g, ' ')) ??
    (isWhole ? definitions.find((it) => it.label === base && !hasLocator(it.text)) : undefined);
  if (same !== undefined) return { label: same.label, further: [] as readonly TextEdit[] };
  const label = freeLabel(base, definitions);
  return { label, further: [appendDefinition(text, definitions, { label, text: note }, from)] };
}

function hasLocator(note: string): boolean {
  return /\b(?:paras?|pp?|secs?|chaps?|ll?|nn?)\.\s*\d+/i.test(note);
}

/** Right behind the word and its punctuation, without a space; behind a note that is there already. */
function placeReference(draft: string, at: Range, citations: readonly DraftCitation[], reference: string): Placement {
  const touched = citations.find(({ range }) => range.start < at.end && at.end < range.end);
  const doubled = citations.some(
    ({ range }) => range.end === at.end && draft.slice(range.start, range.end) === reference,
  );
  if (doubled) return { edit: { start: at.end, end: at.end, newText: '' }, caret: 0 };
  return placeNote(draft, touched?.range.end ?? at.end, reference);
}

function placeQuote(draft: string, at: Range, { quote }: Insertion, marks: Marks, reference: string): Placement {
  const parts = paragraphs(quote?.text ?? '').map(escapeCommonMark);
  if (quote?.kind !== 'block') return spaced(draft, at, marks.open + parts.join(' ') + marks.close + reference);
  const lines = parts.flatMap((part, i) => {
    const line = `> ${escapeLineStart(part)}${i === parts.length - 1 ? reference : ''}`;
    return i === 0 ? [line] : ['>', line];
  });
  return placeBlock(draft, at, lines);
}

function quotationMarks({ draft, prose, blocks }: MarkdownText, { quote }: Insertion): Marks {
  const straight = { open: '"', close: '"' };
  const curly = usualMarks(quote, { open: '“', close: '”' });
  if (quote === undefined || quote.kind === 'block') return straight;
  const marked = blocks.filter(({ depth }) => depth === 0).flatMap((block) => readMarkedQuotes(prose, block));
  const custom = customaryMarks(draft, marked, curly);
  return [custom, curly, straight].find((marks) => holds(marks, escapeCommonMark(quote.text))) ?? curly;
}
