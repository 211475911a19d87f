// `npm run package:cli`: the command line in one file, `ibid-cli.tgz`, which `npm install --global` takes: no packages of
// its own, nothing fetched. With `--as-built` it packs the bundles that are there; `--out FILE` says where to.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { npmCommand } from './setup/npm.mjs';
import { root } from './setup/root.mjs';

const { values } = parseArgs({ options: { 'as-built': { type: 'boolean' }, out: { type: 'string' } } });
const BUNDLES = ['cli.js', 'extraction.js', 'csl.js', 'pdf.js', 'csl', 'node-sqlite3-wasm.wasm'];
const from = process.env.INIT_CWD ?? process.cwd();
const out = resolve(from, values.out ?? 'ibid-cli.tgz');

if (!values['as-built']) run(process.execPath, ['esbuild.js', '--production', '--only=cli,extraction,csl,pdf'], root);

const folder = mkdtempSync(join(tmpdir(), 'ibid-cli-'));
try {
  for (const name of BUNDLES) cpSync(join(root, 'dist', name), join(folder, 'dist', name), { recursive: true });
  for (const name of ['LICENSE', 'THIRD-PARTY-NOTICES.md']) cpSync(join(root, name), join(folder, name));
  const { version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const about = {
    name: 'ibid-cli',
    version,
    description: 'Find, cite, quote and check your saved articles from the command line',
    license,
    bin: { ibid: 'dist/cli.js' },
    engines: { node: engines.node },
    files: ['dist'],
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
  const [program, ...args] = npmCommand(['pack', '--silent', '--ignore-scripts']);
  run(program, args, folder);
  const packed = join(folder, `ibid-cli-${version}.tgz`);
  cpSync(packed, `${out}.tmp`);
  renameSync(`${out}.tmp`, out);
  console.error(`packed ${out}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function run(program, args, cwd) {
  const { status } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
