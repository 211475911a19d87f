import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHeld } from '../process/held.mjs';
import { host } from '../setup/host.mjs';

/** The server answers within a second; a machine under load gets a minute. */
const START_MS = 60_000;

/**
 * Starts VS Code's server.
 * @param {object} options
 * @param {string} options.workspace the folder that opens, or a `.code-workspace`
 * @param {string} options.data its own folder: settings, logs, storage
 * @param {Record<string, unknown>} [options.settings] on top of the quiet ones
 * @param {boolean} [options.restricted] nobody has said that the folder is trusted
 * @param {NodeJS.ProcessEnv} [options.env] for the server and so for the extension host
 * @param {readonly string[]} [options.flags] for example `SUITE_DRIVER`
 * @param {string} [options.port] `0` for any free one, or a range such as `8421-8440`
 */
export async function startServer(options) {
  const { workspace, data, settings = {}, restricted = false, env = process.env, port = '0', flags = [] } = options;
  const { node, main } = await host();
  writeSettings(data, { ...(restricted ? RESTRICTED : {}), ...settings });
  const args = ['--host', '127.0.0.1', '--port', port, '--without-connection-token', '--accept-server-license-terms'];
  args.push('--disable-telemetry', ...(restricted ? [] : ['--disable-workspace-trust']), ...flags);
  const opens = workspace.endsWith('.code-workspace') ? '--default-workspace' : '--default-folder';
  args.push('--server-data-dir', data, opens, workspace);
  const held = startHeld(node, [main, ...args], { env: clean(env), output: 'pipe' });
  let output = '';
  const listening = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`VS Code's server did not start\n${output}`)), START_MS);
    const hear = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-20_000);
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
      if (found) clearTimeout(late);
    };
    held.child.stdout?.on('data', hear);
    held.child.stderr?.on('data', hear);
    held.ended.then((code) => reject(new Error(`VS Code's server ended with ${code}\n${output}`)), reject);
  });
  try {
    const port = await listening;
    return {
      port,
      /** What it printed last. */
      output: () => output,
      address: `http://127.0.0.1:${port}/`,
      underTest: (/** @type {Suite} */ suite) => underTest(port, suite),
      ended: held.ended,
      close: held.end,
    };
  } catch (error) {
    await held.end();
    throw error;
  }
}

/** @typedef {{ extension: string, tests: string }} Suite absolute paths */

/** Makes the server honour the address of `underTest`; it also keeps notifications from the screen, so it is for suites only. */
export const SUITE_DRIVER = '--enable-smoke-test-driver';

/** The address under which the workbench loads an extension under development and runs the module of a suite in it. */
function underTest(/** @type {number} */ port, /** @type {Suite} */ { extension, tests }) {
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests)],
  ];
  return `http://127.0.0.1:${port}/?${new URLSearchParams({ payload: JSON.stringify(payload) })}`;
}

/** Nothing that opens by itself, asks, or wants the network. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
};

/** Trust is asked for by nobody and given by nobody. */
const RESTRICTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

function writeSettings(/** @type {string} */ data, /** @type {Record<string, unknown>} */ settings) {
  const folder = join(data, 'data', 'Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, undefined, 2));
}

/** Without an address it asks no marketplace: this is for trying one extension, and that needs no network. */
const NO_MARKETPLACE = { EXTENSIONS_GALLERY: '{}' };

/** In the terminal of a running VS Code its variables would make the new one talk to the old one. */
function clean(/** @type {NodeJS.ProcessEnv} */ env) {
  const kept = Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(kept), ...NO_MARKETPLACE };
}
