/**
 * Runs the suite of this folder inside VS Code's extension host, through `@vscode/test-electron`: in the desktop VS Code
 * where one is to be had, else in VS Code's server (`launcher/`). The tests are built before.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chosenDesktop } from '../../scripts/setup/desktop.mjs';
import { root } from '../../scripts/setup/root.mjs';

const { runTests } = createRequire(import.meta.url)('@vscode/test-electron');
const suite = join(root, 'out', 'test', 'host');

/** @returns {Promise<{ vscodeExecutablePath: string, launchArgs: string[] }>} */
async function chosenHost(folder) {
  const program = await chosenDesktop();
  if (program) {
    const own = [`--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`];
    return { vscodeExecutablePath: program, launchArgs: [...own, '--disable-extensions'] };
  }
  const launcher = fileURLToPath(new URL('launcher/launch.mjs', import.meta.url));
  return { vscodeExecutablePath: process.execPath, launchArgs: [launcher] };
}

const folder = mkdtempSync(join(tmpdir(), 'ibid-suite-'));
const workspace = join(folder, 'sample');
try {
  cpSync(join(root, 'test', 'fixtures', 'sample'), workspace, { recursive: true });
  const { vscodeExecutablePath, launchArgs } = await chosenHost(folder);
  mkdirSync(suite, { recursive: true });
  writeFileSync(
    join(suite, 'run.json'),
    JSON.stringify({
      reporter: join(root, 'scripts', 'test', 'reporter.cjs'),
      grep: process.env.IBID_GREP,
      env: { IBID_RESULT: process.env.IBID_RESULT },
    }),
  );
  await runTests({
    vscodeExecutablePath,
    launchArgs: [...launchArgs, workspace],
    extensionDevelopmentPath: root,
    extensionTestsPath: join(suite, 'index.js'),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
