// `npm run --silent ibid -- COMMAND …`: the command line from a checkout. Builds it, quietly, when it is missing or older
// than its sources; standard output holds nothing but the command's result.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependencies } from './setup/dependencies.mjs';
import { withLock } from './setup/lock.mjs';
import { root } from './setup/root.mjs';

const FAILED = 3;
const bundles = ['cli.js', 'extraction.js', 'csl.js'].map((name) => join(root, 'dist', name));
// What set-up says goes to standard error.
console.log = console.error;

try {
  await dependencies();
  if (!isBuilt())
    await withLock(join(tmpdir(), `ibid-build-${process.getuid?.() ?? 'user'}.lock`), async () => isBuilt() || build());
} catch (error) {
  console.error(`ibid: ${error instanceof Error ? error.message : error}`);
  process.exit(FAILED);
}
process.chdir(process.env.INIT_CWD ?? process.cwd());
createRequire(import.meta.url)(bundles[0]);

/** Whether every bundle is newer than all that it is made from. */
function isBuilt() {
  const made = bundles.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return (
    Math.min(...made) >
    Math.max(newest(join(root, 'src')), ...['esbuild.js', 'package-lock.json'].map((file) => time(join(root, file))))
  );
}

function time(/** @type {string} */ file) {
  return statSync(file).mtimeMs;
}

function newest(/** @type {string} */ folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) latest = Math.max(latest, time(join(entry.parentPath ?? entry.path, entry.name)));
  }
  return latest;
}

function build() {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'esbuild.js'), '--only=cli,engine,csl'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`it could not be built.\n${stderr}`);
}
