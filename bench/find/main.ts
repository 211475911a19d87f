import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type Adapter, nameOf } from './adapter';
import { harderQuestions } from './harder';
import { ibid } from './ibid';
import { installedPeers } from './installed-peers';
import { peers } from './peers';
import type { Step } from './step';
import { growth, type Row, tables } from './tables';

const HELP = `npm run --silent bench:find -- DIR… [--only NAME,…] [--kinds KIND,…] [--json FILE] [--seconds N] [--harder SEED]

  DIR            holds corpus.ndjson and queries.json; several libraries show how times grow with the size
  --only NAME    programs whose name has one of these in it, "sources/minisearch" and "ibid" alike
  --kinds KIND   sources, passages, quotes
  --json FILE    writes all figures there
  --seconds N    the most that each program may take for its questions, and again for its keystrokes (15)
  --build N      seconds after which building an index is given up (240)
  --harder SEED  also asks harder classes of questions, drawn with this seed, and quotations that stand nowhere (1; 0: none)

Programs that take longer answer fewer questions: look at "asked". A row that folds near-duplicates counts as one answer.`;

/** The young generation of the engine's thread is kept at 12 MB (see the engine's client): so is that of these processes. */
const AS_THE_ENGINE = ['--max-semi-space-size=4'];

const root = resolve(__dirname, '..', '..', '..');
/** The measured programs are one file with their packages, as the engine is: Ibid, and what it is compared with. */
const BUNDLES = ['load-step', 'step-ibid', 'step-peers'] as const;
const bundled = (name: (typeof BUNDLES)[number]) => join(__dirname, 'bundled', `${name}.js`);

async function bundlePrograms(): Promise<void> {
  await build({
    entryPoints: BUNDLES.map((name) => join(root, 'bench', 'find', `${name}.ts`)),
    outdir: join(__dirname, 'bundled'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    external: ['node-sqlite3-wasm'],
    logLevel: 'error',
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      kinds: { type: 'string', default: '' },
      json: { type: 'string' },
      seconds: { type: 'string', default: '15' },
      build: { type: 'string', default: '240' },
      harder: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const all = [...ibid, ...peers(() => installedPeers(root))];
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const chosen = all.filter(
    (one) => wanted(one, values.only) && (values.kinds === '' || values.kinds.includes(one.kind)),
  );
  if (chosen.some(({ name }) => !name.startsWith('ibid'))) installedPeers(root);
  await bundlePrograms();
  const libraries = [];
  for (const dir of positionals) {
    const limits = { seconds: Number(values.seconds), build: Number(values.build) };
    libraries.push(await measureLibrary(resolve(dir), chosen, limits, Number(values.harder)));
  }
  console.log(growth(libraries));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(libraries, null, 2)}\n`);
}

/** The driver in WebAssembly is measured where it is asked for. */
function wanted(adapter: Adapter, only: string): boolean {
  const names = only.split(',').map((name) => name.trim().toLowerCase());
  const own = nameOf(adapter).toLowerCase();
  if (own.includes('(wasm)')) return names.some((name) => name.includes('wasm') && own.includes(name));
  return names.some((name) => own.includes(name));
}

/** Seconds for each program's questions, and for building its index. */
interface Limits {
  readonly seconds: number;
  readonly build: number;
}

async function measureLibrary(dir: string, adapters: readonly Adapter[], limits: Limits, seed: number) {
  const corpus = join(dir, 'corpus.ndjson');
  const questions = [join(dir, 'queries.json')];
  for (const file of [corpus, ...questions]) if (!existsSync(file)) throw new Error(`${file} is missing`);
  const work = join(tmpdir(), `ibid-bench-find-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    if (seed > 0) {
      console.error(`${basename(dir)}: drawing harder questions…`);
      const file = join(work, 'harder.json');
      writeFileSync(file, JSON.stringify(await harderQuestions(corpus, seed)));
      questions.push(file);
    }
    const { articles, textBytes } = await sizeOf(corpus);
    const rows: Row[] = [];
    const built = new Map<string, Built>();
    for (const adapter of adapters) {
      const row = await measure(adapter, corpus, questions, work, limits, built);
      rows.push(row);
      const { figures, error } = row;
      console.error(
        `${nameOf(row)}: ${figures ? `p95 ${figures.p95.toFixed(1)} ms, ${figures.asked}/${figures.of} asked` : error}`,
      );
    }
    console.log(`## ${basename(dir)}: ${articles} articles, ${(textBytes / 1048576).toFixed(1)} MB\n`);
    console.log(`${tables(rows, textBytes)}\n`);
    return { library: basename(dir), articles, textBytes, rows };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

type Built = Pick<Row, 'build' | 'buildProcessor' | 'disk' | 'session' | 'error'>;

/** Ibid has one index for all kinds of questions, built once. */
async function measure(
  adapter: Adapter,
  corpus: string,
  questions: readonly string[],
  work: string,
  { seconds, build: buildLimit }: Limits,
  built: Map<string, Built>,
): Promise<Row> {
  const { kind, name } = adapter;
  const shared = name.startsWith('ibid');
  const folder = join(work, (shared ? name : nameOf(adapter)).replace(/\W+/g, '-'));
  const node = shared ? AS_THE_ENGINE : ['--max-old-space-size=6000'];
  const about = { adapter: nameOf(adapter), corpus, questions, folder, seconds, root };
  const perform = (step: Step, most: number) =>
    run(
      [
        ...node,
        '--no-warnings',
        bundled('load-step'),
        bundled(shared ? 'step-ibid' : 'step-peers'),
        join(work, 'code'),
      ],
      step,
      most,
    );
  let cost = shared ? built.get(name) : undefined;
  if (!cost) {
    mkdirSync(folder, { recursive: true });
    const outcome = await perform({ what: 'build', ...about }, buildLimit);
    if ('error' in outcome) cost = outcome;
    else {
      const { seconds: build, processor } = outcome.value as { readonly seconds: number; readonly processor: number };
      const session = shared ? await perform({ what: 'memory', ...about }, seconds * 3 + 90) : undefined;
      cost = { build, buildProcessor: processor, disk: bytesIn(folder) };
      if (session && 'value' in session) cost = { ...cost, session: session.value as number };
    }
    built.set(name, cost);
  }
  if (cost.error !== undefined) return { kind, name, ...cost };
  const outcome = await perform({ what: 'query', ...about }, seconds * 3 + 90);
  if (!shared) rmSync(folder, { recursive: true, force: true });
  if ('error' in outcome) return { kind, name, ...cost, ...outcome };
  return { kind, name, ...cost, figures: outcome.value as NonNullable<Row['figures']> };
}

type Outcome = { readonly value: unknown } | { readonly error: string };

/** One step in a process of its own. */
function run(command: readonly string[], step: Step, seconds: number): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...command, JSON.stringify(step)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let trouble = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      trouble += data;
    });
    const late = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.on('close', (code, signal) => {
      clearTimeout(late);
      if (signal === 'SIGKILL') done({ error: `over ${seconds} s, or out of memory` });
      else if (code !== 0) done({ error: (/\w*Error: .*/.exec(trouble)?.[0] ?? `exit code ${code}`).slice(0, 100) });
      else done({ value: JSON.parse(out) });
    });
  });
}

async function sizeOf(corpus: string): Promise<{ articles: number; textBytes: number }> {
  let articles = 0;
  for await (const chunk of createReadStream(corpus)) for (const byte of chunk as Buffer) if (byte === 10) articles++;
  return { articles, textBytes: statSync(corpus).size };
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 3;
});
