import assert from 'node:assert/strict';
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

  it('is restored with its source after the window is loaded again', async () => {
    await vscode().runCommand('Developer: Reload Window');
    await until('the old page gone', () => reader.isDetached());
    await vscode().waitForWorkbench();
    reader = await vscode().frameWith('#article p');
    await until('the source', async () => (await reader.textContent('#title'))?.includes('Last Stool') === true);
  });
});
