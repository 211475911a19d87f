import type { DraftCitation, ParsedDraft } from '../dialect/dialect';
import type { Range } from '../model/range';

/** Notes whose text stands elsewhere in the draft: how it begins there, and how it is referred to. */
const NOTES: readonly { readonly text: RegExp; readonly reference: RegExp }[] = [
  // Markdown
  { text: /^ {0,3}\[\^([^\]\s]+)\]:/gm, reference: /\[\^([^\]\s]+)\](?!:)/g },
  // Org
  { text: /^\[fn:([\w-]+)\]/gm, reference: /(?<!^)\[fn:([\w-]+)\]/gm },
  // reStructuredText
  { text: /^\.\. \[(#?[\w-]+)\]/gm, reference: /\[(#?[\w-]+)\]_/g },
];

/** To the next text that is not indented, after an empty line. */
const END = /\n[ \t\r]*\n(?![ \t])|\n(?= {0,3}\[\^[^\]\s]+\]:|\[fn:|\.\. \[)/g;

/**
 * A draft in which what a note cites is cited where the note is referred to as well: `“words”[^1]` belongs to the
 * citation in `[^1]: See @ruiz.` Cites keep their places; the citation has that of the reference.
 */
export function withNotes(draft: string, parsed: ParsedDraft): ParsedDraft {
  const { citations } = parsed;
  const added: DraftCitation[] = [];
  for (const { text, reference } of NOTES) {
    const cited = new Map<string, DraftCitation['cites']>();
    for (const { 1: id = '', index } of draft.matchAll(text)) {
      const cites = citations.filter((it) => index < it.range.start && it.range.start < endOf(draft, index));
      if (cites.length > 0)
        cited.set(
          id,
          cites.flatMap((it) => it.cites),
        );
    }
    if (cited.size === 0) continue;
    for (const { 0: whole, 1: id = '', index } of draft.matchAll(reference)) {
      const range = { start: index, end: index + whole.length };
      const cites = cited.get(id);
      if (cites !== undefined && !citations.some((it) => overlap(it.range, range))) added.push({ range, cites });
    }
  }
  if (added.length === 0) return parsed;
  return { ...parsed, citations: [...citations, ...added].sort((a, b) => a.range.start - b.range.start) };
}

/** A note's text that is itself the citation: `[^ruiz2019]: Ruiz, “Winter”, where she says “…”.` */
export interface CitingNote {
  readonly range: Range;
  readonly citation: DraftCitation;
}

/** Those notes of a draft whose reference is a citation. */
export function citingNotes(draft: string, { citations }: ParsedDraft): readonly CitingNote[] {
  return NOTES.flatMap(({ text, reference }) => {
    const cited = new Map<string, DraftCitation>();
    for (const { 0: whole, 1: id = '', index } of draft.matchAll(reference)) {
      const end = index + whole.length;
      const citation = citations.find(({ range }) => range.start === index && range.end === end);
      if (citation !== undefined) cited.set(id, citation);
    }
    if (cited.size === 0) return [];
    return [...draft.matchAll(text)].flatMap(({ 1: id = '', index }) => {
      const citation = cited.get(id);
      return citation === undefined ? [] : [{ range: { start: index, end: endOf(draft, index) }, citation }];
    });
  });
}

/** The texts of the notes that a stretch of the draft refers to. */
export function noteTexts(draft: string, { start, end }: Range): readonly string[] {
  return NOTES.flatMap(({ text, reference }) => {
    const wanted = new Set([...draft.slice(start, end).matchAll(reference)].map(([, id]) => id));
    if (wanted.size === 0) return [];
    return [...draft.matchAll(text)]
      .filter(([, id]) => wanted.has(id))
      .map(({ index }) => draft.slice(index, endOf(draft, index)));
  });
}

function endOf(draft: string, from: number): number {
  END.lastIndex = from + 1;
  return END.exec(draft)?.index ?? draft.length;
}

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
