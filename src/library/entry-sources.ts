import { unsavedSource } from './bibliographies';
import type { BibliographyFile } from './bibliography-files';
import type { Citekeys } from './citekeys';
import { basisOf, bytesOfHash, joinHash } from './fingerprint';
import type { Folders } from './folders';
import type { Pace } from './pace';
import type { Store, StoredPart } from './store';

/** Files whose articles are looked at without a pause. */
const SLICE = 100;

/**
 * Looks for the entry of every stored article again.
 *
 * @returns the files of which an entry says something else than before
 */
export async function matchAll(
  folders: Folders,
  store: Store,
  pace: Pace,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const { bibliographies, pins } = folders;
  const before = new Map(bibliographies.matchedFiles().map((file) => [file, bibliographies.said(file)]));
  const entries = new Set(bibliographies.files.map((file) => file.path));
  const articles = entries.size === 0 ? [] : store.files().filter(({ path }) => !entries.has(path));
  const seen = new Set(articles.map(({ path }) => path));
  for (let i = 0; i < articles.length; i += SLICE) {
    await pace.breathe(signal);
    // Asked one by one, each question of a file on the disk would lock it.
    store.snapshot(() => {
      for (const { path, hash } of articles.slice(i, i + SLICE)) {
        const sources = store.sourcesOfFile(path);
        bibliographies.match(
          path,
          sources.map(({ part, item, citekey }) => ({ part, record: item, citekey })),
          pins.of(path, bytesOfHash(hash)),
        );
      }
    });
  }
  for (const file of bibliographies.matchedFiles()) if (!seen.has(file)) bibliographies.forget(file);
  const files = new Set([...before.keys(), ...bibliographies.matchedFiles()]);
  return new Set([...files].filter((file) => (before.get(file) ?? '') !== bibliographies.said(file)));
}

/**
 * Puts the entries of which no article is saved into the index, as sources of their own. A bibliography of which nothing
 * changed costs a look at its entries.
 */
export function putEntries(folders: Folders, store: Store, citekeys: Citekeys): void {
  const { bibliographies } = folders;
  const { files } = bibliographies;
  if (files.length === 0) return;
  const stored = new Set(store.files().map(({ path }) => path));
  for (const file of bibliographies.matchedFiles()) if (!stored.has(file)) bibliographies.forget(file);
  const taken = new Set(bibliographies.aliases().keys());
  for (const file of files) putFile(file, taken, folders, store, citekeys);
}

function putFile(
  file: BibliographyFile,
  taken: Set<string>,
  { pins }: Folders,
  store: Store,
  citekeys: Citekeys,
): void {
  const { path, size, modified, bibliography, problems } = file;
  const items = (bibliography?.items ?? []).filter(({ id }) => {
    if (taken.has(id) || !isUsable(id)) return false;
    taken.add(id);
    return true;
  });
  const hash = joinHash(basisOf([path]).padEnd(32, '0'), basisOf([JSON.stringify(items), JSON.stringify(problems)]));
  if (store.file(path)?.hash === hash) return;
  store.transaction(() => {
    const parts = items.flatMap((item): StoredPart[] =>
      store.sourceByCitekey(item.id)?.file === path || citekeys.free(item.id, pins)
        ? [{ citekey: item.id, extraction: unsavedSource(item) }]
        : [],
    );
    store.put({ path, size, modified, hash }, parts, problems);
  });
}

/** What no draft could hold is no citekey: white space and control characters. */
const isUsable = (id: string) => id !== '' && !/[\s\p{Cc}]/u.test(id);
