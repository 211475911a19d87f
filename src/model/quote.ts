import type { Range } from './range';

/** W3C Web Annotation Data Model §4.2.4: the words themselves and what stands around them. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** W3C Web Annotation Data Model §4.2.5, counted in UTF-16 units of the passage's text. */
export interface TextPositionSelector extends Range {
  readonly type: 'TextPositionSelector';
}

/** Words of a source, and where they stand in it. */
export interface Quote {
  readonly citekey: string;
  /** The passage in which the words begin. */
  readonly ordinal: number;
  readonly exact: string;
  /** Within the passage; absent for the whole of it. */
  readonly range?: Range;
}
