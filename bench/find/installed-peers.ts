import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const WANTED = ['@leeoniya/ufuzzy', 'approx-string-match', 'diff-match-patch', 'flexsearch', 'minisearch'];

/** How to load the programs that lookup is compared with: from the cache, where they are installed when first needed. */
export function installedPeers(root: string): NodeJS.Require {
  const cache = process.env['IBID_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ibid');
  const folder = join(cache, 'bench-find-peers');
  const manifest = join(folder, 'package.json');
  if (!WANTED.every((name) => existsSync(join(folder, 'node_modules', name)))) {
    mkdirSync(folder, { recursive: true });
    const { dependencies } = JSON.parse(readFileSync(join(root, 'bench', 'package.json'), 'utf8')) as {
      dependencies: { readonly [name: string]: string };
    };
    const own = Object.fromEntries(WANTED.map((name) => [name, dependencies[name]]));
    writeFileSync(manifest, JSON.stringify({ private: true, dependencies: own }));
    console.error('installing the programs to compare with (once)…');
    const npm = process.env['npm_execpath'];
    const [program, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
    execFileSync(program, [...first, 'install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    });
  }
  return createRequire(manifest);
}
