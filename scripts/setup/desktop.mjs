import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheRoot } from './cache.mjs';
import { hasServer } from './host.mjs';
import { isProgram, onPath } from './programs.mjs';
import { step } from './progress.mjs';
import { root } from './root.mjs';

/**
 * The program of the desktop VS Code where that is to be used, downloaded if need be: `IBID_HOST=desktop|server` decides, else
 * an installed one is preferred, and taken for granted where there is no server. `undefined` means: use the server.
 * @returns {Promise<string | undefined>}
 */
export async function chosenDesktop() {
  const wish = process.env.IBID_HOST;
  if (wish === 'server') return undefined;
  const found = installedDesktop();
  if (found || (wish !== 'desktop' && hasServer)) return found;
  const { downloadAndUnzipVSCode } = createRequire(import.meta.url)('@vscode/test-electron');
  return step('downloading VS Code (once)', () => downloadAndUnzipVSCode({ cachePath: join(cacheRoot(), 'desktop') }));
}

/** Whether the server will be needed, asked before anything is installed. */
export function wantsServer() {
  const wish = process.env.IBID_HOST;
  return hasServer && (wish === 'server' || (wish !== 'desktop' && !installedDesktop()));
}

/** `IBID_CODE`, or an installed one that is new enough, where there is a screen to show it on. */
function installedDesktop() {
  if (process.env.IBID_CODE) return process.env.IBID_CODE;
  return hasScreen() ? candidates().find((program) => isProgram(program) && isNewEnough(program)) : undefined;
}

/** Linux says in the environment whether somebody sits before it; the others are taken to have a screen. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function candidates() {
  if (process.platform === 'darwin') {
    const programs = ['Visual Studio Code', 'Visual Studio Code - Insiders', 'VSCodium'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS'),
      ),
    );
    return programs.flatMap((folder) => ['Electron', 'Code', 'VSCodium'].map((name) => join(folder, name)));
  }
  if (process.platform === 'win32') {
    const { LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
    return [join(LOCALAPPDATA, 'Programs'), PROGRAMFILES].flatMap((folder) => [
      join(folder, 'Microsoft VS Code', 'Code.exe'),
      join(folder, 'VSCodium', 'VSCodium.exe'),
    ]);
  }
  return [
    ...fromPath(),
    '/usr/share/code/code',
    '/opt/visual-studio-code/code',
    '/snap/code/current/usr/share/code/code',
    '/usr/share/codium/codium',
  ];
}

/** `code` on the path is a script in `bin/` beside the program; so are those of servers, which are no desktop VS Code. */
function fromPath() {
  const script = onPath(['code', 'codium']);
  if (!script || script.includes('server') || script.includes('remote-cli') || script.startsWith('/mnt/')) return [];
  const folder = dirname(dirname(script));
  return ['code', 'codium'].map((name) => join(folder, name));
}

function isNewEnough(/** @type {string} */ program) {
  const folder = dirname(program);
  const resources = process.platform === 'darwin' ? join(dirname(folder), 'Resources') : join(folder, 'resources');
  const about = join(resources, 'app', 'package.json');
  // Where a build keeps it elsewhere, VS Code itself tells the person.
  if (!existsSync(about)) return true;
  const { version } = JSON.parse(readFileSync(about, 'utf8'));
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return compare(version, engines.vscode.replace(/^[^\d]*/, '')) >= 0;
}

const compare = (/** @type {string} */ a, /** @type {string} */ b) => a.localeCompare(b, 'en', { numeric: true });
