import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_CITEKEY_TEMPLATE } from '../model/citekey';
import { IbidError } from '../model/error';
import type { QuotedWords, RememberedWords } from '../model/quoted-words';
import type { Problem, Source } from '../model/source';
import { AnchorFile } from './anchor-file';
import { applyMoves } from './apply';
import type { ReadBibliography } from './bibliography-files';
import { BibliographyPlaces } from './bibliography-places';
import { settleCaptures } from './captures';
import { Citekeys } from './citekeys';
import { Correcting } from './correcting';
import { type DirtyFile, difference } from './diff';
import { matchAll, putEntries } from './entry-sources';
import { bytesOfHash } from './fingerprint';
import { Folders } from './folders';
import { handedDown } from './handed-down';
import { type ExtractFile, type IndexingContext, indexFiles } from './indexing';
import { LIBRARY_YAML, type Pin } from './library-yaml';
import { Pace } from './pace';
import { ShelfFile } from './quote-shelf';
import { QuotedFiles } from './quoted-words';
import type { FileRecord, Store } from './store';
import { type FoundFile, foundAt, isSidecar, relativeTo, type Sidecars, sidecarsAmong, stemOf, walk } from './walk';
import { writePins } from './write-library-yaml';

export interface LibraryOptions {
  /** Absolute paths. */
  readonly folders: readonly string[];
  /** See {@link excluding}. */
  readonly exclude?: readonly string[];
  readonly citekeyTemplate?: string | undefined;
  readonly store: Store;
  readonly extract: ExtractFile;
  /** Files that are read side by side; 1 where reading is done on this thread. */
  readonly atOnce?: number;
  /** How bibliographies beside the articles are read; without it there are none. */
  readonly readBibliography?: ReadBibliography;
  /** Absolute paths of bibliographies elsewhere that count too. */
  readonly bibliographies?: readonly string[];
  /** What `library.yaml` names outside of the folders is not read. */
  readonly restricted?: boolean;
}

export interface IndexingWatch {
  /** After each batch: files done of files to do. What it returns is awaited before the next batch is written. */
  readonly progress?: (progress: { readonly done: number; readonly total: number }) => Promise<void> | void;
  readonly signal?: AbortSignal | undefined;
}

/** Folders of saved articles and their index, which follows them. Not reentrant but for {@link changed} between two batches. */
export class Library {
  readonly #store: Store;
  readonly #folders: Folders;
  readonly #citekeys: Citekeys;
  readonly #context: IndexingContext;
  readonly #quoted: QuotedFiles;
  readonly #shelf: ShelfFile | undefined;
  readonly #anchors: AnchorFile | undefined;
  /** Folders that could not be read, by path. */
  readonly #unreadable = new Map<string, Problem>();
  readonly #bibliographies: BibliographyPlaces;
  readonly corrections: Correcting;

  constructor(options: LibraryOptions) {
    this.#store = options.store;
    this.#folders = new Folders(options.folders, options.exclude ?? [], options.readBibliography);
    this.#quoted = new QuotedFiles(this.#folders.paths);
    const [first] = this.#folders.paths;
    this.#shelf = first === undefined ? undefined : new ShelfFile(first);
    this.#anchors = first === undefined ? undefined : new AnchorFile(first);
    this.#bibliographies = new BibliographyPlaces(this.#folders, options);
    this.corrections = new Correcting(this.#folders, options.store);
    const { bibliographies } = this.#folders;
    this.#citekeys = new Citekeys(options.store, options.citekeyTemplate || DEFAULT_CITEKEY_TEMPLATE, bibliographies);
    this.#context = {
      store: this.#store,
      folders: this.#folders,
      citekeys: this.#citekeys,
      extract: options.extract,
      atOnce: options.atOnce ?? 1,
    };
  }

  /** Looks at every file and brings the index up to date. */
  async scan(watch: IndexingWatch = {}): Promise<void> {
    const { signal } = watch;
    const pace = new Pace();
    this.#folders.reload();
    this.#inherit();
    this.#settleAll();
    const found = new Map<string, FoundFile>();
    this.#unreadable.clear();
    this.#bibliographies.clear();
    for (const folder of this.#folders.paths) {
      const walked = await walk(folder, folder, this.#folders.excluded, pace, signal);
      for (const file of walked.files) found.set(file.path, file);
      this.#bibliographies.found(walked.bibliographies);
      for (const problem of walked.unreadable) this.#unreadable.set(problem.file, problem);
    }
    this.#bibliographies.load();
    await matchAll(this.#folders, this.#store, pace, signal);
    const known = this.#store.files().filter((record) => !this.#isHidden(record.path));
    await this.#reconcile([...found.values()], known, watch);
  }

  /** Brings the index up to date where these files or folders are, or were. */
  async changed(paths: readonly string[], watch: IndexingWatch = {}): Promise<void> {
    const pace = new Pace();
    const found = new Map<string, FoundFile>();
    const known = new Map<string, FileRecord>();
    const know = (records: Iterable<FileRecord | undefined>) => {
      for (const record of records) if (record !== undefined) known.set(record.path, record);
    };
    const sidecarsIn = sidecarsByFolder();
    const lookAt = async (file: string) => {
      await pace.breathe(watch.signal);
      know([this.#store.file(file)]);
      const root = this.#folders.rootOf(file);
      if (root === undefined) return;
      if (isFolder(file)) {
        if (!this.#isWalked(root, file)) return;
        for (const folder of this.#unreadable.keys()) if (isBelow(folder, file)) this.#unreadable.delete(folder);
        const walked = await walk(root, file, this.#folders.excluded, pace, watch.signal);
        for (const each of walked.files) found.set(each.path, each);
        for (const problem of walked.unreadable) this.#unreadable.set(problem.file, problem);
        this.#bibliographies.found(walked.bibliographies);
        know(this.#store.filesBelow(file).filter((record) => !this.#isHidden(record.path)));
        return;
      }
      const here = foundAt(root, file, this.#folders.excluded, sidecarsIn(path.dirname(file)));
      if (here !== undefined) found.set(file, here);
      else know(this.#store.filesBelow(file));
    };
    const affected = new Set(this.#affected(paths));
    if (this.#folders.hasCorrections) for (const file of this.#inherit()) affected.add(file);
    for (const file of affected) await lookAt(file);
    const before = this.#folders.bibliographies.files;
    if (this.#bibliographies.load()) {
      know(before.map((file) => this.#store.file(file.path)));
      for (const file of await matchAll(this.#folders, this.#store, pace, watch.signal)) {
        if (!affected.has(file)) await lookAt(file);
      }
    }
    await this.#reconcile([...found.values()], [...known.values()], watch);
  }

  /** What drafts rest on without quoting it; `undefined` for a library without folders. */
  get anchors(): AnchorFile | undefined {
    return this.#anchors;
  }

  /** Where quotations are put aside; `undefined` for a library without folders. */
  get shelf(): ShelfFile | undefined {
    return this.#shelf;
  }

  /** What drafts quoted word for word from the source with this citekey, as far as they were remembered. */
  quoted(citekey: string): readonly RememberedWords[] {
    return this.#quoted.of(citekey);
  }

  /** Remembers words that a draft quotes word for word, in `quoted.jsonl` of their article's folder. Throws `write-failed`. */
  remember(words: readonly QuotedWords[]): Promise<void> {
    return this.#quoted.remember(words, new Date().toISOString().slice(0, 10));
  }

  /**
   * Goes by the bibliographies that drafts declare, instead of those that they did.
   *
   * @returns what has to be told to {@link changed}
   */
  useBibliographies(files: readonly string[]): readonly string[] {
    return this.#bibliographies.useThoseOfDrafts(files);
  }

  /** The article that an entry with this key is of, where that has another citekey. */
  articleOfEntry(citekey: string): Source | undefined {
    const of = this.#folders.bibliographies.aliases().get(citekey);
    return of && this.#store.sourcesOfFile(of.file).find(({ part }) => part === of.part);
  }

  /** Everything that a person should know: files, folders, `library.yaml`. */
  problems(): readonly Problem[] {
    return [...this.#ownProblems(), ...this.#unreadable.values(), ...this.#lostPins(), ...this.#store.problems()];
  }

  problemCount(): number {
    const { problems } = this.#store.counts();
    return this.#ownProblems().length + this.#unreadable.size + this.#lostPins().length + problems;
  }

  /**
   * Writes the citekeys of these sources into the `library.yaml` of their folders, where they do not stand there yet.
   * Throws `citekey-unknown` or `write-failed`.
   */
  async pin(citekeys: readonly string[]): Promise<void> {
    const byFolder = new Map<string, Pin[]>();
    for (const citekey of citekeys) {
      if (this.#folders.pins.has(citekey)) continue;
      const source = this.#store.sourceByCitekey(citekey);
      // A key that a person's own bibliography gives is kept there.
      if (source !== undefined && this.#folders.bibliographies.has(citekey)) continue;
      const record = source && this.#store.file(source.file);
      const root = source && this.#folders.rootOf(source.file);
      if (source === undefined || record === undefined || root === undefined) {
        throw new IbidError('citekey-unknown', `No source has the citekey ${citekey}.`, { citekey });
      }
      const pins = byFolder.get(root) ?? [];
      byFolder.set(root, pins);
      pins.push({
        citekey,
        file: relativeTo(root, source.file),
        hash: bytesOfHash(record.hash),
        ...(source.part !== undefined && { part: source.part }),
      });
    }
    for (const [folder, pins] of byFolder) await writePins(folder, pins);
    if (byFolder.size > 0) this.#folders.reload();
  }

  async #reconcile(found: readonly FoundFile[], known: readonly FileRecord[], watch: IndexingWatch): Promise<void> {
    const { signal } = watch;
    const pace = new Pace();
    const entries = new Set(this.#folders.bibliographies.files.map((file) => file.path));
    const articles = known.filter((record) => !entries.has(record.path));
    const diff = await difference(found, articles, this.#folders, this.#store, pace, signal);
    const dirty = await applyMoves(diff, this.#store, this.#citekeys, this.#folders, pace, signal);
    const total = dirty.length;
    if (total > 0) await watch.progress?.({ done: 0, total });
    await indexFiles(dirty, this.#context, (done) => watch.progress?.({ done, total }), signal);
    putEntries(this.#folders, this.#store, this.#citekeys);
    await settleCaptures(this.#folders, this.#store, this.#citekeys, pace, signal);
    await this.#followInheritance(pace, watch);
  }

  #inherit(): readonly string[] {
    return this.#folders.inherit(handedDown(this.#folders, this.#store));
  }

  /** A capture that became the newest takes over what was said of the ones before it, and one that no longer is loses it. */
  async #followInheritance(pace: Pace, { signal, progress }: IndexingWatch): Promise<void> {
    const sidecarsIn = sidecarsByFolder();
    const dirty = this.#inherit().flatMap((file): readonly DirtyFile[] => {
      const root = this.#folders.rootOf(file);
      const beside = sidecarsIn(path.dirname(file));
      const found = root === undefined ? undefined : foundAt(root, file, this.#folders.excluded, beside);
      return found === undefined ? [] : [{ file: found }];
    });
    if (dirty.length === 0) return;
    await indexFiles(dirty, this.#context, (done) => progress?.({ done, total: dirty.length }), signal);
    await settleCaptures(this.#folders, this.#store, this.#citekeys, pace, signal);
  }

  /** The files that a change concerns: `library.yaml` and sidecars say something about others. */
  #affected(paths: readonly string[]): ReadonlySet<string> {
    const affected = new Set<string>();
    for (const given of paths) {
      const file = path.resolve(given);
      this.#bibliographies.noticed(file);
      const name = path.basename(file);
      if (name === LIBRARY_YAML && this.#folders.paths.includes(path.dirname(file))) {
        for (const concerned of this.#folders.reload()) {
          affected.add(concerned);
          // What is said of a place counts for the article that was pinned there, wherever it is now.
          for (const { path: pinned, hash } of this.#folders.pins.all) {
            if (pinned !== concerned || hash === undefined) continue;
            for (const record of this.#store.filesWithHash(hash)) affected.add(record.path);
          }
        }
        this.#settleAll();
      } else if (isSidecar(name)) {
        const stem = stemOf(name);
        for (const record of this.#store.filesBelow(path.dirname(file))) {
          if (path.dirname(record.path) === path.dirname(file) && stemOf(path.basename(record.path)) === stem) {
            affected.add(record.path);
          }
        }
        affected.add(file);
      } else affected.add(file);
    }
    return affected;
  }

  #settleAll(): void {
    const { pins } = this.#folders;
    if (pins.all.length > 0) this.#store.transaction(() => this.#citekeys.settle(pins, pins.all));
  }

  /** In a folder that cannot be read now: nothing is known of the file, so nothing changes. */
  #isHidden(file: string): boolean {
    if (this.#unreadable.size === 0) return false;
    return [...this.#unreadable.keys()].some((folder) => isBelow(file, folder));
  }

  #ownProblems(): readonly Problem[] {
    return [...this.#folders.problems(), ...this.#folders.bibliographies.problems()];
  }

  #isWalked(root: string, folder: string): boolean {
    const relative = relativeTo(root, folder);
    return (
      relative === '' ||
      (!this.#folders.excluded(relative) &&
        relative.split('/').every((part) => !part.startsWith('.') && part !== 'node_modules'))
    );
  }

  #lostPins(): readonly Problem[] {
    return this.#folders.pins.all
      .filter(({ citekey }) => this.#store.sourceByCitekey(citekey) === undefined)
      .map(({ citekey, path: file }) => ({
        file,
        code: 'pin-lost',
        message: `Drafts may use the citekey ${citekey}, but its article is not here any more or cannot be read.`,
        severity: 'warning' as const,
      }));
  }
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function isFolder(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // It may not be looked at: then its files are not known either, and the walk of its parent says so.
    return false;
  }
}

/** What lies beside the files of a folder; each folder is read once. */
function sidecarsByFolder(): (folder: string) => Sidecars {
  const known = new Map<string, Sidecars>();
  return (folder) => {
    const found = known.get(folder) ?? sidecarsAmong(namesIn(folder));
    known.set(folder, found);
    return found;
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Gone with its files.
    return [];
  }
}
