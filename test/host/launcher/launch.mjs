/**
 * VS Code's server and a browser behind the command line of the desktop VS Code, as far as `@vscode/test-electron` uses it:
 * `--extensionDevelopmentPath=…`, `--extensionTestsPath=…` and a folder. Prints what the suite prints, exits with its status.
 */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from '../../../scripts/vscode/browser.mjs';
import { privateHome } from '../../../scripts/vscode/private-home.mjs';
import { SUITE_DRIVER, startServer } from '../../../scripts/vscode/server.mjs';

const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));

const extension = option('extensionDevelopmentPath');
const tests = option('extensionTestsPath');
const workspace = folders.at(-1);
if (!extension || !tests || !workspace) throw new Error('An extension, a suite and a folder are needed');

/** `index.ts` says this first; what comes before it is VS Code's own. */
const START = 'ibid: suite starts';
/** VS Code's own words in between: native modules that are not built here, slow starts, a marketplace that is switched off. */
const NOISE =
  /^Error: Could not locate the bindings file|^\[AccountPolicyGate\]|took \d+ms\.$|^No search provider|builtin extensions/;
let suiteStarted = false;

/** Everything that VS Code said, for the case that the suite never starts. */
const log = join(dirname(tests), 'vscode.log');
writeFileSync(log, '');

const home = mkdtempSync(join(tmpdir(), 'ibid-host-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

const server = await startServer({
  workspace,
  data: join(home, 'server'),
  env: privateHome(home),
  // In a browser VS Code saves by itself after a second; some tests are about what is not saved.
  settings: { 'files.autoSave': 'off' },
  flags: [SUITE_DRIVER],
});
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  const exit = new Promise((resolve, reject) => {
    page.exposeFunction('codeAutomationLog', (type, args) => show(type, format(...args))).catch(reject);
    page.exposeFunction('codeAutomationExit', (code) => resolve(code)).catch(reject);
    page.once('crash', () => reject(new Error('The page crashed')));
    page.once('close', () => reject(new Error('The page closed')));
    server.ended.then(() => reject(new Error(`VS Code's server ended\n${server.output()}`)), reject);
  });
  await page.goto(server.underTest({ extension, tests }));
  process.exitCode = Number(await exit) === 0 && suiteStarted ? 0 : 1;
  if (!suiteStarted) console.error(`The suite did not start; VS Code's own words are in ${log}`);
} finally {
  await browser.close();
  await server.close();
}

/** The console of the extension host and of the workbench arrive here together. */
function show(type, text) {
  appendFileSync(log, `${type}: ${text}\n`);
  if (text === START) suiteStarted = true;
  else if (suiteStarted && !NOISE.test(text)) (type === 'error' || type === 'warn' ? console.error : console.log)(text);
}
