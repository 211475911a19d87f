import path from 'node:path';
import type { BibliographyFormat } from '../model/bibliography-format';
import { type CslItem, issuedYear } from '../model/item';
import type { Warning } from '../model/source';
import { readBib } from './formats/bib-read';
import { BIBLIOGRAPHY_FILES } from './formats/files';
import type { KeyOf } from './formats/keyless';
import { zoteroAddresses } from './formats/zotero-keys';
import { plainDoi, plainTitle, plainUrl } from './same-record';

/** An entry of a bibliography that a person keeps. */
export interface BibliographyEntry {
  readonly item: CslItem;
  /** Files attached to it, as written: absolute, or relative to the bibliography. */
  readonly files: readonly string[];
  /** Zotero's keys of the item and its attachments, where the entry names them. */
  readonly zotero?: readonly string[];
}

/** What a saved article is matched by. */
export interface Matchable {
  readonly item: Pick<CslItem, 'title' | 'issued' | 'DOI' | 'URL' | 'container-title' | 'note' | 'archive_location'>;
  /** Absolute path of the saved file. */
  readonly file?: string;
}

export interface BibliographyMatch {
  readonly entry: BibliographyEntry;
  /** What they have in common, the surest first. `zotero`: the same item, by the folder in Zotero's storage or an address of Zotero's. */
  readonly by: 'doi' | 'file' | 'zotero' | 'url' | 'title-year' | 'title';
}

/** The entries of a bibliography file; `keyOf` names those without a key. Total: what cannot be read is in `notes`. */
export function readBibliography(
  text: string,
  format: BibliographyFormat,
  keyOf?: KeyOf,
): { readonly entries: readonly BibliographyEntry[]; readonly notes: readonly Warning[] } {
  const plain = text.replace(/^\uFEFF/, '');
  if (format === 'biblatex' || format === 'bibtex') {
    const { entries, notes } = readBib(plain);
    return { entries, notes };
  }
  const { items, notes, zotero } = BIBLIOGRAPHY_FILES[format].read(plain, keyOf);
  return { entries: items.map((item, i) => ({ item, files: [], zotero: zotero?.[i] ?? [] })), notes };
}

/**
 * Finds the entry of a bibliography that is of a saved article; `undefined` where none is, or several might be. The
 * bibliography is looked through once: each question costs the same, however long it is.
 *
 * @param folder absolute path of the bibliography's folder, which relative files start from
 */
export function matchBibliography(
  entries: readonly BibliographyEntry[],
  folder?: string,
): (source: Matchable) => BibliographyMatch | undefined {
  const index = new Map<string, BibliographyEntry[]>();
  const put = (key: string | undefined, entry: BibliographyEntry) => {
    if (key === undefined) return;
    const list = index.get(key);
    if (list === undefined) index.set(key, [entry]);
    else if (!list.includes(entry)) list.push(entry);
  };
  for (const entry of entries) {
    for (const { key } of recordKeys(entry.item)) put(key, entry);
    for (const key of entry.zotero ?? []) put(`zotero ${key}`, entry);
    for (const file of entry.files) for (const { key } of fileKeys(file, folder)) put(key, entry);
  }

  return (source) => {
    const keys = [...recordKeys(source.item), ...(source.file === undefined ? [] : fileKeys(source.file, undefined))];
    for (const by of SUREST_FIRST) {
      for (const { key } of keys.filter((one) => one.by === by)) {
        const entry = theOne(index.get(key) ?? [], source, by);
        if (entry !== undefined) return { entry, by };
      }
    }
    return undefined;
  };
}

const SUREST_FIRST = ['doi', 'file', 'zotero', 'url', 'title-year', 'title'] as const;
type Key = { readonly by: BibliographyMatch['by']; readonly key: string };

function recordKeys(item: Matchable['item']): readonly Key[] {
  const [doi, url, title] = [plainDoi(item), plainUrl(item.URL), plainTitle(item.title)];
  const year = issuedYear(item);
  const zotero = zoteroAddresses(item.URL, item.note, item.archive_location);
  return [
    ...zotero.map((key) => ({ by: 'zotero' as const, key: `zotero ${key}` })),
    ...(doi === undefined ? [] : [{ by: 'doi' as const, key: `doi ${doi}` }]),
    // The front page of a site is the address of none of its articles.
    ...(url?.includes('/') ? [{ by: 'url' as const, key: `url ${url}` }] : []),
    ...(title === undefined || year === undefined
      ? []
      : [{ by: 'title-year' as const, key: `titled ${year} ${title}` }]),
    ...(title === undefined ? [] : [{ by: 'title' as const, key: `title ${title}` }]),
  ];
}

/** Paths compare with one kind of slash; Zotero's storage has a folder of eight letters for each item. */
function fileKeys(file: string, folder: string | undefined): readonly Key[] {
  const slashed = file.replace(/\\/g, '/');
  const isAbsolute = slashed.startsWith('/') || /^[a-z]:\//i.test(slashed);
  const absolute = isAbsolute
    ? path.posix.normalize(slashed)
    : folder && path.posix.join(folder.replace(/\\/g, '/'), slashed);
  const zotero = /(?:^|\/)([A-Z0-9]{8})\/[^/]+$/.exec(slashed)?.[1];
  return [
    ...(absolute ? [{ by: 'file' as const, key: `file ${absolute}` }] : []),
    ...(zotero === undefined ? [] : [{ by: 'zotero' as const, key: `zotero ${zotero}` }]),
  ];
}

/** The only entry, or the only one that agrees in the publication, too. */
function theOne(
  entries: readonly BibliographyEntry[],
  { item }: Matchable,
  by: BibliographyMatch['by'],
): BibliographyEntry | undefined {
  const possible =
    by === 'doi' || by === 'file' ? entries : entries.filter((entry) => !contradicts(entry.item, item, by));
  if (possible.length <= 1) return possible[0];
  const place = plainTitle(item['container-title']);
  const agreeing = possible.filter(
    (entry) => place !== undefined && plainTitle(entry.item['container-title']) === place,
  );
  return agreeing.length === 1 ? agreeing[0] : undefined;
}

/** Different DOIs are different works; a title alone does not join two years, and is too little where it is a word or two. */
function contradicts(entry: CslItem, item: Matchable['item'], by: BibliographyMatch['by']): boolean {
  const [a, b] = [plainDoi(entry), plainDoi(item)];
  if (a !== undefined && b !== undefined && a !== b) return true;
  if (by !== 'title') return false;
  const bothDated = issuedYear(entry) !== undefined && issuedYear(item) !== undefined;
  return bothDated || (plainTitle(item.title) ?? '').split(' ').length < 3;
}
