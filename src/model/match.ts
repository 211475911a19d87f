import type { Range } from './range';
import type { Passage, Source } from './source';

/** The fields of a source that lookup searches. */
export type SourceField = 'title' | 'author' | 'container-title' | 'year' | 'citekey' | 'tags';

/** A person's note, with the words in it that matched. */
export interface NoteMatch {
  readonly text: string;
  readonly matches: readonly Range[];
}

/** A source found, with the letters that matched. */
export interface SourceMatch {
  readonly kind: 'source';
  readonly source: Source;
  /** 0 to 1, higher is better; comparable within one answer only. */
  readonly score: number;
  /** Letters that matched, per field, in the field's text as {@link fieldText} gives it. */
  readonly matches: { readonly [Field in SourceField]?: readonly Range[] };
  /** The passage of this source that fits the query best, where one does. */
  readonly best?: PassageMatch;
  /** What the person wrote about the source, where words of that matched. */
  readonly note?: NoteMatch;
  /** Sources with nearly the same text (the same wire story), folded under this one. */
  readonly duplicates?: readonly Source[];
}

/** A passage found, with the words that matched. */
export interface PassageMatch {
  readonly kind: 'passage';
  readonly source: Source;
  readonly passage: Passage;
  readonly score: number;
  /** Words that matched, in the passage's text. */
  readonly matches: readonly Range[];
  /** What the person wrote to the passage, where words of that matched. */
  readonly note?: NoteMatch;
  /** Where nearly the same passage stands as well (the same wire story), folded under this one. */
  readonly duplicates?: readonly { readonly source: Source; readonly ordinal: number }[];
}

/** One answer of lookup. */
export interface FindResult {
  readonly sources: readonly SourceMatch[];
  readonly passages: readonly PassageMatch[];
}

/** Where a quotation stands in a source. */
export interface QuoteMatch {
  readonly source: Source;
  /** First and last passage it touches, and where in them it begins and ends. */
  readonly from: { readonly ordinal: number; readonly offset: number };
  readonly to: { readonly ordinal: number; readonly offset: number };
  /** 1: the same words (design rule 3); lower by the share of words that differ. */
  readonly score: number;
}
