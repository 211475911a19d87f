import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes an extension the only installed one of a server, by a link: a build is seen after a reload of the window. The folder is
 * laid anew, since VS Code reads the manifest of a known extension from its own cache.
 * @param {string} data the server's own folder @param {string} extension the folder with its `package.json`
 */
export function installExtension(data, extension) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
  const folder = join(data, 'extensions');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(extension, join(folder, `${publisher}.${name}-${version}`), 'dir');
}
