/**
 * How long formatting takes: the first citation, one more in a draft with 300, another style, a bibliography of 1,000 and
 * one more entry in it; beside pandoc and Citation.js on the same records and the same machine.
 *
 *     node esbuild.js --bench && node out/bench/cite/main.js [--json FILE] [--runs N] [--peers FOLDER]
 *
 * Peers come from bench/package.json: FOLDER is where it is installed (in the cache where not said); one that is missing
 * is reported as missing.
 */
import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createRenderer } from '../../src/cite/render';
import type { Cite } from '../../src/model/citation';
import { citationJs, pandoc } from './peers';
import { records } from './records';

const STYLES = ['apa', 'modern-language-association', 'chicago-notes-bibliography', 'ieee'];
const DRAFT = 300;

export interface Figures {
  /** Milliseconds, medians of the runs. */
  readonly [what: string]: number | string;
}

async function main(): Promise<void> {
  const cache =
    process.env['IBID_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'ibid');
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      runs: { type: 'string', default: '3' },
      peers: { type: 'string', default: path.join(cache, 'bench-peers') },
    },
  });
  const runs = Number(values.runs);
  const report: Record<string, Record<string, Figures>> = {};
  for (const style of STYLES) {
    report[style] = {
      ibid: await median(runs, () => measureIbid(style)),
      pandoc: await orMissing(() => median(1, () => pandoc(style, records(1000)))),
      'Citation.js': await orMissing(() => median(1, () => citationJs(values.peers, style, records(1000)))),
    };
    console.log(style);
    for (const [who, figures] of Object.entries(report[style])) {
      console.log(
        `  ${who.padEnd(12)}${Object.entries(figures)
          .map(([what, ms]) => `${what} ${ms}`)
          .join(' · ')}`,
      );
    }
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

async function measureIbid(style: string): Promise<Figures> {
  const items = records(1000);
  const renderer = createRenderer({ assets: path.resolve('dist/csl') });
  const cite = (i: number): Cite => ({
    citekey: `source${i}`,
    locator: { label: 'paragraph', value: String(1 + (i % 9)) },
  });
  const draft = Array.from({ length: DRAFT }, (_, i) => [cite(i * 2)]);
  const params = { style, format: 'markdown' } as const;
  const figures: Record<string, number> = {};
  const time = async (what: string, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    figures[what] = Math.round(10 * (performance.now() - started)) / 10;
  };

  await time('engine made', () => renderer.warm(params));
  await time('first citation, engine warm', () =>
    renderer.render({ ...params, citations: [[cite(7)]] }, items.slice(7, 8)),
  );
  await time('another citation alone', () =>
    renderer.render({ ...params, citations: [[cite(9)]] }, items.slice(9, 10)),
  );
  await time('draft of 300 citations', () => renderer.render({ ...params, citations: draft }, items));
  const inserted = draft.toSpliced(150, 0, [cite(301)]);
  await time('one more in it', () => renderer.render({ ...params, citations: inserted }, items));
  await time('the same again', () => renderer.render({ ...params, citations: inserted, format: 'html' }, items));
  const keys = items.map(({ id }) => id);
  await time('bibliography of 1,000', () => renderer.render({ ...params, bibliography: keys.slice(0, 999) }, items));
  await time('one more in the bibliography', () => renderer.render({ ...params, bibliography: keys }, items));
  const other = style === 'ieee' ? 'vancouver' : 'harvard-cite-them-right';
  await time('style switch, draft of 300', () => renderer.render({ ...params, style: other, citations: draft }, items));
  return figures;
}

async function median(runs: number, measure: () => Promise<Figures>): Promise<Figures> {
  const all: Figures[] = [];
  for (let i = 0; i < runs; i++) all.push(await measure());
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((what) => {
      const sorted = all.map((figures) => Number(figures[what])).sort((a, b) => a - b);
      return [what, sorted[Math.floor(sorted.length / 2)] ?? Number.NaN];
    }),
  );
}

async function orMissing(measure: () => Promise<Figures>): Promise<Figures> {
  try {
    return await measure();
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
