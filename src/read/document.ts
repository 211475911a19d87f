import type { ParentNode } from 'domhandler';
import type { CslRecord } from '../model/item';
import type { Origin, PassageKind, Warning } from '../model/source';

/** How an article was saved. */
export type Format =
  | 'html'
  | 'text'
  | 'markdown'
  | 'mhtml'
  | 'webarchive'
  | 'pdf'
  | 'epub'
  | 'eml'
  | 'docx'
  | 'odt'
  | 'warc'
  | 'wacz'
  | 'transcript'
  | 'export';

/** One field of the record as something beside the article says it; extraction weighs claims against each other. */
export interface Claim {
  readonly field: ClaimField;
  /** As written: one text, or several for names and keywords. Extraction reads names and dates in it. */
  readonly text: readonly string[];
  readonly origin: Origin;
  /** 0 to 1, as in provenance. */
  readonly confidence: number;
}

/** The fields that containers, front matter and the like state. */
export type ClaimField =
  | 'type'
  | 'title'
  | 'subtitle'
  | 'author'
  | 'editor'
  | 'translator'
  | 'issued'
  | 'container-title'
  | 'publisher'
  | 'section'
  | 'URL'
  | 'DOI'
  | 'ISBN'
  | 'ISSN'
  | 'volume'
  | 'issue'
  | 'page'
  | 'number'
  | 'genre'
  | 'publisher-place'
  | 'collection-title'
  | 'language'
  | 'abstract'
  | 'note';

/** A block of text where the format itself says what it is. */
export interface TextBlock {
  readonly kind: PassageKind;
  readonly text: string;
  /** 1 to 6, for headings. */
  readonly level?: number;
  /** Page of a PDF, or the time of a transcript as a CSL locator reads it. */
  readonly page?: string;
}

/** Words that a person marked when saving, to be found again in the passages. */
export interface Marking {
  /** Empty where the note is on the article as a whole. */
  readonly exact: string;
  /** Words that stand right before them, where the program kept these too: which of several places is meant. */
  readonly before?: string;
  readonly note?: string;
  /** The page it stands on, where the program kept that. */
  readonly page?: string;
}

export type Content =
  /** A web page, everything around the article included. */
  | { readonly kind: 'page'; readonly root: ParentNode }
  /** Markup that holds nothing but the article: a Markdown clipping, a chapter of an EPUB. */
  | { readonly kind: 'article'; readonly root: ParentNode }
  /** Text without markup, perhaps with what stood around the article. */
  | { readonly kind: 'text'; readonly text: string }
  /** Blocks that are known for what they are. */
  | { readonly kind: 'blocks'; readonly blocks: readonly TextBlock[] };

/** One article as read from its file, before anything is decided about it. */
export interface Document {
  readonly path: string;
  readonly format: Format;
  /** Where the file holds several articles, the address of this one. */
  readonly part?: string;
  /** The address it was saved from, where the container, a comment or the file system says so. */
  readonly url?: string;
  /** When the page was saved, milliseconds since 1970. */
  readonly saved?: number;
  readonly content: Content;
  /** What front matter or container say about the article. */
  readonly claims: readonly Claim[];
  /** A sidecar's record: it overrides whatever was extracted, variable by variable. */
  readonly override?: Partial<CslRecord>;
  readonly tags: readonly string[];
  readonly markings: readonly Marking[];
  readonly warnings: readonly Warning[];
}
