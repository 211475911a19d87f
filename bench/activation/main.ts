// How long VS Code takes to load and activate the extension, as developed and as packaged:
// `npm run --silent bench:activation -- [RUNS] [developed|packaged]`
import { openVSCode } from '../../test/user/harness/open';
import { root } from '../../test/user/harness/scripts';
import { until } from '../../test/user/harness/until';
import type { Workbench } from '../../test/user/harness/workbench';
import { packagedExtension } from './packaged';

async function main(): Promise<void> {
  const [runs = '5', only] = process.argv.slice(2);
  if (only !== 'packaged') await measure('developed', Number(runs), root);
  if (only === 'developed') return;
  const packaged = packagedExtension(root);
  try {
    await measure('packaged', Number(runs), packaged.folder);
  } finally {
    packaged.remove();
  }
}

async function measure(what: string, runs: number, extension: string): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const vscode = await openVSCode({ extension, size: { width: 1280, height: 2400 } });
    try {
      times.push(await timeByVSCode(vscode));
    } finally {
      await vscode.close();
    }
  }
  times.sort((a, b) => a - b);
  console.log(
    `loading and activating, ${what}: ${times.join(', ')} ms; median ${times[Math.floor(times.length / 2)]} ms`,
  );
}

/** What VS Code's own list of running extensions says; it includes loading the code. */
async function timeByVSCode(vscode: Workbench): Promise<number> {
  await until(
    'the library',
    async () => (await vscode.statusBar()).some((item) => /^Ibid: \d+ sources$/.test(item)),
    60_000,
  );
  await vscode.runCommand('Developer: Show Running Extensions');
  const text = await until('our row', async () => {
    const rows = await vscode.page.$$eval('.runtime-extensions-editor .monaco-list-row', (all) =>
      all.map((row) => row.textContent ?? ''),
    );
    return rows.find((row) => row.includes('Ibid') && /Activation: \d+ms/.test(row));
  });
  return Number(/Activation: (\d+)ms/.exec(text)?.[1]);
}

main();
