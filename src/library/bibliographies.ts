import { isDeepStrictEqual } from 'node:util';
import type { CslItem, CslRecord } from '../model/item';
import type { Extraction, FieldProvenance, Problem } from '../model/source';
import {
  type Bibliography,
  type BibliographyFile,
  openBibliography,
  type ReadBibliography,
  type SaidBy,
} from './bibliography-files';
import type { Pin } from './library-yaml';

/** An entry of a bibliography that is of a saved article. */
interface Match {
  readonly item: CslItem;
  readonly bibliography: Bibliography;
}

/** One article of a file, to be matched. */
export interface ArticlePart {
  readonly part?: string | undefined;
  readonly record: CslRecord;
  /** The citekey that it has already. */
  readonly citekey?: string;
}

const BY_BIBLIOGRAPHY: FieldProvenance = { origin: 'bibliography', confidence: 1 };

/**
 * The bibliographies that a person keeps beside the articles. What they say holds: an article takes its citekey and its fields
 * from its entry, and an entry whose article was not saved can be cited all the same.
 */
export class Bibliographies {
  readonly #read: ReadBibliography | undefined;
  /** In the order in which they count: those a person declared, then those that were found. */
  #files: readonly BibliographyFile[] = [];
  #keys: ReadonlySet<string> = new Set();
  /** By file and part (empty where the file is one article): the first of each counts. */
  readonly #matches = new Map<string, ReadonlyMap<string, readonly Match[]>>();

  constructor(read: ReadBibliography | undefined) {
    this.#read = read;
  }

  /** Those that can be read. */
  get files(): readonly BibliographyFile[] {
    return this.#files.filter(({ bibliography }) => bibliography !== undefined);
  }

  /** What is wrong with those that cannot. */
  problems(): readonly Problem[] {
    return this.#files.flatMap(({ bibliography, problems }) => (bibliography === undefined ? problems : []));
  }

  /** An entry has this key: no other article may be given it. */
  has(citekey: string): boolean {
    return this.#keys.has(citekey);
  }

  /** Looks at these files, in the order in which they count; says whether any entry may be another one. */
  load(wanted: ReadonlyMap<string, SaidBy>): boolean {
    const read = this.#read;
    if (read === undefined) return false;
    const before = new Map(this.#files.map((file) => [file.path, file]));
    const files = [...wanted].flatMap(([path, saidBy]) => openBibliography(path, saidBy, read, before.get(path)) ?? []);
    const isSame = files.length === this.#files.length && files.every((file, i) => file === this.#files[i]);
    if (isSame) return false;
    this.#files = files;
    this.#keys = new Set(files.flatMap(({ bibliography }) => bibliography?.items.map(({ id }) => id) ?? []));
    return true;
  }

  /** Looks for the entries of a file's articles, one of each bibliography at the most, and remembers them. */
  match(file: string, articles: readonly ArticlePart[], pins: readonly Pin[]): void {
    const matches = new Map<string, readonly Match[]>();
    for (const { part, record, citekey } of articles) {
      const pinned = pins.filter((pin) => pin.part === part).map((pin) => pin.citekey);
      const article = { record, file, pinned, ...(citekey !== undefined && { citekey }) };
      const found = this.#files.flatMap(({ bibliography }): Match[] => {
        const item = bibliography?.entryOf(article);
        return bibliography === undefined || item === undefined ? [] : [{ item, bibliography }];
      });
      if (found.length > 0) matches.set(part ?? '', found);
    }
    if (matches.size > 0) this.#matches.set(file, matches);
    else this.#matches.delete(file);
  }

  /** The files that have an article with an entry. */
  matchedFiles(): readonly string[] {
    return [...this.#matches.keys()];
  }

  forget(file: string): void {
    this.#matches.delete(file);
  }

  /** The citekey that an article has by its entry. */
  citekeyOf(file: string, part: string | undefined): string | undefined {
    return this.#first(file, part)?.item.id;
  }

  /** The keys of all entries that are of saved articles, and of which. */
  aliases(): ReadonlyMap<string, { readonly file: string; readonly part: string | undefined }> {
    const aliases = new Map<string, { file: string; part: string | undefined }>();
    for (const [file, parts] of this.#matches) {
      for (const [part, matches] of parts) {
        for (const { item } of matches) {
          if (!aliases.has(item.id)) aliases.set(item.id, { file, part: part === '' ? undefined : part });
        }
      }
    }
    return aliases;
  }

  /** What the entries say of a file's articles; empty where there is none. */
  said(file: string): string {
    const parts = [...(this.#matches.get(file) ?? [])];
    return parts.length === 0 ? '' : JSON.stringify(parts.map(([part, [first]]) => [part, first?.item]));
  }

  /** The extraction with the fields of its entry. */
  corrected(file: string, extraction: Extraction): Extraction {
    const match = this.#first(file, extraction.part);
    if (match === undefined) return extraction;
    const { record } = extraction;
    const fields = Object.entries(match.bibliography.corrections(match.item, record)).filter(
      ([name, value]) => !isDeepStrictEqual(value, record[name as keyof CslRecord]),
    );
    if (fields.length === 0) return extraction;
    return {
      ...extraction,
      record: { ...record, ...Object.fromEntries(fields) },
      provenance: {
        ...extraction.provenance,
        ...Object.fromEntries(fields.map(([name]) => [name, BY_BIBLIOGRAPHY])),
      },
    };
  }

  #first(file: string, part: string | undefined): Match | undefined {
    return this.#matches.get(file)?.get(part ?? '')?.[0];
  }
}

/** An entry as a source of its own, of which nothing was saved. */
export function unsavedSource({ id, ...record }: CslItem): Extraction {
  const provenance = Object.fromEntries(Object.keys(record).map((name) => [name, BY_BIBLIOGRAPHY]));
  return { part: id, record, provenance, passages: [], warnings: [], unsaved: true };
}
