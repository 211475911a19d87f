import type { Dialect } from '../dialect/dialect';
import { writeLocator } from '../dialect/locator';
import type { Locator } from '../model/citation';
import type { OmissionMark } from '../model/quotation';
import type { TextEdit } from '../model/range';
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

/** The repairs of a quotation, the one that is right most often first. Pure: `draft` is the text that was checked. */
export function repairsOf(
  draft: string,
  finding: QuoteFinding,
  dialect: Dialect,
  mark: OmissionMark,
): readonly Repair[] {
  const { verdict, source } = finding;
  const found: Repair[] = [];
  if (verdict === 'wrong-source' && source) found.push(...changeCitation(finding, source, dialect));
  if (verdict === 'uncited' && source) found.push(addCitation(draft, finding, source, dialect));
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

function changeCitation({ citation, citekey }: QuoteFinding, source: FoundIn, dialect: Dialect): readonly Repair[] {
  const cite = citation?.cites.find((it) => it.citekey === citekey);
  // A formatted citation is text that another source's would have to be made for.
  if (cite === undefined || dialect.citations === 'formatted') return [];
  const edits = [{ ...cite.keyRange, newText: source.citekey }];
  return [{ kind: 'change-citation', title: `Cite ${source.citekey} instead of ${cite.citekey}`, edits }];
}

function addCitation(draft: string, { outer }: QuoteFinding, source: FoundIn, dialect: Dialect): Repair {
  const at = { start: outer.end, end: outer.end };
  const locator = locatorOf(source);
  const cites = [{ citekey: source.citekey, ...(locator && { locator }) }];
  const { edits } = dialect.insert(draft, [at], { cites });
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
  const { range, locator, actual, label } = issue;
  const written = draft.slice(range.start, range.end);
  const value = locator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-–—]/g, '[-–—]+');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${LABEL}${value}(?![\\p{L}\\p{N}])`, 'u').exec(written);
  if (found === null) return undefined;
  const newText = writeLocator({ label, value: actual });
  const start = range.start + found.index;
  const edits = [{ start, end: start + found[0].length, newText }];
  return { kind: 'correct-locator', title: `Correct the locator to ${newText}`, edits };
}
