import assert from 'node:assert/strict';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { lookUp, settledRows, waitForSources } from './lookup';

describe('bibliographies as a whole, with the keyboard alone', () => {
  const vscode = sharedVSCode();
  let cited = '';

  it('converts the citations of a draft, after showing what becomes of them', async () => {
    await vscode().openFile('draft.md');
    await waitForSources(vscode());
    await vscode().goToEnd();
    await vscode().typeText('\n\nOne');
    await lookUp(vscode(), 'night bus p 3', (rows) => rows[0]?.label.includes('Night Bus') === true);
    await vscode().pressKey('Enter');
    cited = await vscode().waitForSavedText('draft.md', /\nOne \[@okonjo2023\w+, p\. 3\]/);
    await vscode().typeText(' and [@nobody1999x].');
    await vscode().pressKey('Escape');
    await vscode().runCommand('Ibid: Convert Citations…');
    await vscode().waitForQuickPick('How the citations');
    await settledRows(vscode(), 'the dialects', (rows) => rows[0]?.label === 'Markdown with footnotes');
    await vscode().screenshot('bibliographies-convert-to');
    await vscode().pressKey('Enter');
    await vscode().waitForQuickPick('The comparison below');
    const [first] = await settledRows(
      vscode(),
      'the question',
      (rows) => rows[0]?.label.includes('Convert 1 citation') === true,
    );
    assert.equal(first?.detail, 'Left as they are, having no source in the library: nobody1999x');
    await vscode().screenshot('bibliographies-convert');
    await vscode().pressKey('Enter');
    await vscode().page.waitForSelector('.monaco-diff-editor', { state: 'detached' });
    const text = await vscode().waitForSavedText('draft.md', /\nOne\[\^okonjo2023\w+\] and \[@nobody1999x\]\./);
    assert.match(text, /\[\^okonjo2023\w+\]: Okonjo, T\..*\(p\. 3\)/);
    await vscode().pressKey('ControlOrMeta+z');
    await until('the draft as it was', async () => (await vscode().savedText('draft.md')).startsWith(cited.trimEnd()));
  });

  it('lists citekeys that nothing has, and entries that nothing cites', async () => {
    appendFileSync(join(vscode().workspace, 'references.bib'), '\n@book{idle2001, title = {Idle}, year = 2001}\n');
    await vscode().runCommand('Ibid: Show Unused and Unknown Citekeys');
    await vscode().waitForQuickPick('Enter goes to the citation');
    const rows = await settledRows(vscode(), 'the citekeys', (all) => all.some(({ label }) => label === 'nobody1999x'));
    assert.equal(rows[0]?.label, 'nobody1999x');
    assert.match(rows[0]?.description ?? '', /^draft\.md, line \d+$/);
    assert.ok(rows.some(({ label, description }) => label === 'idle2001' && description === 'references.bib'));
    await vscode().screenshot('bibliographies-citekeys');
    await vscode().pressKey('Escape');
  });

  it('exports what the draft cites', async () => {
    await vscode().runCommand('Ibid: Export Bibliography…');
    await vscode().waitForQuickPick('Which sources');
    await settledRows(vscode(), 'which sources', (rows) => rows[0]?.label === 'Those this draft cites');
    await vscode().pressKey('Enter');
    await vscode().waitForQuickPick('The format');
    await vscode().typeText('RIS');
    await settledRows(vscode(), 'the format', (rows) => rows[0]?.label === 'RIS');
    await vscode().screenshot('bibliographies-export');
    await vscode().pressKey('Enter');
    await vscode().page.waitForSelector(
      '.quick-input-widget input[aria-label*="bibliography.ris"], .quick-input-widget .quick-input-title:has-text("Export Bibliography")',
    );
    await vscode().pressKey('Enter');
    const file = join(vscode().workspace, 'bibliography.ris');
    await until('the file', () => existsSync(file));
    assert.match(vscode().fileText('bibliography.ris'), /^TY {2}- \w+[\s\S]*Who Owns the Night Bus\?/);
  });
});
