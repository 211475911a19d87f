import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cached } from './cache.mjs';
import { install } from './npm.mjs';
import { isProgram, onPath } from './programs.mjs';
import { CHROMIUM } from './versions.mjs';

/**
 * A browser of Chromium's family for tests: `IBID_BROWSER`, else an installed one, else one from npm.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function browser() {
  const executablePath = process.env.IBID_BROWSER || installed();
  return executablePath ? { executablePath, env: {} } : packaged();
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function installed() {
  const { PROGRAMFILES = '', 'PROGRAMFILES(X86)': programFiles86 = '', LOCALAPPDATA = '' } = process.env;
  const places = {
    darwin: ['/Applications', join(homedir(), 'Applications')].flatMap((applications) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        join(applications, `${name}.app`, 'Contents/MacOS', name),
      ),
    ),
    win32: [PROGRAMFILES, programFiles86, LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((programs) => [
        join(programs, 'Google/Chrome/Application/chrome.exe'),
        join(programs, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
  }[process.platform];
  return onPath(NAMES) ?? places?.find(isProgram);
}

async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge was found; install one, or name it in IBID_BROWSER');
  }
  const folder = await cached(`chromium-${CHROMIUM}`, 'installing a headless Chromium (210 MB, once)', async (into) => {
    await install(into, [`@sparticuz/chromium@${CHROMIUM}`]);
    await unpack(into);
    rmSync(join(into, 'node_modules'), { recursive: true });
  });
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: { ...libraries(executablePath, folder), ...fonts(folder) } };
}

/** The package unpacks itself into the temporary folder, its libraries only where it believes to be in a cloud function. */
function unpack(/** @type {string} */ folder) {
  const entry = pathToFileURL(join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js')).href;
  const script = `import(${JSON.stringify(entry)}).then((it) => it.default.executablePath())`;
  const env = {
    ...process.env,
    TMPDIR: folder,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x',
  };
  const child = spawn(process.execPath, ['-e', script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error('The headless Chromium could not be unpacked')),
    );
  });
}

/** A bare machine has no NSS libraries; the package brings them. */
function libraries(/** @type {string} */ executablePath, /** @type {string} */ folder) {
  if (spawnSync(executablePath, ['--version']).status === 0) return {};
  const own = join(folder, 'al2023', 'lib');
  return { LD_LIBRARY_PATH: [own, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter) };
}

/** A bare machine has no fonts either, and a page without letters tests nothing. */
function fonts(/** @type {string} */ folder) {
  const system = '/usr/share/fonts';
  if (existsSync(system) && readdirSync(system).length > 0) return {};
  const file = join(folder, 'fonts.conf');
  const dirs = [join(folder, 'fonts'), join(homedir(), '.fonts'), join(homedir(), '.local/share/fonts')];
  const xml = dirs.map((dir) => `<dir>${dir}</dir>`).join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${xml}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  );
  return { FONTCONFIG_FILE: file };
}
