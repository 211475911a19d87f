import { type OpenOptions, openVSCode } from './open';
import type { Workbench } from './workbench';

/**
 * One VS Code for the tests of a file: opened before them, closed after them; of a failed test a picture is kept.
 * @example const vscode = sharedVSCode(); it('…', async () => { await vscode().openFile('draft.md'); });
 */
export function sharedVSCode(options: OpenOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;

  before(async () => {
    workbench = await openVSCode(options);
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || !workbench) return;
    const path = await workbench.screenshot(`failed-${this.currentTest.fullTitle()}`);
    const said = workbench.console.filter((line) => line.startsWith('error')).slice(-10);
    console.error(`  picture: ${path}\n${said.map((line) => `    ${line.slice(0, 300)}\n`).join('')}`);
  });
  after(() => workbench?.close());

  return () => {
    if (!workbench) throw new Error('VS Code is open only inside a test');
    return workbench;
  };
}
