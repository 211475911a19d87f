import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { opened, until } from './drafts';
import { CUPBOARD, citedKeys, fix, problems } from './problems';

describe('quick fixes', () => {
  let pact: string;
  let nurse: string;
  /** VS Code keeps a document for a while, so that each draft has a name of its own. */
  let drafts = 0;

  before(async () => {
    ({ pact, nurse } = await citedKeys());
  });

  const altered = () => `“They came for the shelf and were given the key to the hallway” [@${pact}].\n`;
  const named = (text: string) => text.replaceAll('$pact', pact).replaceAll('$nurse', nurse);

  const FIXES: readonly [name: string, draft: () => string, title: RegExp | 'preferred', expected: string][] = [
    ['restores the source’s words', altered, 'preferred', `“${CUPBOARD}” [@$pact].\n`],
    [
      'marks the change with brackets',
      altered,
      /brackets/,
      '“They came for the \\[shelf\\] and were given the key to the hallway” [@$pact].\n',
    ],
    [
      'marks what is left out',
      () => `“They came for the cupboard and given the key to the hallway” [@${pact}].\n`,
      /Mark what is left out/,
      '“They came for the cupboard and … given the key to the hallway” [@$pact].\n',
    ],
    [
      'corrects the locator',
      () => `“${CUPBOARD}” [@${pact}, para. 2].\n`,
      'preferred',
      `“${CUPBOARD}” [@$pact, para. 7].\n`,
    ],
    [
      'ends the checking of the paragraph',
      altered,
      /this paragraph/,
      '“They came for the shelf and were given the key to the hallway” [@$pact]. <!-- ibid:ignore -->\n',
    ],
    [
      'ends the checking of the file',
      altered,
      /this file/,
      '“They came for the shelf and were given the key to the hallway” [@$pact].\n\n<!-- ibid:ignore-file -->\n',
    ],
  ];
  for (const [name, draft, title, expected] of FIXES) {
    it(`${name}, in one step of undo, and the problem is gone`, async () => {
      const editor = await opened(`scratch/fix-${++drafts}.md`, draft());
      await problems(editor);
      await fix(editor, title);
      assert.equal(editor.document.getText(), named(expected));
      await problems(editor, (found) => found.length === 0);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), draft());
    });
  }

  it('cites the right source instead, and brings its bibliography entry along', async () => {
    const editor = await opened(
      'scratch/recite.md',
      `---\nbibliography: recite.bib\n---\n\n“${CUPBOARD}” [see @${nurse}, para. 3].\n`,
    );
    await problems(editor);
    await fix(editor, 'preferred');
    assert.match(editor.document.getText(), new RegExp(`\\[see @${pact}, para\\. 7\\]`));
    await problems(editor, (found) => found.length === 0);
    const bibliography = vscode.Uri.joinPath(editor.document.uri, '../recite.bib');
    const bytes = await vscode.workspace.fs.readFile(bibliography);
    assert.ok(new TextDecoder().decode(bytes).includes(`{${pact},`));
    await vscode.commands.executeCommand('undo');
    assert.match(editor.document.getText(), new RegExp(`\\[see @${nurse}, para\\. 3\\]`));
  });

  it('formats the note of the right source, where the draft cites in footnotes', async () => {
    const editor = await opened('scratch/footnote.md', `“${CUPBOARD}”[^${nurse}]\n\n[^${nurse}]: Somebody’s note.\n`);
    assert.deepEqual(await problems(editor), [['wrong-source', nurse, 'Error']]);
    await fix(editor, 'preferred');
    const text = editor.document.getText();
    assert.ok(text.includes(`“${CUPBOARD}”[^${pact}]`), text);
    assert.match(text, new RegExp(`^\\[\\^${pact}\\]: .*Kivisaar`, 'm'));
    await problems(editor, (found) => found.length === 0);
  });

  it('adds the citation that is missing, with its declaration', async () => {
    const editor = await opened('scratch/uncited.md', `“${CUPBOARD}” is all.\n`);
    await problems(editor);
    await fix(editor, 'preferred');
    assert.equal(
      editor.document.getText(),
      `---\nbibliography: references.bib\n---\n\n“${CUPBOARD}” [@${pact}, para. 7] is all.\n`,
    );
    await problems(editor, (found) => found.length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `“${CUPBOARD}” is all.\n`);
  });

  it('offers the citekey that an unknown one is like', async () => {
    const editor = await opened('scratch/unknown.md', `So it is [@${pact.slice(0, 12)}].\n`);
    await problems(editor);
    await fix(editor, new RegExp(`^Change to ${pact}$`));
    assert.ok(editor.document.getText().includes(`So it is [@${pact}].`));
  });

  it('restores every altered quotation at once', async () => {
    const editor = await opened(
      'scratch/all.md',
      `“They came for the shelf and were given the key” [@${pact}].\n\n“patience is also a sort of equipment” [@${pact}].\n`,
    );
    await problems(editor, (found) => found.length === 2);
    await fix(editor, /in all 2 altered/);
    assert.equal(
      editor.document.getText(),
      named(
        '“They came for the cupboard and were given the key” [@$pact].\n\n“patience is also a kind of equipment” [@$pact].\n',
      ),
    );
  });

  it('compares with the source side by side', async () => {
    const editor = await opened('scratch/compare.md', altered());
    await problems(editor);
    await fix(editor, /side by side/);
    const tab = await until('the comparison', () => vscode.window.tabGroups.activeTabGroup.activeTab);
    assert.ok(tab.input instanceof vscode.TabInputTextDiff);
    const source = await vscode.workspace.openTextDocument(tab.input.original);
    assert.equal(source.getText(), CUPBOARD);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
