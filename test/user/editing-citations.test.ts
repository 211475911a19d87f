import assert from 'node:assert/strict';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { lookUp, settledRows, waitForSources } from './lookup';

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
});
