import { readFileSync, type Stats, statSync } from 'node:fs';
import type { CslItem, CslRecord } from '../model/item';
import type { Problem, Warning } from '../model/source';
import { isVanished, problemOf } from './problem';

/** An article that an entry of a bibliography may be of. */
export interface Article {
  readonly record: CslRecord;
  /** Absolute path. */
  readonly file: string;
  /** Citekeys that `library.yaml` gives it: an entry with one of these is its entry, whatever else it says. */
  readonly pinned: readonly string[];
  /** The citekey that it has: of several entries that might be its own, the one with this key is. */
  readonly citekey?: string;
}

/** The entries of a bibliography, and what they say of saved articles. */
export interface Bibliography {
  /** In the order of the file. */
  readonly items: readonly CslItem[];
  readonly notes: readonly Warning[];
  entryOf(article: Article): CslItem | undefined;
  /** The fields of an article's record of which the entry says something else. */
  corrections(entry: CslItem, record: CslRecord): Partial<CslRecord>;
}

/**
 * Reads a bibliography file; `undefined` where it is something else. The engine gives the library the readers of `src/cite`.
 * `declared`: a person says that it is a bibliography.
 */
export type ReadBibliography = (
  text: string,
  about: { readonly file: string; readonly declared: boolean },
) => Bibliography | undefined;

/** A bibliography as it was when it was read. */
export interface BibliographyFile {
  /** Absolute path. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** `undefined` where it is none, or cannot be read: it is not read again before it changes. */
  readonly bibliography: Bibliography | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Who says that a file is a bibliography: a person, in `library.yaml` or a setting; a draft, whose bibliography may not be
 * there yet; or nobody, and it only looks like one.
 */
export type SaidBy = 'person' | 'draft' | 'nobody';

/** Larger ones are no bibliography that a person keeps. */
const LARGEST = 64 * 1024 * 1024;

/** The file as it is now, or `known` itself where that is as it is. `undefined` where there is none. Never throws. */
export function openBibliography(
  path: string,
  saidBy: SaidBy,
  read: ReadBibliography,
  known: BibliographyFile | undefined,
): BibliographyFile | undefined {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile()) return saidBy === 'person' ? broken(path, NOT_THERE) : undefined;
    const { size, mtimeMs: modified } = stats;
    // What was written within one tick of the clock shows neither in size nor in time.
    const isRecent = Date.now() - modified < 2000;
    if (known !== undefined && known.size === size && known.modified === modified && !isRecent) return known;
    if (size > LARGEST) return broken(path, TOO_LARGE, stats);
    const bibliography = read(readFileSync(path, 'utf8'), { file: path, declared: saidBy !== 'nobody' });
    const notes = bibliography?.notes ?? [];
    const problems = notes.map(({ code, message }): Problem => ({ file: path, code, message, severity: 'warning' }));
    return { path, size, modified, bibliography, problems };
  } catch (error) {
    if (isVanished(error) && saidBy !== 'person') return undefined;
    return broken(path, problemOf(path, error), stats);
  }
}

const NOT_THERE = {
  code: 'bibliography-missing',
  message: 'This bibliography is not there: see “bibliography” in library.yaml, or the setting.',
} as const;
const TOO_LARGE = { code: 'file-too-large', message: 'This bibliography is too large to be read.' } as const;

function broken(path: string, { code, message }: Pick<Problem, 'code' | 'message'>, stats?: Stats): BibliographyFile {
  const problems: readonly Problem[] = [{ file: path, code, message, severity: 'warning' }];
  return { path, size: stats?.size ?? 0, modified: stats?.mtimeMs ?? 0, bibliography: undefined, problems };
}
