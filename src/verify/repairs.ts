import type { Dialect } from '../dialect/dialect';
import { type CitationContext, changeCite, editCitation, withLocator } from '../dialect/edit-citation';
import { writeLocator } from '../dialect/locator';
import type { Locator } from '../model/citation';
import type { OmissionMark } from '../model/quotation';
import type { Range, TextEdit } from '../model/range';
import { isUnspaced } from '../model/words';
import type { DraftDifference, DraftIssue, FoundIn, QuoteFinding } from './finding';

/** One way to put a finding right. The edits do not overlap. */
export interface Repair {
  readonly kind:
    | 'restore'
    | 'mark-with-brackets'
    | 'mark-with-dots'
    | 'change-citation'
    | 'add-citation'
    | 'correct-locator';
  /** For people: `Restore “close”`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The repairs of a quotation, the one that is right most often first. Pure: `draft` is the text that was checked.
 *
 * @param context for dialects whose citations are formatted text: the formatted citation of `finding.source`; without it
 *   they get no repair that cites
 */
export function repairsOf(
  draft: string,
  finding: QuoteFinding,
  dialect: Dialect,
  mark: OmissionMark,
  context?: CitationContext,
): readonly Repair[] {
  const { verdict, source } = finding;
  const found: Repair[] = [];
  if (source && (dialect.citations === 'keys' || context !== undefined)) {
    if (verdict === 'wrong-source') found.push(...changeCitation(draft, finding, source, dialect, context));
    if (verdict === 'uncited') found.push(addCitation(draft, finding, source, dialect, context));
  }
  const known = finding.differences.filter(({ kind }) => kind !== 'order');
  for (const difference of known) {
    found.push(restore(draft, [difference], dialect));
    if (difference.kind === 'removed') found.push(markWithDots(difference, dialect, mark));
    else found.push(markWithBrackets(draft, difference, dialect));
  }
  if (known.length > 1) found.push({ ...restore(draft, known, dialect), title: 'Restore all of the source’s words' });
  return found;
}

function restore(draft: string, differences: readonly DraftDifference[], dialect: Dialect): Repair {
  const edits = differences.map((difference) => restoring(draft, difference, dialect));
  const [first] = differences;
  const title = first?.kind === 'added' ? `Remove “${first.found}”` : `Restore “${first?.expected}”`;
  return { kind: 'restore', title, edits };
}

const NO_SPACE_BEFORE = /^[,.;:!?)\]}”’»%]/;
const NO_SPACE_AFTER = /[([{“‘«„]$/;

function restoring(draft: string, { kind, range, expected }: DraftDifference, dialect: Dialect): TextEdit {
  const newText = dialect.escape(expected);
  if (kind === 'changed') return { ...range, newText };
  if (kind === 'added') {
    // The space before goes with the word; at the beginning, the one after.
    const before = /[ \t]*$/.exec(draft.slice(0, range.start))?.[0].length ?? 0;
    const after = before > 0 ? 0 : (/^[ \t]*/.exec(draft.slice(range.end))?.[0].length ?? 0);
    return { start: range.start - before, end: range.end + after, newText: '' };
  }
  if (NO_SPACE_BEFORE.test(expected)) {
    const at = draft.slice(0, range.start).trimEnd().length;
    return { start: at, end: at, newText };
  }
  const isJoined = NO_SPACE_AFTER.test(expected) || isUnspaced(expected);
  return { ...range, newText: isJoined ? newText : `${newText} ` };
}

function markWithBrackets(draft: string, { range, found, expected }: DraftDifference, dialect: Dialect): Repair {
  const title = 'Mark the change with brackets';
  const [open, close] = [dialect.escape('['), dialect.escape(']')];
  const isCaseAlone = found.slice(1) === expected.slice(1) && found.toLowerCase() === expected.toLowerCase();
  const end = isCaseAlone && draft.startsWith(found, range.start) ? range.start + 1 : range.end;
  const edits = [
    { start: range.start, end: range.start, newText: open },
    { start: end, end, newText: close },
  ];
  return { kind: 'mark-with-brackets', title, edits };
}

function markWithDots({ range }: DraftDifference, dialect: Dialect, mark: OmissionMark): Repair {
  const newText = `${dialect.escape(mark)} `;
  return { kind: 'mark-with-dots', title: `Mark what is left out with ${mark}`, edits: [{ ...range, newText }] };
}

/** A locator goes along to where the words stand; of keys nothing else of the citation is touched. */
function changeCitation(
  draft: string,
  { citation, citekey }: QuoteFinding,
  source: FoundIn,
  dialect: Dialect,
  context: CitationContext | undefined,
): readonly Repair[] {
  const index = citation?.cites.findIndex((it) => it.citekey === citekey) ?? -1;
  const cite = citation?.cites[index];
  if (citation === undefined || cite === undefined) return [];
  const title = `Cite ${source.citekey} instead of ${cite.citekey}`;
  if (dialect.citations === 'formatted') {
    const { keyRange: _, ...plain } = cite;
    const changed = { ...plain, citekey: source.citekey };
    const other = cite.locator === undefined ? changed : withLocator(changed, locatorOf(source));
    const cites = changeCite(citation.cites, index, () => other);
    return [{ kind: 'change-citation', title, edits: editCitation(dialect, draft, citation, cites, context) }];
  }
  const edits: TextEdit[] = [{ ...cite.keyRange, newText: source.citekey }];
  const { locator } = cite;
  const there = locatorOf(source);
  if (there !== undefined && (locator?.label === 'page' || locator?.label === 'paragraph')) {
    const edit = locatorEdit(draft, citation.range, cite.keyRange, locator.value, there);
    if (edit !== undefined) edits.push(edit);
  }
  return [{ kind: 'change-citation', title, edits }];
}

function addCitation(
  draft: string,
  { outer }: QuoteFinding,
  source: FoundIn,
  dialect: Dialect,
  context: CitationContext | undefined,
): Repair {
  const at = { start: outer.end, end: outer.end };
  const locator = locatorOf(source);
  const cites = [{ citekey: source.citekey, ...(locator && { locator }) }];
  const { edits } = dialect.insert(draft, [at], { ...context, cites });
  return { kind: 'add-citation', title: `Cite ${source.citekey}`, edits };
}

function locatorOf({ page, paragraph }: FoundIn): Locator | undefined {
  if (page !== undefined) return { label: 'page', value: page };
  return paragraph === undefined ? undefined : { label: 'paragraph', value: String(paragraph) };
}

/** A locator and the label before it, as it may be written: `p. 4`, `S.~4`, `para. 4`, `4`. */
const LABEL = '(?:\\p{L}{1,12}\\.?|¶¶?|§§?)?[\\s~]*';

/** Edits that make the locator lead to the words; none where the source has no such numbers, or it is not written out. */
export function correctLocator(draft: string, issue: DraftIssue): Repair | undefined {
  if (issue.kind !== 'ambiguous-locator' || issue.actual === undefined) return undefined;
  const there = { label: issue.label, value: issue.actual };
  const edit = locatorEdit(draft, issue.range, issue.keyRange, issue.locator, there);
  return edit && { kind: 'correct-locator', title: `Correct the locator to ${edit.newText}`, edits: [edit] };
}

/** Where the locator of a cite is written out: behind its key, or before it (LaTeX). */
function locatorEdit(draft: string, within: Range, key: Range, value: string, there: Locator): TextEdit | undefined {
  const written = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-–—]/g, '[-–—]+');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${LABEL}${written}(?![\\p{L}\\p{N}])`, 'gu');
  const found = [...draft.slice(within.start, within.end).matchAll(pattern)]
    .map(({ index, 0: text }) => ({ start: within.start + index, end: within.start + index + text.length }))
    .filter(({ start, end }) => end <= key.start || start >= key.end)
    .map((range) => ({ range, distance: range.start >= key.end ? range.start - key.end : key.start - range.end }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = found;
  return nearest && { ...nearest.range, newText: writeLocator(there) };
}
