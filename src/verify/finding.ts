import type { DraftCitation } from '../dialect/dialect';
import type { TextPositionSelector, TextQuoteSelector } from '../model/quote';
import type { RememberedWords } from '../model/quoted-words';
import type { Range } from '../model/range';
import type { Tie } from './attach';
import type { Difference } from './differences';
import type { Doubt } from './notes';

/** The verdicts on a quotation (design, "Words"). */
export const VERDICTS = [
  'verbatim',
  'altered',
  'missing',
  'wrong-source',
  'uncited',
  'source-changed',
  'unchecked',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Quotations of fewer words are checked only where the cited source has them (issue 7): most are names and scare quotes. */
export const FEWEST_WORDS = 4;

/** Where the words of a quotation stand. */
export interface FoundIn {
  readonly citekey: string;
  readonly file: string;
  /** The article's address, where the file holds several. */
  readonly part?: string;
  /** The passage in which they begin. */
  readonly ordinal: number;
  /** W3C Web Annotation: the words, and their place in that passage. */
  readonly selector: readonly [TextQuoteSelector, TextPositionSelector];
  /** The paragraph or page in which they begin, as a locator names it. */
  readonly paragraph?: number;
  readonly page?: string;
}

/** An alteration, in the draft. */
export interface DraftDifference extends Pick<Difference, 'kind' | 'found' | 'expected'> {
  /** In the draft; empty where words were left out. */
  readonly range: Range;
}

/** A permitted edit, in the draft, with the source's words it hides. */
export interface DraftNote {
  readonly kind: 'omission' | 'replacement' | 'insertion';
  readonly range: Range;
  /** Empty for an insertion, which hides nothing. */
  readonly words: string;
  readonly doubts: readonly Doubt[];
}

/** What is known of one quotation of a draft. */
export interface QuoteFinding {
  readonly verdict: Verdict;
  /** The words in the draft, without their marks. */
  readonly range: Range;
  /** With quotation marks, markers or environment. */
  readonly outer: Range;
  readonly kind: 'inline' | 'block';
  /** The words as a reader of the built document sees them. */
  readonly text: string;
  /** The citation it belongs to. */
  readonly citation?: DraftCitation;
  readonly tie: Tie;
  /** The key cited: of several, the one whose source has the words, else the first. */
  readonly citekey?: string;
  readonly source?: FoundIn;
  /** Of a source that changed: the words it had, and when they were last found there. */
  readonly once?: RememberedWords;
  readonly differences: readonly DraftDifference[];
  readonly notes: readonly DraftNote[];
  /** Look-alikes: other places of the source that have the words just as well. The nearer context decided. */
  readonly elsewhere: readonly FoundIn[];
}

/** What is wrong with a citation or a stretch of prose. */
export type DraftIssue =
  | { readonly kind: 'unknown-citekey'; readonly range: Range; readonly citekey: string }
  | {
      readonly kind: 'ambiguous-locator';
      readonly range: Range;
      readonly citekey: string;
      /** Where the citekey stands: of the locators of a citation the nearest one is its. */
      readonly keyRange: Range;
      readonly locator: string;
      /** Where the words stand, as a locator names it; absent where the source has no such numbers. */
      readonly actual?: string;
      readonly label: 'page' | 'paragraph';
    }
  | { readonly kind: 'copied-without-marks'; readonly range: Range; readonly source: FoundIn };

/** All that checking a draft found, each list in the order of the draft. */
export interface DraftFindings {
  readonly quotes: readonly QuoteFinding[];
  readonly issues: readonly DraftIssue[];
}

/** Verdicts that a build fails on (issue 7). */
export function isFailure(verdict: Verdict): boolean {
  return verdict === 'altered' || verdict === 'missing' || verdict === 'wrong-source';
}
