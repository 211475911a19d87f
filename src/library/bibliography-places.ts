import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { formatOfName } from '../read/formats';
import type { SaidBy } from './bibliography-files';
import type { Folders } from './folders';
import { isBibliographyName, relativeTo, stemOf } from './walk';

/** Where the bibliographies are that a library goes by. */
export class BibliographyPlaces {
  readonly #folders: Folders;
  readonly #declared: readonly string[];
  readonly #restricted: boolean;
  #ofDrafts: readonly string[] = [];
  /** Files in the folders that may be one. */
  readonly #found = new Set<string>();

  /** `bibliographies` are those of a setting; relative ones are taken from the present folder. */
  constructor(
    folders: Folders,
    options: { readonly bibliographies?: readonly string[]; readonly restricted?: boolean },
  ) {
    this.#folders = folders;
    this.#declared = (options.bibliographies ?? []).map((file) => path.resolve(file));
    this.#restricted = options.restricted === true;
  }

  /** Those that drafts declare, instead of those that they did. What is to be looked at again: absolute paths. */
  useThoseOfDrafts(files: readonly string[]): readonly string[] {
    const before = this.#ofDrafts;
    this.#ofDrafts = files.map((file) => path.resolve(file));
    return [...new Set([...before, ...this.#ofDrafts])];
  }

  /** The folders are walked from the beginning. */
  clear(): void {
    this.#found.clear();
  }

  found(files: readonly string[]): void {
    for (const file of files) this.#found.add(file);
  }

  /** A file came, went or changed. */
  noticed(file: string): void {
    const root = this.#folders.rootOf(file);
    if (root === undefined || this.#found.has(file)) return;
    const relative = relativeTo(root, file);
    if (!isBibliographyName(relative) || this.#folders.excluded(relative) || !existsSync(file)) return;
    const stem = stemOf(path.basename(file));
    const isSidecar = readdirSync(path.dirname(file)).some(
      (name) => stemOf(name) === stem && formatOfName(name) !== undefined,
    );
    if (!isSidecar) this.#found.add(file);
  }

  /** Reads what is new or changed; says whether any entry may be another one. */
  load(): boolean {
    const wanted = new Map<string, SaidBy>();
    const want = (files: readonly string[], by: SaidBy) => {
      for (const file of files) if (!wanted.has(file)) wanted.set(file, by);
    };
    const named = this.#folders
      .bibliographyFiles()
      .filter((file) => !this.#restricted || this.#folders.rootOf(file) !== undefined);
    want([...named, ...this.#declared], 'person');
    want(this.#ofDrafts, 'draft');
    want([...this.#found].sort(), 'nobody');
    return this.#folders.bibliographies.load(wanted);
  }
}
