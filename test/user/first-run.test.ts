import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { waitForSources } from './lookup';

describe('a workspace without a library', () => {
  const vscode = sharedVSCode({ workspace: 'test/user/harness' });

  it('Cite… asks for the folder, instead of showing an empty list', async () => {
    await vscode().runCommand('Ibid: Cite…');
    const rows = await vscode().waitForRows(
      'the row',
      (all) => all.length === 1 && all[0]?.label.startsWith('Choose your folder') === true,
    );
    assert.equal(rows[0]?.detail, 'No library was found in this workspace.');
    await vscode().screenshot('first-run-no-library');
    await vscode().pressKey('Escape');
  });

  it('the list of sources has a button for it', async () => {
    await vscode().page.click('.activitybar [aria-label^="Ibid"]');
    await vscode().page.waitForSelector('.pane-body .monaco-button:has-text("Choose your folder of saved articles")');
    await vscode().screenshot('first-run-welcome');
  });

  it('a folder that is made later is found, and what is saved into it appears', async () => {
    mkdirSync(join(vscode().workspace, 'articles'));
    await vscode().page.waitForSelector('.pane-body:has-text("No article was found in your library yet")');
    writeFileSync(
      join(vscode().workspace, 'articles', 'kelp.md'),
      '---\ntitle: The Kelp Bakers\nauthor: Ana Ruiz\ndate: 2020-03-01\n---\n\nNobody started the engines that night.\n',
    );
    await until('one source', async () => (await waitForSources(vscode())) === 1);
    await vscode().page.waitForSelector('.pane-body .monaco-list-row:has-text("The Kelp Bakers")');
    await vscode().runCommand('Ibid: Cite…');
    await vscode().waitForRows('the article', (rows) => rows[0]?.label === 'The Kelp Bakers');
    await vscode().pressKey('Escape');
  });

  it('“Use as Ibid Library” in the Explorer sets another folder, which is read at once', async () => {
    mkdirSync(join(vscode().workspace, 'elsewhere'));
    for (const n of [1, 2]) {
      const text = `Article number ${n}\n\nSome words that stand in the article number ${n}.\n`;
      writeFileSync(join(vscode().workspace, 'elsewhere', `${n}.txt`), text);
    }
    await vscode().page.click('.activitybar [aria-label^="Explorer"]');
    await vscode().page.click('.explorer-folders-view .monaco-list-row[aria-label^="elsewhere"]', { button: 'right' });
    await vscode().page.hover('.monaco-menu .action-label[aria-label^="Use as Ibid Library"]');
    await vscode().pressKey('Enter');
    await until('two sources', async () => (await waitForSources(vscode())) === 2);
    assert.match(vscode().fileText('.vscode/settings.json'), /"ibid\.library": "elsewhere"/);
  });
});
