import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hasServer, host } from '../setup/host.mjs';
import { npmCommand } from '../setup/npm.mjs';
import { root } from '../setup/root.mjs';

/**
 * One stage of `npm test`. A `check` counts as one; a `mocha` counts its tests.
 * @typedef {object} Stage
 * @property {string} title
 * @property {'check' | 'mocha'} kind
 * @property {readonly string[]} needs stages that come before it, whatever is asked for
 * @property {number} limitSeconds
 * @property {() => Promise<string[]>} command a program with its arguments
 * @property {Record<string, string>} [env] `IBID_SQLITE_DRIVERS`: the drivers that must be there, else the tests fail
 * @property {() => string | undefined} [impossible] why it cannot run on this machine
 */

const require = createRequire(import.meta.url);
const node = process.execPath;
const script = (/** @type {string} */ name) => npmCommand(['run', '--silent', name]);
const noServer = () => (hasServer ? undefined : `VS Code's server and its Node.js are set up on Linux only`);

/** Mocha on the bundles of one folder; `dot` for folders with tests by the hundred. */
function mocha(/** @type {string} */ folder, /** @type {'spec' | 'dot'} */ style) {
  const reporter = ['--reporter', join(root, 'scripts', 'test', 'reporter.cjs'), '--reporter-option', `style=${style}`];
  const grep = process.env.IBID_GREP ? ['--grep', process.env.IBID_GREP] : [];
  return [
    require.resolve('mocha/bin/mocha.js'),
    '--no-config',
    ...reporter,
    ...grep,
    // A test that hangs is ended; one that is only slow on a busy machine is not.
    '--timeout',
    '30000',
    ...(folder.startsWith('unit') ? ['--require', join(root, 'out', 'test', 'unit', 'index.js')] : []),
    `out/test/${folder}/**/*.test.js`,
  ];
}

/** @type {Record<string, Stage>} in the order in which they run */
export const stages = {
  types: {
    title: 'type check',
    kind: 'check',
    needs: [],
    limitSeconds: 120,
    command: async () => script('typecheck'),
  },
  lint: {
    title: 'lint',
    kind: 'check',
    needs: [],
    limitSeconds: 60,
    command: async () => script('lint'),
  },
  build: {
    title: 'build',
    kind: 'check',
    needs: [],
    limitSeconds: 60,
    command: async () => [node, 'esbuild.js', '--tests'],
  },
  unit: {
    title: `unit tests on Node.js ${process.versions.node}`,
    kind: 'mocha',
    needs: ['build'],
    limitSeconds: 480,
    command: async () => [node, ...mocha('unit', 'dot')],
  },
  storage: {
    title: 'storage tests on the Node.js of VS Code, with both SQLite drivers',
    kind: 'mocha',
    needs: ['build'],
    limitSeconds: 120,
    impossible: noServer,
    env: { IBID_SQLITE_DRIVERS: 'node,wasm' },
    command: async () => [(await host()).node, ...mocha('unit/library', 'dot')],
  },
  acceptance: {
    title: 'drafts of every markup, built by its own tool',
    kind: 'mocha',
    needs: ['build'],
    limitSeconds: 300,
    command: async () => [node, ...mocha('acceptance', 'spec')],
  },
  host: {
    title: 'tests inside VS Code',
    kind: 'mocha',
    needs: ['build'],
    limitSeconds: 300,
    command: async () => [node, 'test/host/run.mjs'],
  },
  user: {
    title: 'tests as a person at VS Code',
    kind: 'mocha',
    needs: ['build'],
    limitSeconds: 600,
    impossible: noServer,
    command: async () => [node, ...mocha('user', 'spec'), '--timeout', '90000'],
  },
};

/** The stages asked for and those they need, in their order. @param {readonly string[]} names */
export function chosen(names) {
  const unknown = names.filter((name) => !(name in stages));
  if (unknown.length > 0)
    throw new Error(`No stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}`);
  const wanted = new Set(
    names.length > 0 ? names.flatMap((name) => [...stages[name].needs, name]) : Object.keys(stages),
  );
  return Object.entries(stages).filter(([name]) => wanted.has(name));
}
