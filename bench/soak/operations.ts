import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../../src/engine/protocol';
import { type Random, seeded } from '../verify/random';
import { openedEngine, sameAsFromScratch } from './check';
import { Files } from './files';

export interface OperationsSoak {
  readonly seed: number;
  readonly operations: number;
  /** An empty folder to work in. */
  readonly folder: string;
  readonly say?: (line: string) => void;
}

/**
 * Random operations on a library's files, told to the engine in batches as a watcher does, or not told and found by a scan,
 * with a query now and then. What is wrong afterwards; empty when all is well.
 */
export async function soakOperations({ seed, operations, folder, say }: OperationsSoak): Promise<readonly string[]> {
  const random = seeded(seed);
  const library = path.join(folder, 'library');
  const storage = path.join(folder, 'index');
  const files = new Files(library, random);
  for (let i = 0; i < 20; i++) files.happen();
  const wrong: string[] = [];
  let engine = await openedEngine(library, storage);
  for (let done = 0; done < operations; ) {
    const many = Math.min(1 + random.below(12), operations - done);
    const paths = Array.from({ length: many }, () => files.happen()).flat();
    const before = Math.floor(done / 1000);
    done += many;
    if (random.below(8) === 0) await engine.request('scan', { rebuild: false });
    else await tell(engine, paths, random);
    if (random.below(10) === 0) wrong.push(...(await query(engine, library, files, random)));
    if (random.below(150) === 0) {
      await engine.dispose();
      engine = await openedEngine(library, storage);
    }
    if (Math.floor(done / 1000) > before)
      say?.(`${done} operations, ${files.names.length} files, ${engine.status.sources} sources`);
  }
  await engine.dispose();
  return [...wrong, ...(await sameAsFromScratch(library, storage))];
}

/** In any order, and sometimes in two reports at once. */
async function tell(engine: Engine, paths: readonly string[], random: Random): Promise<void> {
  const shuffled = [...new Set(paths)].sort(() => random.next() - 0.5);
  const cut = random.below(4) === 0 ? random.below(shuffled.length + 1) : 0;
  await Promise.all([
    engine.request('changed', { files: shuffled.slice(0, cut) }),
    engine.request('changed', { files: shuffled.slice(cut) }),
  ]);
}

/** A sentence that stands in a file is found there. */
async function query(engine: Engine, library: string, files: Files, random: Random): Promise<readonly string[]> {
  if (files.names.length === 0) return [];
  const file = path.join(library, random.pick(files.names));
  const source = await engine.request('source', { file });
  if (source === undefined) return [];
  const passage = random.pick(source.passages.length > 0 ? source.passages : [undefined]);
  if (passage === undefined) return [];
  if (!readFileSync(file, 'utf8').includes(passage.text))
    return [`${file}: the index holds other words: ${passage.text}`];
  const { passages } = await engine.request('find', { text: `"${passage.text}"`, kinds: ['passage'], limit: 50 });
  return passages.some((match) => match.source.file === file && match.passage.text === passage.text)
    ? []
    : [`${file}: not found: ${passage.text}`];
}
