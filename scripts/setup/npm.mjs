import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startHeld } from '../process/held.mjs';

/**
 * Runs npm in a folder; its output is shown only when it fails.
 * @param {readonly string[]} args @param {string} cwd
 */
export async function npm(args, cwd) {
  const [program, ...rest] = npmCommand(args);
  const { child, ended } = startHeld(program, rest, { cwd, env: environment(), output: 'pipe' });
  let output = '';
  const keep = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk).slice(0, 1500); // What comes first says what is wrong; pages of advice follow.
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  await once(child, 'close'); // What it printed is complete only then.
  if ((await ended) !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${output}`);
}

/**
 * npm as a program and its arguments. It is a script of this Node.js, which is found in the places where Node's installers put it;
 * not by its name, since on Windows that is a batch file, which starts in a shell only.
 */
export function npmCommand(/** @type {readonly string[]} */ args) {
  const beside = dirname(process.execPath);
  const places = [
    process.env.npm_execpath, // What runs `npm test` itself.
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = places.find((place) => place?.endsWith('npm-cli.js') && existsSync(place));
  return script ? [process.execPath, script, ...args] : ['npm', ...args];
}

/** Installs exact versions into a folder of its own. Install scripts stay off: they want a compiler, and nothing here needs them. */
export async function install(/** @type {string} */ folder, /** @type {readonly string[]} */ packages) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--ignore-scripts', '--no-package-lock', ...packages], folder);
}

const QUIET = {
  npm_config_loglevel: 'error',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

/** What an outer npm says about its own package is not meant for the inner one; registry settings are. */
function environment() {
  const foreign = /^(npm_(package|lifecycle)_|npm_config_(local_prefix|include|omit|production)$|INIT_CWD$|NODE_ENV$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), ...QUIET };
}
