import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createRenderer, type Renderer } from '../cite/render';
import type { Search } from '../find/search';
import type { ExtractFile } from '../library/indexing';
import { Library } from '../library/library';
import { problemOf } from '../library/problem';
import type { ShelfFile } from '../library/quote-shelf';
import { IbidError } from '../model/error';
import type { Source } from '../model/source';
import { capturesOf, newestOf } from './captures';
import { clippingOf } from './clipping';
import { correct, leaveOut, takeBack } from './correct';
import { DraftSessions } from './draft-sessions';
import type { Engine, LibraryStatus, OpenParams, Params, RequestName, Result, SourceRef } from './protocol';
import { readBibliographyFile } from './read-bibliography';
import { Status } from './status';
import { trace } from './trace';
import { type Progress, Updates } from './updates';

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

type Handlers = {
  readonly [N in RequestName]: (params: Params<N>, signal: AbortSignal | undefined) => Promise<Result<N>>;
};

/** A library that is open. */
interface Opened {
  readonly params: OpenParams;
  readonly search: Search;
  readonly library: Library;
  readonly updates: Updates;
}

/** The engine on this thread. The editor has it on a thread of its own (`worker.ts`, `client.ts`); the command line has it here. */
export function createEngine(parts: EngineParts): Engine {
  return new InProcessEngine(parts);
}

class InProcessEngine implements Engine {
  readonly #parts: EngineParts;
  readonly #status = new Status();
  readonly #handlers: Handlers;
  readonly #drafts = new DraftSessions(this);
  #renderer: Renderer | undefined;
  #opened: Opened | undefined;
  /** Opening and rebuilding, one after another. */
  #opening: Promise<unknown> = Promise.resolve();
  #revision = 0;
  /** Bibliographies that open drafts declare. */
  #ofDrafts: readonly string[] = [];
  #disposed = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#handlers = {
      open: (params) => this.#inTurn(() => this.#open(params)),
      changed: async ({ files }, signal) => {
        await (await this.#library()).updates.changed(files, signal);
        return this.#status.now;
      },
      bibliographies: async ({ files }, signal) => {
        this.#ofDrafts = files;
        const { library, updates } = await this.#library();
        await updates.changed(library.useBibliographies(files), signal);
        return this.#status.now;
      },
      scan: ({ rebuild }, signal) => this.#scan(rebuild, signal),
      stop: async () => {
        (await this.#library()).updates.stop();
        return this.#status.now;
      },
      find: async (params, signal) => (await this.#library()).search.find(params, signal),
      locate: async (params, signal) => (await this.#library()).search.locate(params, signal),
      holders: async ({ text, limit }, signal) => (await this.#library()).search.holders(text, limit, signal),
      source: async (ref) => {
        const { library, search } = await this.#library();
        const { store } = search;
        return store.snapshot(() => {
          const source = sourceOf(store, ref) ?? ('citekey' in ref ? entrySource(library, ref.citekey) : undefined);
          return source && { source, passages: store.passages(source.id) };
        });
      },
      sources: async ({ citekeys }) => {
        const { library, search } = await this.#library();
        return citekeys.flatMap(
          (citekey) => search.store.sourceByCitekey(citekey) ?? entrySource(library, citekey) ?? [],
        );
      },
      recent: async ({ limit }) => (await this.#library()).search.store.recent(limit),
      pin: async ({ citekeys }) => {
        await (await this.#library()).library.pin(citekeys);
        return undefined;
      },
      quoted: async ({ citekey }) => (await this.#library()).library.quoted(citekey),
      remember: async ({ words }) => {
        await (await this.#library()).library.remember(words);
        return undefined;
      },
      trace: (params, signal) => trace(this, params, signal),
      check: (params, signal) => this.#drafts.check(params, signal),
      quotationAt: async ({ document, offset }) => this.#drafts.quotationAt(document, offset),
      repairs: async (params) => this.#drafts.repairs(params),
      forget: async ({ document }) => {
        this.#drafts.forget(document);
        return undefined;
      },
      captures: async ({ citekey }) => {
        const { store } = (await this.#library()).search;
        return store.snapshot(() => capturesOf(store, citekey));
      },
      corrections: async ({ citekey }) => (await this.#library()).library.corrections.of(citekey),
      correct: async (params, signal) => correct(params, await this.#library(), signal),
      leaveOut: async (params, signal) => leaveOut(params, await this.#library(), signal),
      takeBack: async (params, signal) => takeBack(params, await this.#library(), signal),
      anchors: async ({ citekey }) => (await this.#library()).library.anchors?.of(citekey) ?? [],
      anchor: async ({ anchors }) => {
        await (await this.#library()).library.anchors?.add(anchors);
        return undefined;
      },
      shelf: async () => this.#shelf(await this.#library()).read(),
      changeShelf: async ({ change }) => this.#shelf(await this.#library()).change(change),
      problems: async () => (await this.#library()).library.problems(),
      clipping: ({ text }) => clippingOf(text),
      extract: ({ file }, signal) => this.#extract(file, signal),
      render: (params, signal) => this.#render(params, signal),
      warm: async (params) => {
        await this.#cslRenderer().warm(params);
        return undefined;
      },
    };
  }

  get status(): LibraryStatus {
    return this.#status.now;
  }

  async request<N extends RequestName>(name: N, params: Params<N>, signal?: AbortSignal): Promise<Result<N>> {
    if (this.#disposed) throw new IbidError('usage', 'The engine has ended.');
    signal?.throwIfAborted();
    const handler: (params: Params<N>, signal: AbortSignal | undefined) => Promise<Result<N>> = this.#handlers[name];
    const result = await handler(params, signal);
    signal?.throwIfAborted();
    return result;
  }

  onStatus(listener: (status: LibraryStatus) => void): () => void {
    return this.#status.on(listener);
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await this.#opening.catch(() => undefined);
    await this.#close();
    await this.#parts.extractor.dispose();
    this.#status.close();
  }

  async #open(params: OpenParams): Promise<LibraryStatus> {
    await this.#close();
    this.#status.set({ ...this.#status.now, state: 'opening', folders: params.folders });
    try {
      const opened = await this.#openLibrary(params, params.storage);
      this.#start(opened);
    } catch (error) {
      this.#status.set({ ...this.#status.now, state: 'failed', notice: messageOf(error) });
      throw error;
    }
    return this.#status.now;
  }

  async #openLibrary(params: OpenParams, storage: string | undefined, notice?: string): Promise<Opened> {
    const search = await this.#parts.openSearch(storage);
    const { extract, atOnce } = this.#parts.extractor;
    const { folders, exclude, citekeyTemplate, bibliographies, restricted } = params;
    const library = new Library({
      folders,
      readBibliography: readBibliographyFile,
      citekeyTemplate,
      store: search.store,
      extract,
      atOnce,
      ...(exclude !== undefined && { exclude }),
      ...(bibliographies !== undefined && { bibliographies }),
      ...(restricted !== undefined && { restricted }),
    });
    // Drafts are still open when the index is made anew, or opened with other settings.
    library.useBibliographies(this.#ofDrafts);
    const rate = rateMeter();
    const opened: Opened = {
      params,
      search,
      library,
      updates: new Updates(library, {
        written: (progress) => {
          this.#revision++;
          this.#announce(opened, 'indexing', progress === undefined ? this.#status.now.progress : rate(progress));
        },
        idle: (failure) => (failure === undefined ? this.#settled(opened) : this.#failed(opened, failure)),
      }),
    };
    this.#opened = opened;
    const said = notice ?? search.notice;
    this.#announce(opened, 'indexing', undefined, said === undefined ? {} : { notice: said });
    return opened;
  }

  /** Its outcome is announced when it is there. */
  #start(opened: Opened): void {
    opened.updates.scan().catch(() => undefined);
  }

  #settled(opened: Opened, more: Pick<LibraryStatus, 'pending' | 'notice'> = {}): void {
    if (this.#opened !== opened) return;
    this.#revision++;
    this.#announce(opened, 'ready', undefined, more);
    void this.#tidy(opened);
  }

  /** A scan that was stopped leaves the rest for later; an index that cannot be written any more goes on in memory. */
  #failed(opened: Opened, error: unknown): void {
    if (this.#opened !== opened || this.#disposed) return;
    if (isAbort(error)) {
      const { progress } = this.#status.now;
      this.#settled(opened, progress === undefined ? {} : { pending: progress.total - progress.done });
    } else if (error instanceof IbidError && error.code === 'storage' && opened.params.storage !== undefined) {
      const { storage } = opened.params;
      const corrupt = error.data['trouble'] === 'corrupt';
      this.#inTurn(() => this.#reopen(opened, corrupt ? storage : undefined, error.message)).catch((again: unknown) => {
        this.#status.set({ ...this.#status.now, state: 'failed', notice: messageOf(again) });
      });
    } else {
      this.#announce(opened, 'failed', undefined, { notice: messageOf(error) });
    }
  }

  async #reopen(opened: Opened, storage: string | undefined, notice: string): Promise<void> {
    if (this.#opened !== opened || this.#disposed) return;
    await this.#close();
    if (storage !== undefined) this.#parts.deleteIndex(storage);
    const again = await this.#openLibrary({ ...opened.params, storage }, storage, notice);
    this.#start(again);
  }

  async #scan(rebuild: boolean, signal: AbortSignal | undefined): Promise<LibraryStatus> {
    let opened = await this.#library();
    if (rebuild) {
      const before = opened;
      opened = await this.#inTurn(async () => {
        if (this.#opened !== before) return this.#library();
        await before.updates.close();
        // Another window may have the index open: it is emptied under both, and deleted only where that fails.
        const emptied = isEmptied(before.search.store);
        await this.#close();
        if (!emptied && before.params.storage !== undefined) this.#parts.deleteIndex(before.params.storage);
        return this.#openLibrary(before.params, before.params.storage);
      });
    }
    this.#announce(opened, 'indexing');
    await opened.updates.scan(signal);
    return this.#status.now;
  }

  /** Housekeeping of the index while nobody wants anything; a query that comes waits for one slice at the most. */
  async #tidy(opened: Opened): Promise<void> {
    const { revision } = this.#status.now;
    try {
      while (this.#opened === opened && this.#revision === revision && opened.search.store.tidy()) await setImmediate();
    } catch (error) {
      this.#failed(opened, error);
    }
  }

  async #extract(file: string, signal: AbortSignal | undefined): Promise<Result<'extract'>> {
    try {
      await stat(file);
      return await this.#parts.extractor.extract(path.resolve(file), signal === undefined ? {} : { signal });
    } catch (error) {
      if (isAbort(error) || error instanceof IbidError) throw error;
      const { code, message } = problemOf(file, error);
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (missing) throw new IbidError('file-missing', 'There is no such file.', { file }, { cause: error });
      throw new IbidError(
        code === 'internal' ? 'format-broken' : 'file-unreadable',
        message,
        { file },
        { cause: error },
      );
    }
  }

  async #render(params: Params<'render'>, signal: AbortSignal | undefined): Promise<Result<'render'>> {
    const cited = (params.citations ?? []).flatMap((cites) => cites.map(({ citekey }) => citekey));
    const citekeys = [...new Set([...cited, ...(params.bibliography ?? [])])];
    const { library, search } = await this.#library();
    const items = citekeys.flatMap(
      (citekey) => (search.store.sourceByCitekey(citekey) ?? entrySource(library, citekey))?.item ?? [],
    );
    return this.#cslRenderer().render(params, items, signal);
  }

  #cslRenderer(): Renderer {
    this.#renderer ??= createRenderer({ assets: this.#parts.cslAssets });
    return this.#renderer;
  }

  #shelf({ library }: Opened): ShelfFile {
    if (library.shelf === undefined) throw new IbidError('usage', 'The library has no folder for a shelf.');
    return library.shelf;
  }

  async #library(): Promise<Opened> {
    await this.#opening.catch(() => undefined);
    if (this.#opened === undefined) throw new IbidError('usage', 'No library is open.');
    return this.#opened;
  }

  async #close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    if (opened === undefined) return;
    await opened.updates.close();
    opened.search.store.close();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#opening.then(work, work);
    this.#opening = turn.catch(() => undefined);
    return turn;
  }

  #announce(
    { params, search, library }: Opened,
    state: LibraryStatus['state'],
    progress?: LibraryStatus['progress'],
    more: Pick<LibraryStatus, 'pending' | 'notice'> = {},
  ): void {
    const { sources } = search.store.counts();
    this.#status.set({
      state,
      folders: params.folders,
      sources,
      problems: library.problemCount(),
      revision: this.#revision,
      ...(progress !== undefined && { progress }),
      ...more,
    });
  }
}

function sourceOf(store: Search['store'], ref: SourceRef): Source | undefined {
  if ('id' in ref) return store.source(ref.id);
  if ('citekey' in ref) return store.sourceByCitekey(ref.citekey);
  const source = store
    .sourcesOfFile(path.resolve(ref.file))
    .find(({ part }) => part === ref.part || ref.part === undefined);
  return source && newestOf(store, source);
}

/** A saved article under the key of another entry of it: a bibliography has it twice, or `library.yaml` pins another key. */
function entrySource(library: Library, citekey: string): Source | undefined {
  const source = library.articleOfEntry(citekey);
  return source && { ...source, citekey, item: { ...source.item, id: citekey } };
}

function isEmptied(store: Search['store']): boolean {
  try {
    store.clear();
    return true;
  } catch {
    // It is damaged or cannot be written, which is why it is made anew.
    return false;
  }
}

/** Adds to a progress how many files a second were done since it began. */
function rateMeter(): (progress: Progress) => NonNullable<LibraryStatus['progress']> {
  let began = performance.now();
  return (progress) => {
    if (progress.done === 0) began = performance.now();
    const seconds = (performance.now() - began) / 1000;
    return { ...progress, perSecond: seconds > 0 ? Math.round(progress.done / seconds) : 0 };
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function messageOf(error: unknown): string {
  return error instanceof IbidError
    ? error.message
    : `Ibid failed: ${error instanceof Error ? error.message : String(error)}`;
}
