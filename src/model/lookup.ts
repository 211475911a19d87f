/** What one can ask of lookup. */
export interface FindParams {
  /** As typed, filters included: `rusia iran militry year:2015`. */
  readonly text: string;
  readonly kinds?: readonly ('source' | 'passage')[];
  /** Rows of each kind at the most; 20 where not said. */
  readonly limit?: number;
  /** The text is still being typed: the last word may be the beginning of one. */
  readonly typing?: boolean;
}

/** Words to be found where they stand. */
export interface LocateParams {
  readonly text: string;
  /** Look only in this source. */
  readonly citekey?: string;
  readonly limit?: number;
}
