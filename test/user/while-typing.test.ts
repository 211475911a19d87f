import assert from 'node:assert/strict';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { built, plain, waitForSources } from './lookup';

const LIST = '.suggest-widget.visible .monaco-list-row';

describe('while typing', () => {
  const vscode = sharedVSCode();

  it('@ and a misspelt word of the title offer the source', async () => {
    await vscode().openFile('draft.md');
    await waitForSources(vscode());
    await vscode().goToEnd();
    await vscode().typeText('\n\nFrom memory ');
    await vscode().typeText('@padlok');
    await vscode().page.waitForSelector(`${LIST}:has-text("Padlock")`);
    await vscode().screenshot('typing-completion');
  });

  it('accepting it writes the key, declares the bibliography and adds the entry', async () => {
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText('draft.md', /From memory @castellanos2021\w+/);
    assert.match(text, /^---\nbibliography: references\.bib\n---\n/);
    await until('the entry', () => /\{castellanos2021\w+,/.test(vscode().fileText('references.bib')));
    assert.match(
      plain(await built(vscode(), 'markdown', 'draft.md', 'references.bib')),
      /From memory Castellanos \(2021\)/,
    );
  });

  it('the list comes back when the caret does', async () => {
    await vscode().typeText(' and @nigh');
    await vscode().page.waitForSelector(`${LIST}:has-text("Night Bus")`);
    await vscode().pressKey('Escape');
    await vscode().page.waitForSelector(LIST, { state: 'hidden' });
    await vscode().typeText('t');
    await vscode().page.waitForSelector(`${LIST}:has-text("Night Bus")`);
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', /and @okonjo2023\w+/);
  });

  it('offers nothing in an address', async () => {
    await vscode().typeText('\n\nWrite to ana@night');
    await vscode().savedText('draft.md');
    assert.equal(await vscode().page.$(`${LIST}:has-text("Night Bus")`), null);
    await vscode().pressKey('Escape');
  });

  it('a citation under the pointer tells its record and leads to the source', async () => {
    await until('the hover', async () => {
      await vscode().pressKey('Escape');
      const tokens = await vscode().page.$$('.view-line span:has-text("castellanos2021")');
      await tokens.at(-1)?.hover();
      return vscode().page.waitForSelector('.monaco-hover:not(.hidden):has-text("The Padlock on the Bean Vault")', {
        timeout: 3000,
      });
    });
    await vscode().screenshot('typing-hover');
    await vscode().page.click('.monaco-hover:not(.hidden) a:has-text("Read the source")');
    const reader = await vscode().frameWith('#article p');
    await until('the source', async () => (await reader.textContent('#title'))?.includes('Padlock') === true);
  });
});
