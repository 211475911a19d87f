import type { RememberedWords } from '../model/quoted-words';
import type { Passage } from '../model/source';

/** A saved file with its words. */
export interface Capture {
  /** Absolute path of the saved file. */
  readonly file: string;
  /** The article's address, where the file holds several. */
  readonly part?: string;
  /** Changes whenever the passages do. */
  readonly revision: number | string;
  readonly passages: readonly Passage[];
}

/** A source with its words. */
export interface ShelvedSource extends Capture {
  readonly citekey: string;
  /** As its record has it; a title between quotation marks is no quotation. */
  readonly title?: string;
  /** What people call it by: its authors' family names, its title. */
  readonly names?: readonly string[];
  /** BCP 47, of its words. */
  readonly language?: string;
  /** Other captures of the same page, newest first: the words may have been quoted from one of these. */
  readonly versions?: readonly Capture[];
}

/** A quotation in the writer's own translation, and the words of the source that it translates. */
export interface Translation {
  readonly words: string;
  readonly original: RememberedWords;
}

/** What checking a draft asks of a library. */
export interface Shelf {
  /** Changes whenever any answer may be another one. */
  readonly revision: number | string;
  /** `undefined` where no source has this citekey; without passages where nothing of it was saved. */
  source(citekey: string, signal?: AbortSignal): Promise<ShelvedSource | undefined>;
  /** Citekeys of the sources in which the words, or nearly those, may stand; best first. */
  holders(text: string, limit: number, signal?: AbortSignal): Promise<readonly string[]>;
  /** Titles of the sources whose titles are most like these words. */
  titled?(text: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** Translations that drafts have of words of this source. */
  translated?(citekey: string, signal?: AbortSignal): Promise<readonly Translation[]>;
  /** What was quoted word for word from this source before (verdict `source-changed`). */
  quoted?(citekey: string, signal?: AbortSignal): Promise<readonly RememberedWords[]>;
}
