/** A quotation that was put aside before it is written about. */
export interface ShelvedQuotation {
  readonly citekey: string;
  /** Exactly as the source has it; passages are separated by an empty line. */
  readonly exact: string;
  /** What stands around it in its passages, as W3C's TextQuoteSelector has it. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** As the person names what the quotation is for: `intro`, `chapter 2`. */
  readonly tags: readonly string[];
  readonly note?: string;
  /** The day on which it was put there: `2026-11-24`. */
  readonly added?: string;
}

/** The shelf as its file has it, in the order of the person. */
export interface QuoteShelf {
  /** Absolute path of `shelf.yaml`. */
  readonly file: string;
  readonly quotations: readonly ShelvedQuotation[];
  /** Why the file, or some of it, could not be understood; nothing is written to it then. */
  readonly trouble?: string;
}

/** What tells one quotation of the shelf from the others. */
export type ShelfKey = Pick<ShelvedQuotation, 'citekey' | 'exact'>;

/** One change of the shelf; what it does not name stays as it is. */
export type ShelfChange =
  | { readonly kind: 'add'; readonly quotations: readonly ShelvedQuotation[]; readonly before?: ShelfKey }
  | { readonly kind: 'remove'; readonly quotations: readonly ShelfKey[] }
  /** To the place before another one; to the end where none is named. */
  | { readonly kind: 'move'; readonly quotations: readonly ShelfKey[]; readonly before?: ShelfKey }
  | { readonly kind: 'tag'; readonly quotations: readonly ShelfKey[]; readonly tags: readonly string[] };

export function isSameShelved(a: ShelfKey, b: ShelfKey): boolean {
  return a.citekey === b.citekey && a.exact === b.exact;
}

/** Tags as they are typed: `intro, chapter 2`, `#intro #method`. */
export function readTags(typed: string): string[] {
  const parts = typed.includes(',') ? typed.split(',') : typed.split(/\s+(?=#)/);
  return [...new Set(parts.map((part) => part.trim().replace(/^#+/, '').trim()).filter((tag) => tag !== ''))];
}
