/**
 * `npm start`: sets up what is missing, builds, and opens VS Code with the extension on a copy of the sample library.
 * The copy stays as a person leaves it; `npm start -- --fresh` makes it anew. `--check` only sees that the workbench answers.
 * `IBID_NO_OPEN=1` opens no browser window, `IBID_HOST=desktop|server` decides between the two kinds of VS Code.
 */
import { wantsServer } from './setup/desktop.mjs';
import { npm } from './setup/npm.mjs';
import { say, step } from './setup/progress.mjs';
import { root } from './setup/root.mjs';
import { setUp } from './setup/set-up.mjs';
import { openDesktop } from './start/desktop.mjs';
import { sampleCopy } from './start/sample.mjs';
import { openBrowser, openServer } from './start/server.mjs';

const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => flag !== '--fresh' && flag !== '--check');
if (unknown.length > 0) throw new Error(`Usage: npm start -- [--fresh] [--check]; not ${unknown.join(' ')}`);

const check = flags.has('--check');
try {
  await setUp({ host: check || wantsServer() });
  await step('building', () => npm(['run', '--silent', 'build'], root));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const sample = sampleCopy({ fresh: flags.has('--fresh') });

const vscode = (check ? undefined : await openDesktop(sample)) ?? (await openServer(sample));
if (check) {
  const { status } = await fetch(vscode.address);
  await vscode.close();
  if (status !== 200) throw new Error(`The workbench answered with ${status}`);
  console.log(vscode.address);
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, vscode.close);
  tell();
  if (vscode.address) openBrowser(vscode.address);
  await vscode.ended;
  say('VS Code is closed');
}

function tell() {
  const lines = [
    vscode.address
      ? `VS Code with Ibid is at\n\n    ${vscode.address}\n`
      : 'VS Code with Ibid opens in a window of its own.\n',
    `It shows a copy of the sample library, which is yours to change: ${sample}`,
    '',
    '  1. Open draft.md and put the cursor at the end of a sentence.',
    '  2. Press Alt+Q and type a few words that you remember; Enter inserts the citation.',
    '  3. F1 and "Ibid" shows everything else.',
    '',
    'Ctrl+C here ends it.',
  ];
  console.log(`\n${lines.join('\n')}`);
}
