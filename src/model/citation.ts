/** Locator labels of CSL 1.0.2 (appendix IV) that articles are cited by. */
export type LocatorLabel =
  | 'page'
  | 'paragraph'
  | 'section'
  | 'chapter'
  | 'line'
  | 'note'
  | 'timestamp'
  | 'verse'
  | 'volume'
  | 'issue'
  | 'figure'
  | 'table';

export interface Locator {
  readonly label: LocatorLabel;
  readonly value: string;
}

/** One source cited at one place: CSL's cite-item. */
export interface Cite {
  readonly citekey: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly locator?: Locator;
  /** `suppress-author`: only the year. `narrative`: the author is part of the sentence. */
  readonly form?: 'suppress-author' | 'narrative';
}
