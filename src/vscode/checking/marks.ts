import type { FindingRef } from '../../engine/protocol';
import type { Range } from '../../model/range';
import type { DraftIssue, FoundIn, QuoteFinding } from '../../verify/finding';
import { describeIssue, describeNote, describeQuote, short } from '../../verify/report/wording';
import type { Check } from './checks';

/** A place in a draft about which something is to be said. */
export interface Mark {
  readonly check: Check;
  /** Never empty, so that it can be seen. */
  readonly range: Range;
  /** One line, without a full stop at its end. */
  readonly message: string;
  /** What repairs are asked for. */
  readonly of: FindingRef;
  /** The quotation it belongs to, where it belongs to one. */
  readonly finding?: QuoteFinding;
  readonly issue?: DraftIssue;
}

/** What is to be said about a draft, in its order; `text` is the draft that was checked. */
export function marksOf(text: string, quotes: readonly QuoteFinding[], issues: readonly DraftIssue[]): readonly Mark[] {
  const unknown = new Set(issues.filter(({ kind }) => kind === 'unknown-citekey').map(({ range }) => range.start));
  const marks = [
    ...quotes.flatMap((finding) => marksOfQuotation(text, finding, unknown)),
    ...issues.map((issue): Mark => {
      const { kind, range } = issue;
      return { check: kind, range, message: describeIssue(issue), of: { kind, start: range.start }, issue };
    }),
  ];
  return marks.sort((a, b) => a.range.start - b.range.start);
}

/** `unknown`: where citekeys begin that nobody knows, of which more need not be said. */
function marksOfQuotation(text: string, finding: QuoteFinding, unknown: ReadonlySet<number>): readonly Mark[] {
  const { verdict, range, citation, citekey } = finding;
  const of = { kind: 'quotation', start: range.start } as const;
  const mark = (check: Check, where: Range, message: string): Mark => ({
    check,
    range: visible(text, where, finding.outer),
    message,
    of,
    finding,
  });
  const doubtful = finding.notes
    .filter(({ doubts }) => doubts.length > 0)
    .map((note) => mark('doubtful-omission', note.range, sentence(describeNote(note))));
  const key = citation?.cites.find((cite) => cite.citekey === citekey)?.keyRange;
  switch (verdict) {
    case 'verbatim':
      return doubtful;
    case 'altered':
      return [
        ...finding.differences.map((difference, i) => ({
          ...mark('altered', difference.range, `${alteration(difference)} (${placeOf(finding)})`),
          of: { ...of, difference: i },
        })),
        ...doubtful,
      ];
    case 'wrong-source':
      return [mark('wrong-source', key ?? range, describeQuote(finding))];
    case 'unchecked':
      // Words in quotation marks that no source has are mostly no quotations.
      if (citekey === undefined || (key && unknown.has(key.start))) return [];
      return [mark('unchecked', key ?? range, describeQuote(finding))];
    case 'missing':
    case 'uncited':
    case 'source-changed':
      return [mark(verdict, range, describeQuote(finding))];
  }
}

/** The source's words first: they are what one wants to read. */
function alteration({ kind, found, expected }: QuoteFinding['differences'][number]): string {
  switch (kind) {
    case 'changed':
      return `The source has “${short(expected)}” here, not “${short(found)}”`;
    case 'added':
      return `“${short(found)}” is not in the source`;
    case 'removed':
      return `“${short(expected)}” is left out here without a mark`;
    case 'order':
      return 'What follows stands before this in the source';
  }
}

/** `ruiz2019Winter, para. 4` */
export function placeOf({ citekey, source }: Pick<QuoteFinding, 'citekey' | 'source'>): string {
  return [source?.citekey ?? citekey ?? '', source ? locatorOf(source) : ''].filter((it) => it !== '').join(', ');
}

/** `para. 4`, `p. 12`; empty where the source has no such numbers. */
export function locatorOf({ page, paragraph }: Pick<FoundIn, 'page' | 'paragraph'>): string {
  if (page !== undefined) return `p. ${page}`;
  return paragraph === undefined ? '' : `para. ${paragraph}`;
}

/** Where words are left out, the letters at both sides of the gap; nothing can be seen of an empty range. */
function visible(text: string, { start, end }: Range, within: Range): Range {
  if (end > start) return { start, end };
  let from = start;
  while (from > within.start && /\s/.test(text[from - 1] ?? '')) from--;
  let to = end;
  while (to < within.end && /\s/.test(text[to] ?? '')) to++;
  return { start: Math.max(within.start, from - 1), end: Math.min(within.end, to + 1) };
}

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
