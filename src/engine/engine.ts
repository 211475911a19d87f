import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Renderer } from '../cite/render';
import type { Search } from '../find/search';
import type { Library } from '../library/library';
import { problemOf } from '../library/problem';
import type { ShelfFile } from '../library/quote-shelf';
import { isAbort } from '../model/abort';
import { IbidError } from '../model/error';
import type { Source } from '../model/source';
import { capturesOf, newestOf } from './captures';
import { correct, leaveOut, takeBack } from './correct';
import type { DraftSessions } from './draft-sessions';
import type { EngineParts } from './engine-parts';
import { type Opened, OpenLibrary } from './open-library';
import type { Engine, LibraryStatus, Params, RequestName, Result, SourceRef } from './protocol';

type Handlers = {
  readonly [N in RequestName]: (params: Params<N>, signal: AbortSignal | undefined) => Promise<Result<N>>;
};

/** The engine on this thread. The editor has it on a thread of its own (`worker.ts`, `client.ts`); the command line has it here. */
export function createEngine(parts: EngineParts): Engine {
  return new InProcessEngine(parts);
}

class InProcessEngine implements Engine {
  readonly #parts: EngineParts;
  readonly #library: OpenLibrary;
  readonly #handlers: Handlers;
  #drafts: Promise<DraftSessions> | undefined;
  #renderer: Promise<Renderer> | undefined;
  #disposed = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#library = new OpenLibrary(parts);
    this.#handlers = {
      open: (params) => this.#library.open(params),
      changed: async ({ files }, signal) => {
        await (await this.#library.now()).updates.changed(files, signal);
        return this.#library.status.now;
      },
      bibliographies: ({ files }, signal) => this.#library.useBibliographies(files, signal),
      scan: ({ rebuild }, signal) => this.#library.scan(rebuild, signal),
      stop: async () => {
        (await this.#library.now()).updates.stop();
        return this.#library.status.now;
      },
      find: (params, signal) => this.#library.ask((search) => search.find(params, signal)),
      locate: (params, signal) => this.#library.ask((search) => search.locate(params, signal)),
      holders: ({ text, limit }, signal) => this.#library.ask((search) => search.holders(text, limit, signal)),
      source: async (ref) => {
        const { library, search } = await this.#library.now();
        const { store } = search;
        return store.snapshot(() => {
          const source = sourceOf(store, ref) ?? ('citekey' in ref ? entrySource(library, ref.citekey) : undefined);
          return source && { source, passages: store.passages(source.id) };
        });
      },
      sources: async ({ citekeys }) => {
        const { library, search } = await this.#library.now();
        return citekeys.flatMap(
          (citekey) => search.store.sourceByCitekey(citekey) ?? entrySource(library, citekey) ?? [],
        );
      },
      recent: async ({ limit }) => (await this.#library.now()).search.store.recent(limit),
      pin: async ({ citekeys }) => {
        await (await this.#library.now()).library.pin(citekeys);
        return undefined;
      },
      quoted: async ({ citekey }) => (await this.#library.now()).library.quoted(citekey),
      remember: async ({ words }) => {
        await (await this.#library.now()).library.remember(words);
        return undefined;
      },
      trace: async (params, signal) => (await import('./checking')).trace(this, params, signal),
      check: async (params, signal) => (await this.#draftSessions()).check(params, signal),
      quotationAt: async ({ document, offset }) => (await this.#draftSessions()).quotationAt(document, offset),
      repairs: async (params) => (await this.#draftSessions()).repairs(params),
      forget: async ({ document }) => {
        (await this.#drafts)?.forget(document);
        return undefined;
      },
      captures: async ({ citekey }) => {
        const { store } = (await this.#library.now()).search;
        return store.snapshot(() => capturesOf(store, citekey));
      },
      corrections: async ({ citekey }) => (await this.#library.now()).library.corrections.of(citekey),
      correct: async (params, signal) => correct(params, await this.#library.now(), signal),
      leaveOut: async (params, signal) => leaveOut(params, await this.#library.now(), signal),
      takeBack: async (params, signal) => takeBack(params, await this.#library.now(), signal),
      anchors: async ({ citekey }) => (await this.#library.now()).library.anchors?.of(citekey) ?? [],
      anchor: async ({ anchors }) => {
        await (await this.#library.now()).library.anchors?.add(anchors);
        return undefined;
      },
      shelf: async () => this.#shelf(await this.#library.now()).read(),
      changeShelf: async ({ change }) => this.#shelf(await this.#library.now()).change(change),
      problems: async () => (await this.#library.now()).library.problems(),
      clipping: async ({ text }) => (await import('./extraction')).clippingOf(text),
      extract: ({ file }, signal) => this.#extract(file, signal),
      render: (params, signal) => this.#render(params, signal),
      warm: async (params) => {
        await (await this.#cslRenderer()).warm(params);
        return undefined;
      },
    };
  }

  get status(): LibraryStatus {
    return this.#library.status.now;
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
    return this.#library.status.on(listener);
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await this.#library.dispose();
    await this.#parts.extractor.dispose();
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
    const { library, search } = await this.#library.now();
    const items = citekeys.flatMap(
      (citekey) => (search.store.sourceByCitekey(citekey) ?? entrySource(library, citekey))?.item ?? [],
    );
    return (await this.#cslRenderer()).render(params, items, signal);
  }

  #draftSessions(): Promise<DraftSessions> {
    this.#drafts ??= import('./checking').then(({ DraftSessions }) => new DraftSessions(this));
    return this.#drafts;
  }

  #cslRenderer(): Promise<Renderer> {
    this.#renderer ??= import('./citing').then(({ createRenderer }) =>
      createRenderer({ assets: this.#parts.cslAssets }),
    );
    return this.#renderer;
  }

  #shelf({ library }: Opened): ShelfFile {
    if (library.shelf === undefined) throw new IbidError('usage', 'The library has no folder for a shelf.');
    return library.shelf;
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
