import type { Search } from '../find/search';
import type { ExtractFile } from '../library/indexing';

/** How files are read: on this thread, or on others. */
export interface Extractor {
  readonly extract: ExtractFile;
  /** How many files may be read at once. */
  readonly atOnce: number;
  dispose(): Promise<void>;
}

export interface EngineParts {
  /** Opens the index in a folder, or in memory. */
  readonly openSearch: (storage: string | undefined) => Promise<Search>;
  /** Deletes the index of a folder, so that it is made anew. */
  readonly deleteIndex: (storage: string) => void;
  readonly extractor: Extractor;
  /** The folder `csl` with styles and locales, as the build makes it. */
  readonly cslAssets: string;
}
