import assert from 'node:assert/strict';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { built, goToRow, isPassage, lookUp, plain, waitForSources } from './lookup';

describe('citing in LaTeX, with the keyboard alone', () => {
  const vscode = sharedVSCode();

  it('inserts \\autocite, and the document builds', async () => {
    await vscode().openFile('paper.tex');
    await waitForSources(vscode());
    await vscode().goTo(41, 33);
    await lookUp(vscode(), 'rusia iran militry', (rows) => rows[0]?.label.startsWith('Russia and Iran') === true);
    await vscode().screenshot('latex-lookup');
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText('paper.tex', /\\autocite\{kivisaar2021\w+\}/);
    const key = /\\autocite\{(kivisaar2021\w+)\}/.exec(text)?.[1] ?? '';
    assert.ok(vscode().fileText('paper.bib').includes(`{${key},`), 'the declared file has the entry');
    const html = await built(vscode(), 'latex', 'paper.tex', 'paper.bib');
    assert.match(plain(html), /Kivisaar 2021/);
    assert.ok(html.includes(`id="ref-${key}"`));
  });

  it('quotes with csquotes, word for word', async () => {
    await vscode().goTo(48, 1);
    await lookUp(vscode(), 'acoustic counter soup', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('paper.tex', /c?quote.*\{amadi2023\w+\}/);
    const html = plain(await built(vscode(), 'latex', 'paper.tex', 'paper.bib'));
    assert.ok(html.includes('costs 70,000 kroner a year and does not need to be brought soup.'));
    await vscode().screenshot('latex-quoted');
  });

  it('completes inside \\autocite{ by title, and brings the entry along', async () => {
    await vscode().goTo(43, 1);
    await vscode().typeText('\nSeeds \\autocite{padlok');
    await vscode().page.waitForSelector('.suggest-widget.visible .monaco-list-row:has-text("Padlock")');
    await vscode().screenshot('latex-completion');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('paper.tex', /\\autocite\{castellanos2021\w+\}/);
    await until('the entry', () => /\{castellanos2021\w+,/.test(vscode().fileText('paper.bib')));
  });
});
