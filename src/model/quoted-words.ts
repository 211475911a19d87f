import type { TextQuoteSelector } from './quote';

/**
 * Words of a source that a draft quoted word for word, remembered for the day when the saved file no longer has them
 * (verdict `source-changed`), or when a newer capture of the page lies beside the one that was quoted.
 */
export interface QuotedWords {
  readonly citekey: string;
  /** Absolute path of the saved file that had them. */
  readonly file: string;
  /** The article's address, where the file holds several. */
  readonly part?: string;
  /** W3C Web Annotation §4.2.4. `exact` is the source's, what an ellipsis leaves out included where it is short. */
  readonly selector: TextQuoteSelector;
}

/** Quoted words with the day on which they were last found there: `2026-11-24`. */
export interface RememberedWords extends QuotedWords {
  readonly seen: string;
}
