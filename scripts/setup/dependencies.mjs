import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { step } from './progress.mjs';
import { root } from './root.mjs';

/** `npm ci`, unless what is in `node_modules` is what `package-lock.json` asks for. */
export async function dependencies() {
  if (isInstalled()) return;
  const lock = join(tmpdir(), `ibid-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`);
  await withLock(lock, async () => {
    if (isInstalled()) return;
    await step('installing the dependencies', () => npm(['ci', '--include=dev'], root));
  });
}

/**
 * npm writes `node_modules/.package-lock.json` last and lists in it what it has put there, so it is a stamp that a
 * killed installation does not leave and that a person's own `npm install` renews.
 */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const there = packagesOf(installed);
  const wanted = packagesOf(join(root, 'package-lock.json'));
  // Optional ones are for other platforms, mostly; npm leaves those out.
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || there[path]?.version === version || (!there[path] && (optional || devOptional)),
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} by path in the checkout */
const packagesOf = (/** @type {string} */ lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
