import assert from 'node:assert/strict';
import { sharedVSCode } from './harness/shared';

describe('VS Code on the sample', () => {
  const vscode = sharedVSCode();

  it('shows the commands of Ibid', async () => {
    const titles = (await vscode().showCommands('Ibid: ')).map(({ label }) => label);
    await vscode().screenshot('smoke-commands');
    await vscode().closeQuickInput();
    assert.ok(titles.includes('Ibid: Cite…'), `commands: ${titles.join(', ')}`);
  });

  it('opens a draft and saves what is typed', async () => {
    await vscode().openFile('draft.md');
    await vscode().goToEnd();
    await vscode().typeText('\nTyped by a person.');
    await vscode().waitForSavedText('draft.md', /\nTyped by a person\.$/);
    await vscode().screenshot('smoke-draft');
  });
});
