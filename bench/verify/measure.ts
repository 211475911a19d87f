import type { Dialect } from '../../src/dialect/dialect';
import type { QuoteFinding } from '../../src/verify/finding';
import type { Verifier } from '../../src/verify/verify';
import type { MadeDraft, Truth } from './drafts';

/** Counts of one kind of quotation. */
export interface Tally {
  count: number;
  /** The verdict is the true one. An altered quotation counts as found under any verdict that a build fails on. */
  right: number;
  /** Read from the draft as a quotation at all. */
  read: number;
  /** Of the altered: every difference lies within the words that were altered. */
  underlined: number;
  /** Attached to the citation that was written for it. */
  attached: number;
  /** Of the wrong sources: the source that has the words is named. */
  named: number;
}

export interface Failure {
  readonly dialect: string;
  readonly name: string;
  readonly text: string;
  readonly verdict: string;
  readonly differences: readonly (readonly [string, string])[];
  readonly why: string;
}

const emptyTally = (): Tally => ({ count: 0, right: 0, read: 0, underlined: 0, attached: 0, named: 0 });

export class Measured {
  readonly tallies = new Map<string, Tally>();
  readonly failures: Failure[] = [];

  add(dialect: string, truth: Truth, draft: MadeDraft['text'], finding: QuoteFinding | undefined): void {
    const tally = this.tallies.get(truth.name) ?? emptyTally();
    this.tallies.set(truth.name, tally);
    tally.count++;
    const fail = (why: string) => {
      const differences = finding?.differences.map(({ found, expected }) => [found, expected] as const) ?? [];
      this.failures.push({
        dialect,
        name: truth.name,
        text: truth.text,
        verdict: finding?.verdict ?? 'not read',
        differences,
        why,
      });
    };
    if (finding === undefined) {
      fail('not read');
      return;
    }
    tally.read++;
    const isFound =
      finding.verdict === 'altered' || finding.verdict === 'wrong-source' || finding.verdict === 'missing';
    if (truth.verdict === 'altered' ? isFound : finding.verdict === truth.verdict) tally.right++;
    else fail('verdict');
    if (finding.citation?.cites.some(({ citekey }) => citekey === truth.cited.citekey)) tally.attached++;
    else fail('attached');
    if (truth.verdict === 'wrong-source' && finding.source?.citekey === truth.from.citekey) tally.named++;
    if (truth.altered !== undefined) {
      if (isUnderlined(draft, truth, finding)) tally.underlined++;
      else if (isFound) fail('underlined');
    }
  }
}

/** Every difference within the altered words; where words are left out, at the place, a sign aside. */
function isUnderlined(draft: string, { text, altered }: Truth, { differences }: QuoteFinding): boolean {
  if (altered === undefined || differences.length === 0) return false;
  const words = bare(text.slice(altered.start, altered.end));
  const before = bare(text.slice(0, altered.start));
  return differences.every(({ range, found }) => {
    if (altered.start !== altered.end) {
      // A sign may be written as a command: `\dollar{}`.
      const isThere = bare(found) === '' || bare(draft.slice(range.start, range.end)) === bare(found);
      return found !== '' && words.includes(bare(found)) && isThere;
    }
    const shown = bare(draft.slice(Math.max(0, range.start - 20), range.start));
    // No more than the last word: before it markup may begin.
    const last = bare(text.slice(0, altered.start).trimEnd().split(' ').at(-1) ?? '');
    const length = Math.min(6, last.length, shown.length);
    return range.start === range.end && before.slice(before.length - length) === shown.slice(shown.length - length);
  });
}

const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

/** Checks a draft and adds what was found to the figures. */
export async function measure(
  made: MadeDraft,
  dialect: Dialect,
  verifier: Verifier,
  measured: Measured,
): Promise<void> {
  const { quotes } = await verifier.check(made.text, dialect.parse(made.text));
  for (const truth of made.quotations) {
    const { start, end } = truth.place;
    const finding = quotes.find(({ range }) => start <= range.start && range.end <= end + 2);
    measured.add(dialect.id, truth, made.text, finding);
  }
}
