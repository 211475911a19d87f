import { isDeepStrictEqual } from 'node:util';
import type { BibliographyFormat } from '../model/bibliography-format';
import type { CslItem, CslRecord } from '../model/item';
import type { Warning } from '../model/source';
import { writeBibliography } from './bibliography';
import type { KeyOf } from './formats/keyless';
import { matchBibliography, readBibliography } from './match-bibliography';

/** A bibliography that a person keeps, and what it says of saved articles. */
export interface KnownBibliography {
  readonly items: readonly CslItem[];
  readonly notes: readonly Warning[];
  /**
   * The entry of an article: the one with a citekey that is pinned to it; else the one by what they have in common, of several
   * the one that has its present citekey.
   */
  entryOf(article: {
    readonly record: CslRecord;
    readonly file: string;
    readonly pinned: readonly string[];
    readonly citekey?: string;
  }): CslItem | undefined;
  /** The fields of the record of which the entry says something else, or which only the entry has. */
  corrections(entry: CslItem, record: CslRecord): Partial<CslRecord>;
}

/**
 * @param folder absolute path of the bibliography's folder: attached files are relative to it
 * @param keyOf names entries without a key
 */
export function knownBibliography(
  text: string,
  format: BibliographyFormat,
  folder: string,
  keyOf: KeyOf,
): KnownBibliography {
  const { entries, notes } = readBibliography(text, format, keyOf);
  const byKey = new Map([...entries].reverse().map((entry) => [entry.item.id, entry]));
  const match = matchBibliography(entries, folder);
  return {
    items: entries.map(({ item }) => item),
    notes,
    entryOf({ record, file, pinned, citekey }) {
      for (const key of pinned) {
        const entry = byKey.get(key);
        if (entry !== undefined) return entry.item;
      }
      const present = citekey === undefined ? undefined : byKey.get(citekey);
      if (present !== undefined && matchBibliography([present], folder)({ item: record, file }) !== undefined) {
        return present.item;
      }
      return match({ item: record, file })?.entry.item;
    },
    corrections: (entry, record) => corrections(entry, record, format),
  };
}

/** They say nothing about how an article is cited. */
const NOT_CITED: ReadonlySet<string> = new Set(['id', 'abstract', 'keyword']);

/**
 * A format cannot hold everything (BibTeX knows no newspaper): where the entry says just what would have been written of the
 * record, it says nothing else. A kind of work that is only “something” corrects no other.
 */
function corrections(entry: CslItem, record: CslRecord, format: BibliographyFormat): Partial<CslRecord> {
  const [written] = readBibliography(writeBibliography([{ ...record, id: entry.id }], format), format).entries;
  const fields = Object.entries(entry).filter(([name, value]) => {
    if (NOT_CITED.has(name) || (name === 'type' && value === 'document')) return false;
    const field = name as keyof CslRecord;
    return !isDeepStrictEqual(value, written?.item[field]) && !isDeepStrictEqual(value, record[field]);
  });
  return Object.fromEntries(fields);
}
