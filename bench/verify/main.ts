import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Dialect } from '../../src/dialect/dialect';
import { DIALECTS } from '../../src/dialect/dialects';
import type { Engine } from '../../src/engine/protocol';
import { makeVerifier } from '../../src/verify/verify';
import { type Article, CORPUS, readArticles, root } from './articles';
import { makeDraft, makeTruths, type Truth } from './drafts';
import { type KeystrokeTimes, timeKeystrokes } from './keystroke';
import { Measured, measure, type Tally } from './measure';
import { measurePeers, type PeerFigures } from './peers';
import { seeded } from './random';
import { engineOver } from './saved-library';
import { indexArticles, madeCorpus, readCorpus, shelfOver } from './shelves';

/** Those whose quotations are measured where no others are asked for. */
const WANTED = 'pandoc,latex,typst,org';
const A_DRAFT = 50;
/** Made articles around those that are quoted, so that there is a library to confuse them with. */
const AROUND = 10_000;

const HELP = `npm run --silent bench:verify -- [--library DIR] [--seed N] [--json FILE] [--quotations N] [--failures N]

  --library DIR    quote from these articles: a corpus (manifest.jsonl), or a folder of saved articles (../shared/corpus/dev);
                   or, with a corpus.ndjson, the library around the quoted articles (10,000 made ones)
  --seed N         another draw of quotations (1)
  --json FILE      write all figures there
  --dialects LIST  these, or "all" that have citations (pandoc,latex,typst,org)
  --only quotations  neither the time of a keystroke nor the other programs
  --quotations N   in each dialect (5000)
  --failures N     show so many of the quotations that went wrong (0)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      library: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      dialects: { type: 'string', default: WANTED },
      only: { type: 'string' },
      quotations: { type: 'string', default: '5000' },
      failures: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const isAround = values.library !== undefined && existsSync(join(values.library, 'corpus.ndjson'));
  const folder =
    values.library === undefined || isAround ? CORPUS : resolve(process.env['INIT_CWD'] ?? '', values.library);
  if (!existsSync(folder)) return console.log(`There is no ${folder}; nothing was measured.`);
  const articles = await readArticles(folder);
  if (articles.length === 0) return console.log(`There are no articles in ${folder}; nothing was measured.`);
  const cache = process.env['IBID_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ibid');
  const seed = Number(values.seed);
  const wanted = values.dialects === 'all' ? undefined : values.dialects.split(',');
  // Plain text has no citations to which a quotation could belong.
  const dialects = DIALECTS.filter(({ id }) => wanted?.includes(id) ?? id !== 'text');

  const library = isAround ? values.library : madeCorpus(AROUND, cache);
  console.error(`Indexing ${articles.length} articles${library === undefined ? '' : ` and those of ${library}`} …`);
  const search = await indexArticles(together(articles, library));
  const shelf = shelfOver(search);

  const measured = new Map<string, Measured>();
  const allTruths: Truth[] = [];
  for (const [i, dialect] of dialects.entries()) {
    const random = seeded(seed * 1000 + i);
    const truths = makeTruths(articles, Number(values.quotations), random);
    allTruths.push(...truths);
    const figures = new Measured();
    const verifier = makeVerifier(shelf);
    const started = performance.now();
    for (let at = 0; at < truths.length; at += A_DRAFT) {
      await measure(makeDraft(truths.slice(at, at + A_DRAFT), dialect, random), dialect, verifier, figures);
    }
    console.error(
      `${dialect.id}: ${truths.length} quotations in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
    measured.set(dialect.id, figures);
  }
  const saved = join(
    cache,
    `bench-verify-${createHash('sha1').update(`${folder} ${library}`).digest('hex').slice(0, 8)}`,
  );
  const isWhole = values.only === undefined;
  const keystrokes = isWhole
    ? await keystrokesIn(dialects[0], articles, await engineOver(saved, together(articles, library)), seed)
    : undefined;
  const peers = isWhole ? measurePeers(installedPeers(cache), sample(allTruths, 1000), 20) : [];
  const sources = search.store.counts().sources;
  const report = {
    seed,
    sources,
    quoted: articles.length,
    dialects: summaries(measured),
    classes: classes(measured),
    keystrokes,
    peers,
  };
  search.store.close();
  print(report);
  const shown = [...measured.values()].flatMap(({ failures }) => failures);
  for (const failure of shown.slice(0, Number(values.failures))) console.log(JSON.stringify(failure));
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ ...report, failures: shown }, null, 2)}\n`);
}

async function* together(articles: readonly Article[], library: string | undefined): AsyncGenerator<Article> {
  yield* articles;
  if (library !== undefined) yield* readCorpus(library);
}

async function keystrokesIn(
  dialect: Dialect | undefined,
  articles: readonly Article[],
  engine: Engine,
  seed: number,
): Promise<KeystrokeTimes | undefined> {
  if (dialect === undefined) return undefined;
  const random = seeded(seed + 77);
  const draft = makeDraft(makeTruths(articles, 200, random), dialect, random);
  const times = await timeKeystrokes(draft, dialect.languages[0] ?? '', engine, random, 200);
  await engine.dispose();
  return times;
}

const sample = (truths: readonly Truth[], count: number): readonly Truth[] => {
  const step = Math.max(1, Math.floor(truths.length / count));
  // A step that has no factor in common with the ten kinds takes turns among them.
  return truths.filter((_, i) => i % (step % 2 === 0 || step % 5 === 0 ? step + 1 : step) === 0).slice(0, count);
};

/** The peers of `bench/package.json`, installed into the cache at first use. */
function installedPeers(cache: string): string {
  const folder = join(cache, 'bench-peers');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, 'bench', 'package.json'), join(folder, 'package.json'));
  if (
    !['diff-match-patch', 'approx-string-match', 'dom-anchor-text-quote'].every((name) =>
      existsSync(join(folder, 'node_modules', name)),
    )
  ) {
    const npm = process.env['npm_execpath'];
    const [program, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
    execFileSync(program, [...first, 'install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'ignore',
    });
  }
  return folder;
}

interface Summary {
  readonly dialect: string;
  readonly quotations: number;
  readonly read: number;
  readonly alterationsFound: number;
  readonly notNumberName: number;
  readonly permittedReported: number;
  readonly permitted: number;
  readonly underlined: number;
  readonly attached: number;
  readonly wrongSource: number;
}

const TELLING = ['altered: a dropped not', 'altered: a changed number', 'altered: a changed name'];

function summaries(measured: ReadonlyMap<string, Measured>): readonly Summary[] {
  return [...measured].map(([dialect, { tallies }]) => {
    const rows = [...tallies];
    const sum = (pick: (name: string) => boolean, field: keyof Tally) =>
      rows.filter(([name]) => pick(name)).reduce((total, [, tally]) => total + tally[field], 0);
    const share = (pick: (name: string) => boolean, field: keyof Tally) =>
      sum(pick, field) / Math.max(1, sum(pick, 'count'));
    const isAltered = (name: string) => name.startsWith('altered');
    const isPermitted = (name: string) => name.startsWith('permitted');
    const any = () => true;
    return {
      dialect,
      quotations: sum(any, 'count'),
      read: share(any, 'read'),
      alterationsFound: share(isAltered, 'right'),
      notNumberName: share((name) => TELLING.includes(name), 'right'),
      permitted: sum(isPermitted, 'count'),
      permittedReported: sum(isPermitted, 'count') - sum(isPermitted, 'right'),
      underlined: share(isAltered, 'underlined'),
      attached: share(any, 'attached'),
      wrongSource: share((name) => name === 'wrong source', 'named'),
    };
  });
}

function classes(measured: ReadonlyMap<string, Measured>): { readonly [name: string]: Tally } {
  const all: { [name: string]: Tally } = {};
  for (const { tallies } of measured.values()) {
    for (const [name, tally] of tallies) {
      const sum = all[name] ?? { count: 0, right: 0, read: 0, underlined: 0, attached: 0, named: 0 };
      for (const field of Object.keys(sum) as (keyof Tally)[]) sum[field] += tally[field];
      all[name] = sum;
    }
  }
  return all;
}

interface Report {
  readonly seed: number;
  readonly sources: number;
  readonly quoted: number;
  readonly dialects: readonly Summary[];
  readonly classes: { readonly [name: string]: Tally };
  readonly keystrokes: KeystrokeTimes | undefined;
  readonly peers: readonly PeerFigures[];
}

function print({ seed, sources, quoted, dialects, classes: all, keystrokes, peers }: Report): void {
  const percent = (share: number) => `${(share * 100).toFixed(share === 1 ? 0 : 2)} %`;
  console.log(`Seed ${seed}; quotations from ${quoted} real articles, in a library of ${sources}.\n`);
  console.log(
    '| dialect | quotations | read | alterations found | of not, number, name | permitted edits reported | exact words shown | right citation | wrong source found |',
  );
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: | --: |');
  for (const row of dialects) {
    const reported = `${row.permittedReported} of ${row.permitted}`;
    const shares = [row.read, row.alterationsFound, row.notNumberName].map(percent);
    const more = [row.underlined, row.attached, row.wrongSource].map(percent);
    console.log(`| ${[row.dialect, row.quotations, ...shares, reported, ...more].join(' | ')} |`);
  }
  console.log('\n| kind | quotations | right | exact words |\n| --- | --: | --: | --: |');
  for (const [name, { count, right, underlined }] of Object.entries(all).sort()) {
    console.log(`| ${[name, count, right, name.startsWith('altered') ? underlined : ''].join(' | ')} |`);
  }
  if (keystrokes !== undefined) {
    const { words, quotations, sources: around, first, p50, p95, cpuP50, cpuP95, mainP50, mainP95, load } = keystrokes;
    console.log(
      `\nDraft of ${words} words with ${quotations} quotations, library of ${around} articles, the engine on its thread. Checked again after a keystroke: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms until the answer is there (processor time of all threads p50 ${cpuP50.toFixed(1)} ms, p95 ${cpuP95.toFixed(1)} ms); the main thread busy for p50 ${mainP50.toFixed(2)} ms, p95 ${mainP95.toFixed(2)} ms; ${first.toFixed(0)} ms the first time. Load of the machine ${load.toFixed(1)}.`,
    );
  }
  console.log(
    '\n| matcher, given the cited source | quotations | alterations found | permitted edits reported | p95 ms |\n| --- | --: | --: | --: | --: |',
  );
  for (const { name, quotations, alterationsFound, permittedReported, p95 } of peers) {
    console.log(
      `| ${[name, quotations, percent(alterationsFound), percent(permittedReported), p95.toFixed(2)].join(' | ')} |`,
    );
  }
  console.log(
    '\nQuote checkers of the npm registry that run offline: none. @stackbilt/validate checks labels such as [ADR-012], retext-quotes the marks alone; citeguard and citevahti are not to be had from the registry at hand (the one fetches pages and asks a model, the other compares terms with a text). citefact, citations and quotecheck are Python packages, librarian-cli is not on the registry.',
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
