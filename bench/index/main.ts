// How long indexing takes: `npm run --silent bench:index -- [CORPUS] [--files N] [--threads N] [--json FILE]`
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine } from '../../src/engine/engine';
import { extractionPool } from '../../src/engine/extraction-pool';
import { inProcessExtractor } from '../../src/engine/in-process-extractor';
import type { Engine } from '../../src/engine/protocol';
import { deleteIndex, openSearch } from '../../src/engine/storage';
import { corpusCopies } from './corpus-copies';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '1000' },
    threads: { type: 'string', default: '1' },
    worker: { type: 'string', default: 'dist/extraction.js' },
    json: { type: 'string' },
  },
});

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

async function main(): Promise<void> {
  const corpus = positionals[0] ?? '../shared/corpus/dev/html';
  const threads = Number(values.threads);
  const folder = mkdtempSync(path.join(tmpdir(), 'ibid-bench-'));
  const engine = createEngine({
    openSearch,
    deleteIndex,
    extractor: threads === 0 ? inProcessExtractor : extractionPool(path.resolve(values.worker), threads),
    cslAssets: path.resolve('dist/csl'),
  });
  try {
    const library = path.join(folder, 'library');
    const storage = path.join(folder, 'index');
    const { files, bytes } = corpusCopies(corpus, library, Number(values.files));
    const waits: number[] = [];
    let done = false;
    const began = performance.now();
    const ready = whenReady(engine);
    await engine.request('open', { folders: [library], storage });
    const opened = performance.now() - began;
    // Somebody types while the library is indexed.
    const typing = (async () => {
      while (!done) {
        const asked = performance.now();
        await engine.request('find', { text: 'government climate', typing: true });
        waits.push(performance.now() - asked);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    await ready;
    const whole = performance.now() - began;
    done = true;
    await typing;
    const { sources, problems } = engine.status;
    const again = await rescan(engine);
    const single = await oneByOne(engine, library);
    const size = readdirSync(storage).reduce((sum, name) => sum + statSync(path.join(storage, name)).size, 0);
    waits.sort((a, b) => a - b);
    const result = {
      files,
      megabytes: round(bytes / 1e6),
      threads,
      sources,
      problems,
      seconds: round(whole / 1000),
      filesPerSecond: round(files / (whole / 1000)),
      msPerFile: round(whole / files),
      openMs: round(opened),
      queriesWhileIndexing: waits.length,
      queryP50: round(quantile(waits, 0.5)),
      queryP95: round(quantile(waits, 0.95)),
      queryMax: round(waits.at(-1) ?? 0),
      rescanMs: round(again),
      changedP50: round(quantile(single, 0.5)),
      changedP95: round(quantile(single, 0.95)),
      indexMegabytes: round(size / 1e6),
      rssMegabytes: round(process.memoryUsage.rss() / 1e6),
    };
    for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(22)} ${value}`);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  } finally {
    await engine.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

function whenReady(engine: Engine): Promise<void> {
  return new Promise((resolve, reject) => {
    engine.onStatus(({ state, notice }) => {
      if (state === 'ready') resolve();
      if (state === 'failed') reject(new Error(notice));
    });
  });
}

async function rescan(engine: Engine): Promise<number> {
  const began = performance.now();
  await engine.request('scan', { rebuild: false });
  return performance.now() - began;
}

/** From the watcher's event to the right answer, file by file. */
async function oneByOne(engine: Engine, library: string): Promise<readonly number[]> {
  const files = readdirSync(path.join(library, '0')).slice(0, 100);
  const times: number[] = [];
  for (const name of files) {
    const file = path.join(library, '0', name);
    writeFileSync(file, `<!-- changed -->`, { flag: 'a' });
    const began = performance.now();
    await engine.request('changed', { files: [file] });
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

const round = (n: number) => Math.round(n * 10) / 10;

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
