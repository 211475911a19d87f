import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where the index of these library folders lies: in the user's cache folder (XDG Base Directory Specification; Apple's
 * and Microsoft's own on their systems), by the folders' real paths. Never in the library.
 */
export function indexFolder(folders: readonly string[], environment: NodeJS.ProcessEnv = process.env): string {
  const name = createHash('sha256').update(JSON.stringify(folders)).digest('hex').slice(0, 20);
  return path.join(cacheFolder(environment), 'ibid', 'index', name);
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  // The specification asks for a relative value to be ignored.
  if (xdg !== undefined && path.isAbsolute(xdg)) return xdg;
  if (process.platform === 'win32') return local ?? path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return path.join(homedir(), '.cache');
}
