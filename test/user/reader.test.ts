import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { lookUp, waitForSources } from './lookup';

/** Runs in the page: some words in the middle of the fourth paragraph, as a pointer would mark them. */
const SELECT_SOME_WORDS = `(() => {
  const node = document.querySelectorAll('#article p')[3].firstChild;
  const start = node.nodeValue.indexOf(' ', 10) + 1;
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, node.nodeValue.indexOf(' ', start + 20));
  node.parentElement.scrollIntoView({ block: 'center' });
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
  return range.toString();
})()`;

describe('the reader view', () => {
  const vscode = sharedVSCode();
  let reader: Frame;

  it('opens from the lookup with the keyboard in it', async () => {
    await vscode().openFile('draft.md');
    await waitForSources(vscode());
    await vscode().goToEnd();
    await vscode().typeText('\n\n');
    await lookUp(vscode(), 'herring stool', (rows) => rows[0]?.label.includes('Last Stool') === true);
    await vscode().pressKey('Alt+ArrowRight');
    reader = await vscode().frameWith('#article .here');
    await until('the keyboard in the reader', () => reader.$('#article :focus').then((it) => it !== null));
    assert.match((await reader.textContent('#record')) ?? '', /Walter Amadi Jr\..*Harbour & Coast.*2023-07-21/s);
  });

  it('quotes the passage that the arrow keys chose', async () => {
    await vscode().pressKey('ArrowDown');
    const words = await until('a selection', () =>
      reader.evaluate<string>('document.getSelection().toString()').then((it) => it !== '' && it),
    );
    await vscode().screenshot('reader-selected');
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText('draft.md', /\[@amadi2023\w+, para\. \d+\]/);
    const unquoted = text.replace(/\s+/g, ' ').replaceAll('\\', '');
    assert.ok(unquoted.includes(words.trim().replace(/\s+/g, ' ')), words);
  });

  it('quotes exactly the words that were marked with the pointer', async () => {
    const exact = await reader.evaluate<string>(SELECT_SOME_WORDS);
    await reader.waitForSelector('#quote-here', { state: 'visible' });
    await reader.click('#quote-here');
    const text = await until('the words in the draft', async () => {
      const now = await vscode().savedText('draft.md');
      return now.includes(`"${exact}"`) && now;
    });
    assert.match(text.slice(text.indexOf(exact)), /^[^"]*" \[@amadi2023\w+, para\. \d+\]/);
    await until('the selection gone', () => reader.evaluate<boolean>('document.getSelection().isCollapsed'));
  });

  it('takes a correction of a field, writes it beside the articles, and shows it', async () => {
    await reader.click('#record button[data-field="author"]');
    await vscode().waitForQuickPick();
    await vscode().pressKey('ControlOrMeta+a');
    await vscode().typeText('Amadi, Walter; Harbour Desk');
    await vscode().pressKey('Enter');
    await until('the new authors in the reader', async () =>
      (await reader.textContent('#record'))?.includes('Walter Amadi, Harbour Desk'),
    );
    assert.match(
      vscode().fileText('sources/library.yaml'),
      /corrections:\n {2}last-stool-on-the-skarv\.html:\n {4}author:\n {6}- Amadi, Walter\n {6}- Harbour Desk\n/,
    );
    await vscode().screenshot('reader-corrected');
  });

  it('leaves a passage out with one key, and takes it back from the list of corrections', async () => {
    const third = () => reader.textContent('#article p:nth-of-type(3)');
    const words = (await third()) ?? '';
    await reader.evaluate(SELECT_SOME_WORDS.replace('[3]', '[2]'));
    await reader.focus('#article p:nth-of-type(3)');
    await reader.waitForSelector('#leave-out:enabled');
    await vscode().pressKey('Delete');
    await until('the passage gone', async () => (await third()) !== words);
    assert.match(vscode().fileText('sources/library.yaml'), /notBody:\n {2}last-stool-on-the-skarv\.html:\n {4}- /);
    await vscode().runCommand('Ibid: Correct Record…');
    await vscode().waitForRows('the fields', (rows) => rows.some(({ label }) => label === 'Author'));
    await vscode().screenshot('correct-record');
    await vscode().typeText(words.slice(0, 20));
    await vscode().waitForRows('the passage that was left out', (rows) => rows.length === 1);
    await vscode().pressKey('Enter');
    await until('the passage back', async () => (await third()) === words);
  });

  it('shows notes at their passages, and what changed since an older capture', async () => {
    const clippings = join(vscode().workspace, 'sources', 'clippings');
    const newer = readFileSync(join(clippings, 'The Library That Lends Silence.md'), 'utf8')
      .replace(
        'created: 2024-05-18',
        'created: 2025-01-07\nsubtitle: What a reading room keeps for those who want quiet',
      )
      .replace('has been lent 2,847 times', 'has been lent 3,102 times');
    writeFileSync(join(clippings, 'The Library That Lends Silence (2025).md'), newer);
    // By the words of the note, which it shows.
    await lookUp(vscode(), 'compare herring hut', ([first]) =>
      Boolean(first?.label.includes('Lends Silence') && first.detail.includes('Your note: ')),
    );
    await vscode().screenshot('lookup-notes');
    await vscode().pressKey('Alt+ArrowRight');
    reader = await vscode().frameWith('#article .note');
    assert.match((await reader.textContent('#record')) ?? '', /SubtitleWhat a reading room keeps/);
    await until('the button in the reader', () => reader.isVisible('#compare'));
    assert.match((await reader.textContent('#record')) ?? '', /Captures2025-01-07, 2024-05-18/);
    assert.match((await reader.textContent('#article .note')) ?? '', /Compare the herring hut/);
    await reader.evaluate(
      "document.querySelector('#article .note').scrollIntoView({ block: 'center', behavior: 'instant' })",
    );
    await vscode().screenshot('reader-notes');
    await reader.click('#compare');
    await vscode().page.waitForSelector('.monaco-diff-editor .line-insert');
    await vscode().screenshot('compare-captures');
  });

  it('is restored with its source after the window is loaded again', async () => {
    await vscode().runCommand('Developer: Reload Window');
    await until('the old page gone', () => reader.isDetached());
    await vscode().waitForWorkbench();
    reader = await vscode().frameWith('#article p');
    await until('the source', async () => (await reader.textContent('#title'))?.includes('Lends Silence') === true);
  });
});
