/**
 * Ibid and published extractors over the pages of a manifest, in one run; every tool gets the same decoded page and its
 * address. Prints a table of what the corpus' scorer says and the time a page takes (see README.md here).
 *
 *     npm run --silent bench:extract -- MANIFEST [--only NAME,…] [--out DIR] [--by origin|lang] [--worst N]
 *       [--as page|text] [--held-out site|origin|lang]
 *
 * With `--out` it writes `NAME.jsonl`, each tool's answers as the scorer reads them. `score.mjs` is looked for beside
 * the manifest and one folder up. `--as text` gives Ibid the page's visible text instead of the page. `--held-out` takes
 * Ibid's bodies from forests that were trained without the pages of the same site, collection or language.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { decodeHtml } from '../../src/read/charset';
import { type Answer, pageBytes, readManifest } from './corpus';
import { HELD_OUT, heldOutAnswers } from './held-out';
import { answerOf, ibidOnDump, ibidOnPage } from './ibid';
import { installedPeers } from './installed-peers';
import { loadPeers, PEER_NAMES, type Tool } from './peers';
import { printTable, scoresOf } from './score-table';
import { timeToStored } from './stored';
import { printWorst } from './worst';

const USAGE =
  'usage: bench:extract MANIFEST [--only NAME,…] [--out DIR] [--by origin|lang] [--worst N] [--as page|text] [--held-out site|origin|lang]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      out: { type: 'string' },
      by: { type: 'string' },
      worst: { type: 'string' },
      as: { type: 'string', default: 'page' },
      'held-out': { type: 'string' },
    },
  });
  const [manifest] = positionals;
  const heldOut = HELD_OUT.find((by) => by === values['held-out']);
  const wrong = heldOut === undefined && values['held-out'] !== undefined;
  if (manifest === undefined || !existsSync(manifest) || wrong || !/^(?:page|text)$/.test(values.as)) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const names = values.only?.split(',') ?? ['ibid', ...PEER_NAMES];
  const tools = await toolsOf(names, values.as);
  const out = values.out ?? mkdtempSync(path.join(tmpdir(), 'ibid-bench-'));
  mkdirSync(out, { recursive: true });
  const answers = await quietly(() => run(manifest, tools));
  if (heldOut !== undefined) {
    const bodies = heldOutAnswers(manifest, heldOut, (part) => console.error(`${heldOut} ${part} left out…`));
    const own = answers.get('ibid') ?? [];
    answers.set(
      'ibid',
      own.map((answer) => ({ ...answer, ...bodies.get(answer.file) })),
    );
  }
  const fileOf = (name: string) => path.join(out, `${name}.jsonl`);
  for (const [name, own] of answers)
    writeFileSync(fileOf(name), own.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
  const scorer = ['score.mjs', '../score.mjs']
    .map((file) => path.resolve(path.dirname(manifest), file))
    .find(existsSync);
  if (scorer === undefined) console.error('no score.mjs beside the manifest: nothing is scored');
  else {
    printTable(names.map((name) => [name, scoresOf(scorer, manifest, fileOf(name))]));
    if (names.includes('ibid') && values.as === 'page') {
      const { median, p95 } = await timeToStored(manifest);
      console.log(`ibid from bytes to stored passages: ms p50 ${median.toFixed(1)}, p95 ${p95.toFixed(1)}`);
    }
    if (values.by !== undefined)
      spawnSync(process.execPath, [scorer, manifest, fileOf('ibid'), '--by', values.by], { stdio: 'inherit' });
    if (values.worst !== undefined) {
      const own = new Map((answers.get('ibid') ?? []).map((answer) => [answer.file, answer]));
      printWorst(scorer, manifest, fileOf('ibid'), own, Number(values.worst));
    }
  }
  if (values.out === undefined) rmSync(out, { recursive: true });
}

/** Some tools print what they notice; standard output is for the table alone. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log, warn, info } = console;
  Object.assign(console, { log: console.error, warn: console.error, info: console.error });
  try {
    return await work();
  } finally {
    Object.assign(console, { log, warn, info });
  }
}

async function toolsOf(names: readonly string[], as: string): Promise<ReadonlyMap<string, Tool>> {
  const peers = names.filter((name) => PEER_NAMES.includes(name));
  const loaded =
    peers.length === 0
      ? new Map<string, Tool>()
      : await loadPeers(installedPeers(path.resolve(__dirname, '../../..')), peers);
  const ibid: Tool = async (html, url) => answerOf(as === 'text' ? ibidOnDump(html) : ibidOnPage(html, url));
  return new Map([...(names.includes('ibid') ? [['ibid', ibid] as const] : []), ...loaded]);
}

interface TimedAnswer extends Answer {
  readonly file: string;
  readonly ms: number;
}

/** Page by page, the tools in turn, so that whatever else the machine does meets all of them alike. */
async function run(manifest: string, tools: ReadonlyMap<string, Tool>): Promise<Map<string, readonly TimedAnswer[]>> {
  const answers = new Map([...tools.keys()].map((name) => [name, [] as TimedAnswer[]]));
  const pages = readManifest(manifest);
  for (const page of [...pages.slice(0, 5).map((warm) => ({ ...warm, warm: true })), ...pages]) {
    const html = decodeHtml(pageBytes(manifest, page)).text;
    for (const [name, tool] of tools) {
      const started = performance.now();
      let answer: Answer = {};
      try {
        answer = await tool(html, page.url ?? 'https://example.org/');
      } catch (error) {
        console.error(`${name}: ${page.file}: ${error instanceof Error ? error.message : String(error)}`);
      }
      const ms = performance.now() - started;
      if (!('warm' in page)) answers.get(name)?.push({ file: page.file, ...answer, ms: Math.round(ms * 100) / 100 });
    }
  }
  return answers;
}

main();
