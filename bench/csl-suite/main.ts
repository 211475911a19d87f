/**
 * The CSL processor test-suite against the processor as it is bundled (dist/csl.js), its styles read by our own reader.
 *
 *     node esbuild.js --bench --only=csl && node out/bench/csl-suite/main.js FOLDER [--list] [CASE…]
 *
 * FOLDER is `processor-tests/humans` of the suite. Prints the pass figure; with --list each failure, expected and got.
 */
import path from 'node:path';
import { parseCslXml } from '../../src/cite/csl-xml';
import { localeStore } from '../../src/cite/locale-store';
import { readCases, type SuiteCase } from './cases';
import { KNOWN } from './known';

/** The parts of citeproc's engine that the suite drives and the product does not. */
interface SuiteEngine {
  setOutputFormat(format: string): void;
  updateItems(ids: readonly (string | number)[], nosort?: boolean): void;
  makeCitationCluster(items: readonly object[]): string;
  processCitationCluster(
    citation: object,
    before: readonly unknown[],
    after: readonly unknown[],
  ): [object, [number, string, string][]];
  makeBibliography(section?: object): [Record<string, unknown>, string[]] | false;
}

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: run.js FOLDER [--list] [CASE…]');
  process.exit(2);
}
const list = rest.includes('--list');
const wanted = rest.filter((word) => !word.startsWith('--'));

const dist = path.resolve('dist');
const { createProcessor } = require(path.join(dist, 'csl.js')) as typeof import('../../src/cite/csl-processor');
const locales = localeStore(path.join(dist, 'csl'));

let passed = 0;
const failures = new Map<string, string>();
const cases = readCases(folder).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const one of cases) {
  let got: string;
  try {
    got = run(one).trim();
  } catch (error) {
    got = `threw: ${error instanceof Error ? error.message : error}`;
  }
  if (got === one.result) passed++;
  else failures.set(one.name, `  expected ${one.result}\n  got      ${got}`);
}
for (const [name, what] of failures) {
  console.log(`${name}: ${KNOWN.get(name) ?? 'NOT KNOWN'}`);
  if (list) console.log(what);
}
console.log(`CSL test-suite: ${passed} of ${cases.length} passed (${((100 * passed) / cases.length).toFixed(1)} %)`);
if ([...failures.keys()].some((name) => !KNOWN.has(name))) process.exitCode = 1;

function run(one: SuiteCase): string {
  const items = new Map(one.input.map((item) => [String(item.id), item]));
  const engine = createProcessor({
    style: parseCslXml(one.csl.trim(), one.name),
    loadLocale: locales.load,
    item: (id) => items.get(id) ?? { id },
  }) as unknown as SuiteEngine & { opt: { development_extensions: Record<string, unknown> } };
  // The suite expects HTML, and no links.
  engine.opt.development_extensions['wrap_url_and_doi'] = false;
  Object.assign(engine.opt.development_extensions, one.options);
  engine.setOutputFormat('html');

  if (one.bibEntries !== undefined) for (const ids of one.bibEntries) engine.updateItems(ids.map(String));
  else if (one.citations === undefined) engine.updateItems([...items.keys()], one.mode === 'bibliography-nosort');

  const cited = citations(engine, one);
  if (!one.mode.startsWith('bibliography')) return cited;
  const bibliography = engine.makeBibliography(one.bibSection);
  if (bibliography === false) return '';
  const [params, entries] = bibliography;
  if (one.mode === 'bibliography-header') return header(params);
  return `${params['bibstart']}${entries.join('')}${params['bibend']}`;
}

/** Where a citation is changed by a later one the suite expects its last text, the last change marked. */
function citations(engine: SuiteEngine, one: SuiteCase): string {
  if (one.citations === undefined) {
    const clusters = one.citationItems ?? [one.input.map(({ id }) => ({ id: String(id) }))];
    return clusters.map((cluster) => engine.makeCitationCluster(cluster)).join('\n');
  }
  const texts = new Map<string, string>();
  let order: readonly string[] = [];
  let last = new Set<string>();
  for (const [citation, before, after] of one.citations) {
    const copy = structuredClone(citation) as { citationID: string };
    const [, changes] = engine.processCitationCluster(copy, before, after);
    order = [...before.map(([id]) => id), copy.citationID, ...after.map(([id]) => id)];
    last = new Set(changes.map(([, , id]) => id));
    for (const [, text, id] of changes) texts.set(id, text);
  }
  return order.map((id, i) => `${last.has(id) ? '>>' : '..'}[${i}] ${texts.get(id) ?? ''}`).join('\n');
}

function header(params: Record<string, unknown>): string {
  return Object.entries(params)
    .filter(
      ([name, value]) => !['bibstart', 'bibend', 'entry_ids', 'bibliography_errors', 'done'].includes(name) && value,
    )
    .map(([name, value]) => `${name}: ${value}`)
    .sort()
    .join('\n');
}
