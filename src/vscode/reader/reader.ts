import type { Range } from '../../model/range';
import type { Source } from '../../model/source';

/** What the reader view is to show: a source, and where it is to be opened. */
export interface ReaderTarget {
  readonly source: Source;
  /** The passage to scroll to and mark. */
  readonly ordinal?: number;
  /** To the end of which passage it is marked; the same one where absent. */
  readonly lastOrdinal?: number;
  /** Words in that passage to mark. */
  readonly matches?: readonly Range[];
}

/** Words selected in the reader view, by the passages they stand in. */
export interface ReaderSelection {
  readonly citekey: string;
  readonly from: { readonly ordinal: number; readonly offset: number };
  readonly to: { readonly ordinal: number; readonly offset: number };
}

/** The side panel with the source. */
export interface Reader {
  /** Shows it; with `focus` the keyboard goes there. */
  show(target: ReaderTarget, options: { readonly focus: boolean }): Promise<void>;
  readonly selection: ReaderSelection | undefined;
  /** What was copied in it last. */
  readonly copied: ReaderSelection | undefined;
}
