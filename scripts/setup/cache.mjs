import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { step } from './progress.mjs';

/** A folder that outlives the checkout: `IBID_CACHE`, else the platform's place for caches. */
export function cacheRoot() {
  const { IBID_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (IBID_CACHE) return IBID_CACHE;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ibid');
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ibid');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'ibid');
}

const STAMP = 'complete.json';

/**
 * A folder of the cache, filled by `fill` once. It is filled under another name, stamped, and renamed: a folder
 * with this name is complete, and a set-up that was killed leaves only a temporary folder, swept by the next one.
 * @param {string} name carries the versions, for example `chromium-147.0.0`
 * @param {string} what for the line of progress
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder
 */
export async function cached(name, what, fill) {
  const folder = join(cacheRoot(), name);
  const complete = () => existsSync(join(folder, STAMP));
  if (complete()) return folder;
  mkdirSync(cacheRoot(), { recursive: true });
  return withLock(join(cacheRoot(), `${name}.lock`), async () => {
    if (complete()) return folder;
    sweep(name);
    const temporary = mkdtempSync(`${folder}.tmp-`);
    await step(what, () => fill(temporary));
    writeFileSync(join(temporary, STAMP), JSON.stringify({ name, filled: new Date().toISOString() }));
    renameSync(temporary, folder);
    return folder;
  });
}

/** Only under the lock: what is there with this name, unstamped or temporary, belongs to nobody. */
function sweep(/** @type {string} */ name) {
  for (const entry of readdirSync(cacheRoot())) {
    if (entry === name || entry.startsWith(`${name}.tmp-`)) {
      rmSync(join(cacheRoot(), entry), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
