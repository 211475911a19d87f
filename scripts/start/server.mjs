import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { cacheRoot } from '../setup/cache.mjs';
import { hasScreen } from '../setup/desktop.mjs';
import { root } from '../setup/root.mjs';
import { installExtension } from '../vscode/installed.mjs';
import { startServer } from '../vscode/server.mjs';

/** VS Code in the person's browser, with Ibid from this checkout, on a port that tends to stay the same. */
export async function openServer(/** @type {string} */ workspace) {
  const data = join(cacheRoot(), 'start');
  installExtension(data, root);
  // The home stays the person's own; only VS Code's caches go where ours are.
  const env = { ...process.env, XDG_CACHE_HOME: join(data, 'cache') };
  const server = await startServer({ workspace, data, env, port: '8421-8440' });
  return { address: server.address, ended: server.ended, close: server.close };
}

/** In the browser of the person who sits here, if somebody does. A kindness: the address is printed as well. */
export function openBrowser(/** @type {string} */ address) {
  if (!hasScreen() || process.env.IBID_NO_OPEN) return;
  const opener = spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined); // No such program: nothing to tell.
  opener.unref();
}
