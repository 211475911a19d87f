import { IbidError } from '../model/error';
import { pageIdentity } from '../model/page-identity';
import type { Passage, Source } from '../model/source';
import { readCorrection } from './corrections';
import { bytesOfHash } from './fingerprint';
import type { Folders } from './folders';
import type { Said } from './overlay';
import type { Store } from './store';
import { type ArticlePlace, writeCorrection, writeNotBody } from './write-library-yaml';

/** What a person set right in one article. */
export interface Corrected {
  /** CSL variables of the record; what was corrected in an older capture of the page counts. */
  readonly fields: readonly string[];
  /** Passages that are no part of it, or how they begin (`Support us…`). */
  readonly notBody: readonly string[];
}

/** Where the corrections of an article stand. */
interface Place extends ArticlePlace {
  /** The library's folder. */
  readonly folder: string;
  readonly source: Source;
}

/** Corrections of a library's articles: each is a line in `library.yaml` that can be taken back. */
export class Correcting {
  readonly #folders: Folders;
  readonly #store: Store;

  constructor(folders: Folders, store: Store) {
    this.#folders = folders;
    this.#store = store;
  }

  /** What was corrected in this article. */
  of(citekey: string): Corrected {
    const { correction, notBody } = this.#said(this.#place(citekey).source);
    return { fields: [...(correction?.keys() ?? [])], notBody: notBody ?? [] };
  }

  /**
   * Writes what a field is to be, as it stands in `library.yaml`; `null` says that there is none, `undefined` takes the correction back.
   * Throws `citekey-unknown`, `usage` where the value makes no sense, `write-failed`.
   *
   * @returns the source as it was, and the folder whose `library.yaml` changed
   */
  async field(citekey: string, field: string, value: unknown): Promise<Place> {
    const place = value === undefined ? this.#placeOfField(citekey, field) : this.#place(citekey);
    if (value !== undefined) {
      const [complaint] = readCorrection({ [field]: value }).complaints;
      if (complaint !== undefined) throw new IbidError('usage', complaint, { field });
    }
    await writeCorrection(place.folder, place, field, value);
    return place;
  }

  /** Says of passages that they are no part of the article. Gives how they are named in `library.yaml`. */
  async leaveOut(citekey: string, ordinals: readonly number[]): Promise<Place & { readonly texts: readonly string[] }> {
    const place = this.#place(citekey);
    const passages = this.#store.passages(place.source.id);
    const texts = passages.filter(({ ordinal }) => ordinals.includes(ordinal)).map((it) => nameOf(it, passages));
    await writeNotBody(place.folder, place.file, { add: texts });
    return { ...place, texts };
  }

  /** The opposite of {@link leaveOut}. */
  async takeBack(citekey: string, texts: readonly string[]): Promise<Place> {
    const place = this.#place(citekey);
    for (const { folder, file } of [place, ...this.#older(place.source)])
      await writeNotBody(folder, file, { remove: texts });
    return place;
  }

  #said(source: Source): Said {
    return this.#folders.said(source.file, this.#bytes(source), source.part);
  }

  /** Where the correction of this field stands: with the article, or with an older capture of it. */
  #placeOfField(citekey: string, field: string): Place {
    const place = this.#place(citekey);
    const capture = this.#said(place.source).inherited.get(field);
    const older = this.#older(place.source).find(({ source }) => source.file === capture);
    return older === undefined ? place : { ...older, source: place.source };
  }

  #older({ citekey, item }: Source): readonly Place[] {
    const page = pageIdentity(item);
    const captures = page === undefined ? [] : this.#store.sourcesOfPage(page);
    return captures
      .filter((source) => source.older && source.citekey.startsWith(`${citekey}@`))
      .map((source) => this.#place(source.citekey));
  }

  #place(citekey: string): Place {
    const source = this.#store.sourceByCitekey(citekey);
    if (source?.unsaved)
      throw new IbidError('usage', 'This entry comes from your bibliography: correct it there.', { citekey });
    const folder = source && this.#folders.rootOf(source.file);
    const file = source && this.#folders.nameOf(source.file, this.#bytes(source));
    if (source === undefined || folder === undefined || file === undefined)
      throw new IbidError('citekey-unknown', `No source has the citekey ${citekey}.`, { citekey });
    return { source, folder, file, part: source.part };
  }

  #bytes(source: Source): string | undefined {
    const record = this.#store.file(source.file);
    return record && bytesOfHash(record.hash);
  }
}

/** Long passages are named by how they begin, where no other begins so. */
const ENOUGH = 80;

function nameOf({ text, ordinal }: Passage, passages: readonly Passage[]): string {
  if (text.length <= ENOUGH * 1.5) return text;
  const end = text.lastIndexOf(' ', ENOUGH);
  const beginning = text.slice(0, end > 40 ? end : ENOUGH);
  const isAlone = !passages.some((other) => other.ordinal !== ordinal && other.text.startsWith(beginning));
  return isAlone ? `${beginning}…` : text;
}
