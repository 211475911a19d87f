/**
 * Ibid and published extractors over the pages of a manifest, in one run; every tool gets the same decoded page and its
 * address. Prints a table of what the corpus' scorer says and the time a page takes.
 *
 *     npm run --silent bench:extract -- MANIFEST [--only NAME,…] [--out DIR] [--by origin|lang]
 *
 * With `--out` it writes `NAME.jsonl`, each tool's answers as the scorer reads them. `score.mjs` is looked for beside
 * the manifest and one folder up.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { decodeHtml } from '../../src/read/charset';
import { pageBytes, readManifest } from './corpus';
import { answerOf, ibidOnText } from './ibid';
import { installedPeers } from './installed-peers';
import { loadPeers, PEER_NAMES, type Tool } from './peers';
import { printTable, scoresOf } from './score-table';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' }, out: { type: 'string' }, by: { type: 'string' } },
  });
  const [manifest] = positionals;
  if (manifest === undefined || !existsSync(manifest)) {
    console.error('usage: bench:extract MANIFEST [--only NAME,…] [--out DIR] [--by origin|lang]');
    process.exitCode = 2;
    return;
  }
  const names = values.only?.split(',') ?? ['ibid', ...PEER_NAMES];
  const tools = await toolsOf(names);
  const out = values.out ?? mkdtempSync(path.join(tmpdir(), 'ibid-bench-'));
  mkdirSync(out, { recursive: true });
  const answers = await quietly(() => run(manifest, tools));
  for (const [name, lines] of answers) writeFileSync(path.join(out, `${name}.jsonl`), lines.join(''));
  const scorer = ['score.mjs', '../score.mjs']
    .map((file) => path.resolve(path.dirname(manifest), file))
    .find(existsSync);
  if (scorer === undefined) console.error('no score.mjs beside the manifest: nothing is scored');
  else {
    printTable(names.map((name) => [name, scoresOf(scorer, manifest, path.join(out, `${name}.jsonl`))]));
    if (values.by !== undefined)
      spawnSync(process.execPath, [scorer, manifest, path.join(out, 'ibid.jsonl'), '--by', values.by], {
        stdio: 'inherit',
      });
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

async function toolsOf(names: readonly string[]): Promise<ReadonlyMap<string, Tool>> {
  const peers = names.filter((name) => PEER_NAMES.includes(name));
  const loaded =
    peers.length === 0
      ? new Map<string, Tool>()
      : await loadPeers(installedPeers(path.resolve(__dirname, '../../..')), peers);
  const ibid: Tool = async (html, url) => answerOf(ibidOnText(html, url));
  return new Map([...(names.includes('ibid') ? [['ibid', ibid] as const] : []), ...loaded]);
}

/** Page by page, the tools in turn, so that whatever else the machine does meets all of them alike. */
async function run(
  manifest: string,
  tools: ReadonlyMap<string, Tool>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const answers = new Map([...tools.keys()].map((name) => [name, [] as string[]]));
  const pages = readManifest(manifest);
  for (const page of [...pages.slice(0, 5).map((warm) => ({ ...warm, warm: true })), ...pages]) {
    const html = decodeHtml(pageBytes(manifest, page)).text;
    for (const [name, tool] of tools) {
      const started = performance.now();
      let answer = {};
      try {
        answer = await tool(html, page.url ?? 'https://example.org/');
      } catch (error) {
        console.error(`${name}: ${page.file}: ${error instanceof Error ? error.message : String(error)}`);
      }
      const ms = performance.now() - started;
      if (!('warm' in page))
        answers.get(name)?.push(`${JSON.stringify({ file: page.file, ...answer, ms: Math.round(ms * 100) / 100 })}\n`);
    }
  }
  return answers;
}

main();
