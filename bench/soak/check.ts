import { rmSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '../../src/engine/engine';
import { inProcessExtractor } from '../../src/engine/in-process-extractor';
import type { Engine } from '../../src/engine/protocol';
import { deleteIndex, openSearch } from '../../src/engine/storage';
import { indexRows } from './index-rows';
import { differences, libraryRows } from './rows';

/** The engine of the command line and the editor, with the index in this folder. */
export async function openedEngine(folder: string, storage: string): Promise<Engine> {
  const engine = createEngine({
    openSearch,
    deleteIndex,
    extractor: inProcessExtractor,
    cslAssets: path.resolve('dist/csl'),
  });
  const ready = new Promise<void>((resolve, reject) => {
    engine.onStatus(({ state, notice }) => {
      if (state === 'ready') resolve();
      if (state === 'failed') reject(new Error(notice));
    });
  });
  await engine.request('open', { folders: [folder], storage });
  await ready;
  return engine;
}

/**
 * Compares the index in `storage`, as it grew, with one made from nothing. Citekeys are given to those who come first and
 * kept, so that both are told the same ones: they are pinned before.
 */
export async function sameAsFromScratch(folder: string, storage: string): Promise<readonly string[]> {
  const engine = await openedEngine(folder, storage);
  const all = await engine.request('recent', { limit: engine.status.sources });
  await engine.request('pin', { citekeys: all.map(({ citekey }) => citekey) });
  await engine.request('scan', { rebuild: false });
  await engine.dispose();
  const fresh = `${storage}-from-scratch`;
  rmSync(fresh, { recursive: true, force: true });
  await (await openedEngine(folder, fresh)).dispose();
  const grown = await rowsOf(storage, folder);
  const made = await rowsOf(fresh, folder);
  if (grown.length === 0) return ['the index is empty'];
  return differences(grown, made);
}

async function rowsOf(storage: string, folder: string): Promise<readonly string[]> {
  const search = await openSearch(storage);
  try {
    const nameOf = (id: number) => {
      const source = search.store.source(id);
      return source ? `${path.relative(folder, source.file)} ${source.part ?? ''}` : `no source ${id}`;
    };
    return [...libraryRows(search.store, folder), ...indexRows(search.store.index, nameOf)];
  } finally {
    search.store.close();
  }
}
