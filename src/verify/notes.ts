import type { Range } from '../model/range';
import { hasNegation } from './negation';
import type { Quotation } from './quotation';
import { placeOf, type SourceText, wordsOf } from './source-text';
import type { Reading, Step } from './steps';
import { countWords, stretch } from './tokens';

/**
 * Why a permitted edit deserves a second look: what is left out, replaced or put in contains a `not`, is long, or its two
 * ends stand pages apart.
 */
export type Doubt = 'negation' | 'long' | 'far';

/** A permitted edit, with the words of the source that a reader of the draft does not see. */
export interface Note {
  readonly kind: 'omission' | 'replacement' | 'insertion';
  /** The mark, in the text of the quotation: `[…]`, `[the minister]`. */
  readonly range: Range;
  /** The source's words. */
  readonly words: string;
  readonly count: number;
  /** In the joined text of the source. */
  readonly source: Range;
  readonly doubts: readonly Doubt[];
}

/** A sentence or two are left out every day; more than that is worth a look. */
const LONG_OMISSION = 50;
/** A bracket stands for a pronoun or a name; for more than a clause it is an omission that does not look like one. */
const LONG_REPLACEMENT = 12;
/** Passages between the ends of an omission, from which on they stand pages apart where nobody counted pages. */
const FAR = 5;

/** What a reading leaves out or replaces with a mark, in the order of the quotation. */
export function readNotes(quotation: Quotation, source: SourceText, reading: Reading): readonly Note[] {
  const found: Note[] = [];
  for (const step of reading.steps) {
    if (step.kind === 'gap') found.push(note('omission', quotation, source, step));
    if (step.kind === 'bracket') found.push(bracketNote(quotation, source, step));
    if (step.kind === 'part' && !isCaseAlone(quotation, source, step)) {
      found.push(note('replacement', quotation, source, step));
    }
  }
  return found.filter(({ count, doubts }) => count > 0 || doubts.length > 0);
}

function isCaseAlone({ tokens }: Quotation, source: SourceText, step: Step): boolean {
  const written = tokens.keys.slice(step.from, step.to).join('').replace(/[[\]]/g, '');
  return written.toLowerCase() === source.tokens.keys[step.sourceFrom]?.toLowerCase();
}

/** A bracket put in is nothing to tell, but for one that turns the sentence round: `did [not] close`. */
function bracketNote(quotation: Quotation, source: SourceText, step: Step): Note {
  const found = note('replacement', quotation, source, step);
  if (found.count > 0) return found;
  const isNegating = hasNegation(quotation.tokens.keys.slice(step.from, step.to), source.language);
  return { ...found, kind: 'insertion', words: '', doubts: isNegating ? ['negation'] : [] };
}

function note(kind: Note['kind'], { tokens }: Quotation, source: SourceText, step: Step): Note {
  const { sourceFrom, sourceTo } = step;
  const place = stretch(source.tokens, sourceFrom, sourceTo);
  const count = countWords(source.tokens, sourceFrom, sourceTo);
  return {
    kind,
    range: stretch(tokens, step.from, step.to),
    words: wordsOf(source, place),
    count,
    source: place,
    doubts: doubtsOf(kind, source, place, step, count),
  };
}

function doubtsOf(
  kind: Note['kind'],
  source: SourceText,
  place: Range,
  { sourceFrom, sourceTo }: Step,
  count: number,
): readonly Doubt[] {
  const found: Doubt[] = [];
  if (hasNegation(source.tokens.keys.slice(sourceFrom, sourceTo), source.language)) found.push('negation');
  if (count > (kind === 'omission' ? LONG_OMISSION : LONG_REPLACEMENT)) found.push('long');
  if (isFarApart(source, place)) found.push('far');
  return found;
}

/** Over a page at least, where the source has numbers of pages. */
function isFarApart(source: SourceText, { start, end }: Range): boolean {
  const from = placeOf(source, start).ordinal;
  const to = placeOf(source, end).ordinal;
  const pages = [from, to].map((ordinal) => Number(source.passages.find((it) => it.ordinal === ordinal)?.page));
  const apart = (pages[1] ?? Number.NaN) - (pages[0] ?? Number.NaN);
  return Number.isNaN(apart) ? to - from >= FAR : apart >= 2;
}
