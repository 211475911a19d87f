import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const WANTED = [
  '@mozilla/readability',
  'jsdom',
  'defuddle',
  'linkedom',
  '@postlight/parser',
  '@extractus/article-extractor',
  'metascraper',
  'metascraper-title',
  'metascraper-author',
  'metascraper-date',
  'metascraper-publisher',
];

/** The folder in the cache where the packages of `bench/package.json` are; they are installed when first needed. */
export function installedPeers(root: string): string {
  const cache =
    process.env['IBID_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'ibid');
  const folder = path.join(cache, 'bench-peers');
  if (WANTED.every((name) => existsSync(path.join(folder, 'node_modules', name)))) return folder;
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(root, 'bench', 'package.json'), path.join(folder, 'package.json'));
  console.error('installing the tools to compare with (once)…');
  const npm = process.env['npm_execpath'];
  const [program, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  execFileSync(program, [...first, 'install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  return folder;
}
