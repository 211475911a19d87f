import type { DraftDifference, DraftIssue, DraftNote, FoundIn, QuoteFinding, Verdict } from '../finding';
import type { Doubt } from '../notes';

/** How loud a verdict is: `error` fails a build (issue 7), `warning` wants a look, `note` only tells. */
export type Level = 'error' | 'warning' | 'note' | 'none';

const LEVELS: { readonly [V in Verdict]: Level } = {
  verbatim: 'none',
  altered: 'error',
  missing: 'error',
  'wrong-source': 'error',
  'source-changed': 'warning',
  uncited: 'warning',
  unchecked: 'note',
};

/** A permitted edit that hides a `not`, or much, is worth a warning though the words are right. */
export function levelOf({ verdict, notes }: QuoteFinding): Level {
  return verdict === 'verbatim' && notes.some(({ doubts }) => doubts.length > 0) ? 'warning' : LEVELS[verdict];
}

/** What each verdict and check is about, in a sentence. */
export const RULES: { readonly [id in Verdict | DraftIssue['kind'] | 'doubtful-omission']: string } = {
  verbatim: 'The quotation has the very words of its source.',
  altered: 'The words of the quotation differ from those of its source.',
  missing: 'The words of the quotation stand in no source of the library.',
  'wrong-source': 'The words of the quotation stand in another source than the one cited.',
  uncited: 'The words stand in a source of the library, but no citation says so.',
  'source-changed': 'The words once stood in the source, but its saved file no longer has them.',
  unchecked: 'The quotation could not be checked, since no text of its source is saved here.',
  'unknown-citekey': 'No source of the library and no entry of the bibliography has this citekey.',
  'ambiguous-locator': 'The locator does not lead to the words.',
  'copied-without-marks': 'The words stand in a source of the library, but are not marked as a quotation.',
  'doubtful-omission': 'What is left out or replaced may change what the source says.',
};

/** What a person reads of a quotation: one line, no markup. */
export function describeQuote(finding: QuoteFinding): string {
  const { verdict, citekey, source, differences } = finding;
  const changes = differences.map(describeDifference).join('; ');
  switch (verdict) {
    case 'verbatim': {
      const doubtful = finding.notes.filter(({ doubts }) => doubts.length > 0).map(describeNote);
      return [`Verbatim in ${citekey}${placeIn(source)}${lookAlikes(finding)}`, ...doubtful].join('; ');
    }
    case 'altered':
      return `Differs from ${citekey}${placeIn(source)}${lookAlikes(finding)}: ${changes}`;
    case 'missing':
      return `Stands neither in ${citekey} nor in any other source`;
    case 'wrong-source':
      return `Stands not in ${citekey} but in ${source?.citekey}${placeIn(source)}${changes && `, with differences: ${changes}`}`;
    case 'uncited':
      return `Stands in ${source?.citekey}${placeIn(source)} but has no citation${changes && `; differences: ${changes}`}`;
    case 'source-changed':
      return `The saved file of ${citekey} no longer has these words${changes && `: ${changes}`}`;
    case 'unchecked':
      return citekey === undefined
        ? 'Has no citation and stands in no source of the library'
        : `No text of ${citekey} is saved here, so that the words could not be checked`;
  }
}

/** `“close” where the source has “open”` */
export function describeDifference({ kind, found, expected }: DraftDifference): string {
  switch (kind) {
    case 'changed':
      return `“${found}” where the source has “${short(expected)}”`;
    case 'added':
      return `“${found}” is not in the source`;
    case 'removed':
      return `“${short(expected)}” is left out without a mark`;
    case 'order':
      return 'what follows stands before this in the source';
  }
}

const DOUBTS: { readonly [D in Doubt]: string } = {
  negation: 'a negation is among it',
  long: 'it is long',
  far: 'its ends stand far apart',
};

/** `left out: “had not”, a negation is among it` */
export function describeNote({ kind, words, doubts }: DraftNote): string {
  if (kind === 'insertion') return 'put in: a bracket with a negation';
  const what = kind === 'omission' ? 'left out' : 'replaced';
  return [`${what}: “${short(words)}”`, ...doubts.map((doubt) => DOUBTS[doubt])].join(', ');
}

export function describeIssue(issue: DraftIssue): string {
  switch (issue.kind) {
    case 'unknown-citekey':
      return `No source and no entry of the bibliography has the citekey ${issue.citekey}`;
    case 'ambiguous-locator': {
      const where = issue.actual === undefined ? 'cannot be found there' : `stand in ${issue.label} ${issue.actual}`;
      return `The words quoted from ${issue.citekey} ${where}, not at “${issue.locator}”`;
    }
    case 'copied-without-marks':
      return `These words stand in ${issue.source.citekey}${placeIn(issue.source)} but are not marked as a quotation`;
  }
}

/** ` (chosen by the context; as well in paragraph 7)` */
function lookAlikes({ elsewhere }: QuoteFinding): string {
  if (elsewhere.length === 0) return '';
  const places = elsewhere.slice(0, MOST_LOOK_ALIKES).map((place) => placeIn(place).slice(2));
  const named = [...new Set(places.filter((place) => place !== ''))];
  const rest = elsewhere.length > MOST_LOOK_ALIKES ? ' and more' : '';
  const where = named.length === 0 ? `at ${elsewhere.length} more` : `in ${named.join(', ')}${rest}`;
  return ` (chosen by the context; as well ${where})`;
}

const MOST_LOOK_ALIKES = 3;

/** `, paragraph 4` */
function placeIn(source: FoundIn | undefined): string {
  if (source?.page !== undefined) return `, page ${source.page}`;
  return source?.paragraph === undefined ? '' : `, paragraph ${source.paragraph}`;
}

const LONGEST = 160;

/** A long stretch by its two ends. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST
    ? line
    : `${line.slice(0, LONGEST / 2).trimEnd()} […] ${line.slice(-LONGEST / 2).trimStart()}`;
}
