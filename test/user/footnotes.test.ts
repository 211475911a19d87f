import assert from 'node:assert/strict';
import { pandocScript } from './harness/scripts';
import { sharedVSCode } from './harness/shared';
import { lookUp, plain, waitForSources } from './lookup';

describe('citing in footnotes', () => {
  const vscode = sharedVSCode({ settings: { 'ibid.style': 'chicago-notes-bibliography' } });

  it('a draft that has footnotes gets one, with a formatted note', async () => {
    await vscode().openFile('notes.md');
    await waitForSources(vscode());
    await vscode().goTo(16, 1);
    await vscode().pressKey('End');
    await vscode().pressKey('End');
    await lookUp(vscode(), 'night bus', (rows) => rows[0]?.label.includes('Night Bus') === true);
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText('notes.md', /\[\^okonjo2023\w+\]: /);
    const note = /\[\^okonjo2023\w+\]: (.*)/.exec(text)?.[1] ?? '';
    assert.match(note, /^Tomas Okonjo, Marijke van der Hoeve, and Li Wen Prentiss, “Who Owns the Night Bus\?,?”/);
    await vscode().screenshot('footnotes');
    const { convertWithPandoc } = await pandocScript();
    const { output } = await convertWithPandoc({ text, to: 'html' });
    assert.match(plain(output), /Who Owns the Night Bus/);
    assert.equal(text.includes('bibliography:'), false);
  });

  it('is undone by one undo', async () => {
    await vscode().pressKey('ControlOrMeta+z');
    assert.doesNotMatch(await vscode().savedText('notes.md'), /okonjo2023/);
  });
});
