import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An environment whose home is a folder of its own, so that a test neither sees nor changes what a person has there.
 * @param {string} folder @returns {NodeJS.ProcessEnv}
 */
export function privateHome(folder) {
  const at = (/** @type {string} */ name) => join(folder, name);
  for (const name of ['', '.config', '.cache', '.data', '.state', '.runtime'])
    mkdirSync(at(name), { recursive: true, mode: 0o700 });
  return {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: at('.config'),
    XDG_CACHE_HOME: at('.cache'),
    XDG_DATA_HOME: at('.data'),
    XDG_STATE_HOME: at('.state'),
    XDG_RUNTIME_DIR: at('.runtime'),
  };
}
