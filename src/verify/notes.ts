import type { Range } from '../model/range';
import { hasNegation } from './negation';
import type { Quotation } from './quotation';
import { placeOf, type SourceText, wordsOf } from './source-text';
import type { Reading, Step } from './steps';
import { countWords, stretch } from './tokens';

/**
 * Why a permitted edit deserves a second look: what is left out or replaced contains a `not`, has more than {@link LONG}
 * words, or its two ends stand pages apart.
 */
export type Doubt = 'negation' | 'long' | 'far';

/** A permitted edit, with the words of the source that a reader of the draft does not see. */
export interface Note {
  readonly kind: 'omission' | 'replacement';
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
export const LONG = 50;
/** Passages between the ends of an omission, from which on they stand pages apart. */
const FAR = 5;

/** What a reading leaves out or replaces with a mark, in the order of the quotation. */
export function readNotes(quotation: Quotation, source: SourceText, reading: Reading): readonly Note[] {
  const found: Note[] = [];
  for (const step of reading.steps) {
    if (step.kind === 'gap') found.push(note('omission', quotation, source, step));
    if (step.kind === 'bracket') found.push(note('replacement', quotation, source, step));
    if (step.kind === 'part' && !isCaseAlone(quotation, source, step)) {
      found.push(note('replacement', quotation, source, step));
    }
  }
  return found.filter(({ count }) => count > 0);
}

function isCaseAlone({ tokens }: Quotation, source: SourceText, step: Step): boolean {
  const written = tokens.keys.slice(step.from, step.to).join('').replace(/[[\]]/g, '');
  return written.toLowerCase() === source.tokens.keys[step.sourceFrom]?.toLowerCase();
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
    doubts: doubts(source, place, sourceFrom, sourceTo, count),
  };
}

function doubts(source: SourceText, place: Range, from: number, to: number, count: number): readonly Doubt[] {
  const { keys } = source.tokens;
  const found: Doubt[] = [];
  if (hasNegation(keys.slice(from, to))) found.push('negation');
  if (count > LONG) found.push('long');
  if (placeOf(source, place.end).ordinal - placeOf(source, place.start).ordinal >= FAR) found.push('far');
  return found;
}
