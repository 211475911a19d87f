// `npm run acceptance:compile`: drafts made by the product's own insert functions, built by the real tools. Tools that are
// not on this machine are listed at the end; with --all a missing one is a failure.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(import.meta.url);
const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 };

const built = spawnSync(process.execPath, ['esbuild.js', '--tests', '--only=none'], { ...options, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const mocha = [
  require.resolve('mocha/bin/mocha.js'),
  '--no-config',
  '--reporter',
  'spec',
  'out/test/acceptance/**/*.test.js',
];
const { stdout, stderr, status } = spawnSync(process.execPath, mocha, options);
process.stdout.write(stdout);
process.stderr.write(stderr);
const missing = [...new Set([...stdout.matchAll(/missing: (\S+)/g)].map(([, tool]) => tool))];
if (missing.length > 0) console.log(`Not tried, since missing: ${missing.join(', ')}`);
process.exit(status !== 0 || (missing.length > 0 && process.argv.includes('--all')) ? 1 : 0);
