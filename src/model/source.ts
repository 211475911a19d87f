import type { CslItem, CslRecord } from './item';

/** Where a field's value came from (glossary in ARCHITECTURE.md: provenance). */
export type Origin =
  | 'json-ld'
  | 'microdata'
  | 'rdfa'
  | 'meta'
  | 'front-matter'
  | 'container'
  | 'sidecar'
  | 'bibliography'
  | 'byline'
  | 'heading'
  | 'url'
  | 'text'
  | 'file'
  | 'user';

/** How a field's value is known. */
export interface FieldProvenance {
  readonly origin: Origin;
  /** 0 (a guess) to 1 (said by the person, or by several places of the page alike). */
  readonly confidence: number;
  /** The words it was read from, where they differ from the value: `By Ana Ruiz, 3 May`. */
  readonly evidence?: string;
  /** Where the person said it of an older capture of the page: the path of that capture. */
  readonly capture?: string;
}

/** Per CSL variable; a variable that the record lacks has no entry. */
export type Provenance = { readonly [variable: string]: FieldProvenance };

/** Below this a field is marked in the reader view, to be looked at. */
export const CONFIDENT = 0.6;

export type PassageKind = 'paragraph' | 'heading' | 'list-item' | 'quotation' | 'caption' | 'code' | 'table-row';

/** What a person marked or wrote about a passage when saving. Offsets are UTF-16 units of the passage's text. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
  readonly note?: string;
}

/** A block of the article's body, as a reader of the page sees it: inline markup dropped, white space collapsed. */
export interface Passage {
  /** Position among all passages of the source, from 0. */
  readonly ordinal: number;
  readonly kind: PassageKind;
  /** Number among the paragraphs of the body, from 1: CSL's locator `paragraph`. Absent for headings, captions and such. */
  readonly paragraph?: number;
  /** 1 to 6, for headings. */
  readonly level?: number;
  /** CSL's locator `page`, where the format has pages. */
  readonly page?: string;
  readonly text: string;
  readonly highlights?: readonly Highlight[];
  /**
   * It stands on the page and is hardly the article's. Where it is not sure what the article is, all text of the page is kept,
   * to be found and quoted; it comes after the rest and has no paragraph number.
   */
  readonly beside?: true;
}

/** Something about a file that a person may want to know; never a reason to stop. */
export interface Warning {
  /** Stable and machine-readable, `charset-guessed`. */
  readonly code: string;
  /** For people: what is the case and what to do. */
  readonly message: string;
}

/** What reading and extracting one file gives. */
export interface Extraction {
  /** Where the file holds several articles, the address of this one. */
  readonly part?: string;
  readonly record: CslRecord;
  readonly provenance: Provenance;
  readonly passages: readonly Passage[];
  readonly tags?: readonly string[];
  /** See {@link Source.notes}. */
  readonly notes?: readonly string[];
  readonly warnings: readonly Warning[];
  /** See {@link Source.unsaved}. */
  readonly unsaved?: true;
  /** See {@link Source.older}. */
  readonly older?: true;
}

/** One saved article of the library, without its passages. */
export interface Source {
  /** Row in the index. Unique across the folders of a library; not kept when the index is rebuilt. */
  readonly id: number;
  /** Absolute path of the saved file. */
  readonly file: string;
  /** Where the file holds several articles (a web archive), the one this is: the article's address. */
  readonly part?: string;
  readonly citekey: string;
  /** `item.id` is the citekey. */
  readonly item: CslItem;
  readonly provenance: Provenance;
  readonly tags: readonly string[];
  /** What the person wrote about the article as a whole when saving it. */
  readonly notes?: readonly string[];
  readonly warnings: readonly Warning[];
  readonly passageCount: number;
  /** Only an entry of a bibliography, which is `file`, its key is `part`: nothing of the article was saved here. */
  readonly unsaved?: true;
  /** A capture of a page of which there is a newer one, which is the source: kept for what was quoted from it. */
  readonly older?: true;
  /** When the file was last changed, milliseconds since 1970. */
  readonly modified: number;
}

/** A file that could not be read, with the reason. */
export interface Problem {
  readonly file: string;
  /** As in {@link Warning.code}. */
  readonly code: string;
  readonly message: string;
  /** `error`: not in the library. `warning`: in it, but something is doubtful. */
  readonly severity: 'error' | 'warning';
}
