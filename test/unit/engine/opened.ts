import path from 'node:path';
import { createEngine } from '../../../src/engine/engine';
import { inProcessExtractor } from '../../../src/engine/in-process-extractor';
import type { Engine } from '../../../src/engine/protocol';
import { deleteIndex, openSearch } from '../../../src/engine/storage';
import { readyOf } from './ready';

/** An engine that has read this folder; its index is in memory. */
export async function openedEngine(folder: string): Promise<Engine> {
  const cslAssets = path.resolve('dist/csl');
  const engine = createEngine({ openSearch, deleteIndex, extractor: inProcessExtractor, cslAssets });
  const ready = readyOf(engine);
  await engine.request('open', { folders: [folder], storage: undefined });
  await ready;
  return engine;
}
