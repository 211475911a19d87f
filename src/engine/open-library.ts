import { setImmediate } from 'node:timers/promises';
import type { Search } from '../find/search';
import { Library } from '../library/library';
import { isAbort } from '../model/abort';
import { IbidError } from '../model/error';
import type { EngineParts } from './engine-parts';
import type { LibraryStatus, OpenParams } from './protocol';
import { bibliographyReader } from './read-bibliography';
import { Status } from './status';
import { type Progress, Updates } from './updates';

/** A library that is open. */
export interface Opened {
  readonly params: OpenParams;
  readonly search: Search;
  readonly library: Library;
  readonly updates: Updates;
}

/** The library that is open: how it is opened, brought up to date and made anew, and how it stands meanwhile. */
export class OpenLibrary {
  readonly status = new Status();
  readonly #parts: EngineParts;
  #opened: Opened | undefined;
  /** Opening and rebuilding, one after another. */
  #opening: Promise<unknown> = Promise.resolve();
  #revision = 0;
  /** Bibliographies that open drafts declare. */
  #ofDrafts: readonly string[] = [];
  #disposed = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  open(params: OpenParams): Promise<LibraryStatus> {
    return this.#inTurn(() => this.#open(params));
  }

  /** The library once it is open. Rejects with `usage` where none is. */
  async now(): Promise<Opened> {
    await this.#opening.catch(() => undefined);
    if (this.#opened === undefined) throw new IbidError('usage', 'No library is open.');
    return this.#opened;
  }

  /** What the library answers. An index that turns out damaged is made anew, as the status says; this question fails. */
  async ask<T>(question: (search: Search) => T): Promise<T> {
    const opened = await this.now();
    try {
      return question(opened.search);
    } catch (error) {
      if (isUseless(error)) this.#failed(opened, error);
      throw error;
    }
  }

  /** Goes by these bibliographies too, instead of those of the last call. */
  async useBibliographies(files: readonly string[], signal: AbortSignal | undefined): Promise<LibraryStatus> {
    this.#ofDrafts = files;
    const { library, updates } = await this.now();
    await updates.changed(library.useBibliographies(files), signal);
    return this.status.now;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#opening.catch(() => undefined);
    await this.#close();
    this.status.close();
  }

  /** Looks at every file again; with `rebuild`, the index is forgotten first. */
  async scan(rebuild: boolean, signal: AbortSignal | undefined): Promise<LibraryStatus> {
    let opened = await this.now();
    if (rebuild) {
      const before = opened;
      opened = await this.#inTurn(async () => {
        if (this.#opened !== before) return this.now();
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
    return this.status.now;
  }

  async #open(params: OpenParams): Promise<LibraryStatus> {
    await this.#close();
    this.status.set({ ...this.status.now, state: 'opening', folders: params.folders });
    try {
      const opened = await this.#openLibrary(params, params.storage);
      this.#start(opened);
    } catch (error) {
      this.status.set({ ...this.status.now, state: 'failed', notice: messageOf(error) });
      throw error;
    }
    return this.status.now;
  }

  async #openLibrary(params: OpenParams, storage: string | undefined, notice?: string): Promise<Opened> {
    const search = await this.#parts.openSearch(storage);
    const { extract, atOnce } = this.#parts.extractor;
    const { folders, exclude, citekeyTemplate, bibliographies, restricted } = params;
    const library = new Library({
      folders,
      readBibliography: bibliographyReader(citekeyTemplate),
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
          this.#announce(opened, 'indexing', progress === undefined ? this.status.now.progress : rate(progress));
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
      const { progress } = this.status.now;
      this.#settled(opened, progress === undefined ? {} : { pending: progress.total - progress.done });
    } else if (error instanceof IbidError && error.code === 'storage' && opened.params.storage !== undefined) {
      const { storage } = opened.params;
      this.#inTurn(() => this.#reopen(opened, isUseless(error) ? storage : undefined, error.message)).catch(
        (again: unknown) => {
          this.status.set({ ...this.status.now, state: 'failed', notice: messageOf(again) });
        },
      );
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

  /** Housekeeping of the index while nobody wants anything; a query that comes waits for one slice at the most. */
  async #tidy(opened: Opened): Promise<void> {
    const { revision } = this.status.now;
    try {
      while (this.#opened === opened && this.#revision === revision && opened.search.store.tidy()) await setImmediate();
    } catch (error) {
      this.#failed(opened, error);
    }
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
    this.status.set({
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

/** Whether the index has to be made anew. */
function isUseless(error: unknown): boolean {
  if (!(error instanceof IbidError) || error.code !== 'storage') return false;
  return error.data['trouble'] === 'corrupt' || error.data['trouble'] === 'misfit';
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

function messageOf(error: unknown): string {
  return error instanceof IbidError
    ? error.message
    : `Ibid failed: ${error instanceof Error ? error.message : String(error)}`;
}
