import assert from 'node:assert/strict';
import { pandocScript } from './harness/scripts';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import type { Workbench } from './harness/workbench';
import { goToRow, isPassage, lookUp, plain, settledRows, waitForSources } from './lookup';

/** What a word processor, and what a plain editor, would take from the clipboard. */
async function clipboard({ page }: Workbench): Promise<{ html: string; text: string }> {
  await page.context().grantPermissions(['clipboard-read']);
  return page.evaluate(READ_CLIPBOARD);
}

/** In the page, whose types are not those of a test. */
const READ_CLIPBOARD = `(async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (item ? (await item.getType(type)).text() : '');
  return { html: await read('text/html'), text: await read('text/plain') };
})()`;

describe('locators, and citations that are changed in place, with the keyboard alone', () => {
  const vscode = sharedVSCode();

  it('takes a locator that is typed behind the words, and shows it before Enter', async () => {
    await vscode().openFile('draft.md');
    await waitForSources(vscode());
    await vscode().goTo(15, 208);
    const [first] = await lookUp(
      vscode(),
      'rusia iran para 4',
      (rows) => rows[0]?.description.startsWith('at para. 4 · ') === true,
    );
    assert.equal(first?.label, 'Russia and Iran Sign Military Cooperation Pact');
    await vscode().screenshot('citing-typed-locator');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', /\[@kivisaar2021\w+, para\. 4\]/);
  });

  it('changes locator and form at the caret, and adds a source, as one step of undo', async () => {
    const before = vscode().fileText('draft.md');
    await vscode().pressKey('Alt+Shift+e');
    await vscode().waitForQuickPick('Type a locator');
    await settledRows(vscode(), 'what can be done', (rows) => rows[0]?.label === 'Locator…');
    await vscode().screenshot('citing-edit');
    await vscode().typeText('p 12');
    await settledRows(vscode(), 'the locator', (rows) => rows[0]?.label === 'Locator: p. 12');
    await vscode().pressKey('Enter');
    await settledRows(vscode(), 'the new citation', (rows) => rows[0]?.label.endsWith(', p. 12]') === true);
    await vscode().typeText('add');
    await settledRows(vscode(), 'one more source', (rows) => rows[0]?.label === 'Add a source…');
    await vscode().pressKey('Enter');
    await vscode().waitForQuickPick('Type a few words');
    await vscode().typeText('night bus');
    await settledRows(vscode(), 'the other source', (rows) => rows[0]?.label.includes('Night Bus') === true);
    await vscode().pressKey('Enter');
    await vscode().waitForQuickPick('Type a locator');
    await settledRows(vscode(), 'both', (rows) =>
      /^Write \[@kivisaar\w+, p\. 12; @okonjo\w+\]$/.test(rows[0]?.label ?? ''),
    );
    await vscode().screenshot('citing-edited');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', /\[@kivisaar2021\w+, p\. 12; @okonjo2023\w+\]/);
    assert.match(vscode().fileText('references.bib'), /\{okonjo2023\w+,/);
    await vscode().pressKey('ControlOrMeta+z');
    await until('the draft as it was', async () => (await vscode().savedText('draft.md')) === before);
  });

  it('copies a citation, and a quotation, with their formatting for a word processor', async () => {
    await vscode().runCommand('Ibid: Copy Citation');
    await until('the citation on the clipboard', async () =>
      (await vscode().statusBar()).some((text) =>
        text.includes('The citation is on the clipboard, with its formatting'),
      ),
    );
    assert.deepEqual(await clipboard(vscode()), {
      html: '(Kivisaar, 2021, para. 4)',
      text: '(Kivisaar, 2021, para. 4)',
    });
    await vscode().page.waitForSelector('.editor-instance .monaco-editor.focused');
    await lookUp(vscode(), 'acoustic counter soup', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().pressKey('Control+Shift+c');
    await until('the quotation on the clipboard', async () =>
      (await vscode().statusBar()).some((text) =>
        text.includes('The quotation is on the clipboard, with its formatting'),
      ),
    );
    const { html, text } = await clipboard(vscode());
    assert.match(text, /^“This spring .* be brought soup\.” \(Amadi, 2023, para\. \d+\)$/);
    assert.match(html, /<span lang="en[^"]*">“This spring .*”<\/span> \(Amadi, 2023, para\. \d+\)/);
    await vscode().screenshot('citing-copied');
  });

  it('shows each style by the source at the caret, and puts it into the draft where Pandoc formats it', async () => {
    await vscode().runCommand('Ibid: Choose Citation Style…');
    await vscode().waitForQuickPick('The style of what Ibid formats');
    const apa = await settledRows(vscode(), 'a sample', (rows) => rows.some((row) => row.focused && row.detail !== ''));
    assert.equal(apa.find(({ focused }) => focused)?.detail, '(Kivisaar, 2021)');
    await vscode().screenshot('citing-style');
    await vscode().typeText('notes and bib');
    const notes = await settledRows(vscode(), 'another sample', (rows) =>
      rows.some((row) => row.focused && row.label.startsWith('Chicago') && row.detail !== ''),
    );
    assert.match(notes.find(({ focused }) => focused)?.detail ?? '', /^Maarja Kivisaar, “Russia and Iran Sign/);
    await vscode().screenshot('citing-style-notes');
    await vscode().pressKey('Enter');
    await settledRows(vscode(), 'where', (rows) => rows[0]?.label === 'In this draft');
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText('draft.md', /\ncsl: chicago-notes-bibliography\.csl\n/);
    const { convertWithPandoc } = await pandocScript();
    const { output, warnings } = await convertWithPandoc({
      text,
      from: 'markdown',
      to: 'html',
      citeproc: true,
      files: {
        'references.bib': vscode().fileText('references.bib'),
        'chicago-notes-bibliography.csl': vscode().fileText('chicago-notes-bibliography.csl'),
      },
    });
    assert.equal(warnings, '');
    assert.match(plain(output), /Maarja Kivisaar, “Russia and Iran Sign Military Cooperation Pact/);
  });
});
