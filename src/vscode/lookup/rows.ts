import { writeLocator } from '../../dialect/locator';
import type { Locator } from '../../model/citation';
import { fieldText } from '../../model/field-text';
import type { FindResult, NoteMatch, PassageMatch, SourceField, SourceMatch } from '../../model/match';
import type { Range } from '../../model/range';
import type { Passage, Source } from '../../model/source';
import { byline, joined, shortByline, titleOf } from './byline';
import { snippet } from './snippet';

/** A stretch of the row's text that matched. */
export interface Marks {
  readonly label?: readonly Range[];
  readonly description?: readonly Range[];
  readonly detail?: readonly Range[];
}

/** What stands in a row, and what it stands for. */
export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly marks: Marks;
  readonly source: Source;
  /** The row's own passage, which Enter quotes, or the best one of the source, which is shown. */
  readonly passage?: Passage;
  readonly passageMatches?: readonly Range[];
  readonly kind: 'source' | 'passage';
  /** The locator that was typed with the words; it comes into the citation. */
  readonly locator?: Locator;
}

/** As wide as the list is: longer text would be cut by VS Code, matches and all. */
const LABEL_WIDTH = 84;
const DETAIL_WIDTH = 96;

export function sourceRow(match: SourceMatch): Row {
  const { source, best, matches } = match;
  const title = iconless(titleOf(source));
  const parts = bylineMarks(source, matches);
  const under = underSource(match);
  const also = match.duplicates?.length
    ? ` · also saved ${match.duplicates.length} more time${match.duplicates.length > 1 ? 's' : ''}`
    : '';
  return {
    kind: 'source',
    label: title,
    description: iconless(byline(source) + also),
    ...(under ? { detail: iconless(under.text) } : {}),
    marks: {
      label: source.item.title === undefined ? [] : (matches.title ?? []),
      description: parts,
      detail: under?.matches ?? [],
    },
    source,
    ...(best ? { passage: best.passage, passageMatches: best.matches } : {}),
  };
}

/** The line below a source: where the words stand, or were written by the person. */
function underSource({ best, note, source }: SourceMatch) {
  const own = note ?? best?.note;
  if (own && own.matches.length > (best?.matches.length ?? 0)) return noteText(own);
  if (best) return snippet(best.passage.text, best.matches, DETAIL_WIDTH);
  const { subtitle } = source.item;
  return subtitle === undefined ? undefined : { text: subtitle, matches: [] };
}

const NOTE = 'Your note: ';

function noteText({ text, matches }: NoteMatch) {
  const shown = snippet(text, matches, DETAIL_WIDTH - NOTE.length);
  const by = NOTE.length;
  return {
    text: NOTE + shown.text,
    matches: shown.matches.map(({ start, end }) => ({ start: start + by, end: end + by })),
  };
}

export function passageRow({ source, passage, matches, note }: PassageMatch): Row {
  const label = snippet(passage.text, matches, LABEL_WIDTH);
  // Words that stand in the note alone are shown there.
  const own = note && note.matches.length > matches.length ? noteText(note) : undefined;
  const place = passage.page ? `p. ${passage.page}` : passage.paragraph ? `para. ${passage.paragraph}` : '';
  return {
    kind: 'passage',
    label: iconless(label.text),
    description: iconless(shortByline(source)),
    detail: iconless(own === undefined ? joined([titleOf(source), place]) : own.text),
    marks: { label: label.matches, ...(own === undefined ? {} : { detail: own.matches }) },
    source,
    passage,
    passageMatches: matches,
  };
}

export function recentRow(source: Source): Row {
  return { kind: 'source', label: iconless(titleOf(source)), description: iconless(byline(source)), marks: {}, source };
}

/** The row says at which place it cites, before anything is inserted; first, since a long byline is cut off. */
export function located(row: Row, locator: Locator): Row {
  const lead = `at ${writeLocator(locator)}`;
  const description = joined([lead, row.description ?? '']);
  const by = description.length - (row.description ?? '').length;
  const moved = row.marks.description?.map(({ start, end }) => ({ start: start + by, end: end + by }));
  return { ...row, locator, description, marks: { ...row.marks, ...(moved ? { description: moved } : {}) } };
}

/** Rows of an answer; sources first, each with its best passage, then the passages. */
export function rowsOf(result: FindResult): { sources: Row[]; passages: Row[] } {
  return { sources: result.sources.map(sourceRow), passages: result.passages.map(passageRow) };
}

function bylineMarks(source: Source, matches: SourceMatch['matches']): Range[] {
  const marks: Range[] = [];
  let at = 0;
  for (const field of ['author', 'container-title', 'year'] satisfies SourceField[]) {
    const text = fieldText(source, field);
    if (text === '') continue;
    for (const { start, end } of matches[field] ?? []) marks.push({ start: at + start, end: at + end });
    at += text.length + ' · '.length;
  }
  return marks;
}

/** VS Code draws `$(name)` as an icon; a word joiner, which nobody sees, keeps it text. */
export function iconless(text: string): string {
  return text.replaceAll('$(', '$\u2060(');
}
