import type { Marking } from '../read/document';
import type { Correction } from './corrections';
import type { FileCorrection } from './library-yaml';

/** What the person says of one file. */
export interface Overlay {
  readonly corrections: FileCorrection | undefined;
  readonly notBody: readonly string[] | undefined;
}

/** Fields of one article as the person says they are. */
export function correctionOf({ corrections }: Overlay, part: string | undefined): Correction | undefined {
  return (part === undefined ? undefined : corrections?.parts.get(part)) ?? corrections?.whole;
}

/** What a person said of an older capture of an article, and what an export holds of what was marked in it. */
export interface HandedDown {
  /** Absolute path of the capture of which it was said, or of the export, and the article's address there. */
  readonly file: string;
  readonly part: string | undefined;
  readonly correction: Correction;
  readonly notBody: readonly string[];
  readonly marked: Marked;
}

/** What a person marked and wrote, apart from the article. */
export interface Marked {
  readonly markings: readonly Marking[];
  readonly tags: readonly string[];
  /** On the article as a whole. */
  readonly notes: readonly string[];
}

export const NOTHING_MARKED: Marked = { markings: [], tags: [], notes: [] };

/** By the file of the newest capture, then by its part (`''` where the file is one article): that of the newest
 * older one first. */
export type Inheritance = ReadonlyMap<string, ReadonlyMap<string, readonly HandedDown[]>>;

/** What is said of one article. */
export interface Said {
  readonly correction: Correction | undefined;
  readonly notBody: readonly string[] | undefined;
  /** The fields that were corrected in an older capture, with the path of that capture's file. */
  readonly inherited: ReadonlyMap<string, string>;
  readonly marked: Marked;
}

/** What is said of the article itself, and where that is silent, of its older captures. */
export function saidOf(own: Overlay | undefined, part: string | undefined, older: readonly HandedDown[]): Said {
  const correction = own && correctionOf(own, part);
  if (older.length === 0) return { correction, notBody: own?.notBody, inherited: new Map(), marked: NOTHING_MARKED };
  const fields = new Map(correction);
  const inherited = new Map<string, string>();
  for (const { file, correction: said } of older) {
    for (const [field, value] of said) {
      // The day of access is that of the one capture.
      if (fields.has(field) || field === 'accessed') continue;
      fields.set(field, value);
      inherited.set(field, file);
    }
  }
  const notBody = [...new Set([...(own?.notBody ?? []), ...older.flatMap((it) => it.notBody)])];
  const marked: Marked = {
    markings: older.flatMap((it) => it.marked.markings),
    tags: older.flatMap((it) => it.marked.tags),
    notes: older.flatMap((it) => it.marked.notes),
  };
  return { correction: fields, notBody: notBody.length === 0 ? undefined : notBody, inherited, marked };
}
