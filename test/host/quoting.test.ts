import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { opened, type SampleSource, sources, until, workspace } from './drafts';

const WORDS = 'costs 70,000 kroner a year and does not need to be brought soup';

/** The editor with these words selected. */
function select(editor: vscode.TextEditor, words: string): void {
  const at = editor.document.getText().indexOf(words);
  assert.ok(at >= 0, words);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + words.length));
}

describe('quotations in drafts', () => {
  let stool: SampleSource;

  before(async () => {
    await vscode.extensions.getExtension('ibid.ibid')?.activate();
    [stool] = (await sources('last-stool-on-the-skarv.html')) as [SampleSource];
  });

  it('are changed with marks, each in one step of undo', async () => {
    const draft = `---\nbibliography: r.bib\n---\nHe said "${WORDS}" [@${stool.citekey}].\n`;
    const editor = await opened('scratch/marks.md', draft);
    select(editor, 'a year and does not need');
    await vscode.commands.executeCommand('ibid.quotation.leaveOut');
    assert.ok(
      editor.document.getText().includes('"costs 70,000 kroner … to be brought soup"'),
      editor.document.getText(),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), draft);
    select(editor, 'soup');
    await vscode.commands.executeCommand('ibid.quotation.emphasise');
    assert.ok(editor.document.getText().includes('brought *soup* \\[emphasis added\\]"'), editor.document.getText());
  });

  it('say in the citation that the emphasis is added, where the style has it there', async () => {
    const head = '---\nbibliography: r.bib\ncsl: chicago-author-date.csl\n---\n';
    const editor = await opened('scratch/emphasis.md', `${head}He said "${WORDS}" [@${stool.citekey}].\n`);
    select(editor, 'soup');
    await vscode.commands.executeCommand('ibid.quotation.emphasise');
    assert.ok(
      editor.document.getText().endsWith(`brought *soup*" [@${stool.citekey}, emphasis added].\n`),
      editor.document.getText(),
    );
  });

  it('are put on the shelf from the draft, and inserted from it all at once', async () => {
    const editor = await opened(
      'scratch/shelf.md',
      `---\nbibliography: r.bib\n---\nHe said "${WORDS}" [@${stool.citekey}].\n\n`,
    );
    select(editor, 'kroner');
    await vscode.commands.executeCommand('ibid.shelve');
    select(editor, WORDS);
    await vscode.commands.executeCommand('ibid.shelve');
    const file = join(workspace(), 'sources', 'shelf.yaml');
    await until('the shelf', () => existsSync(file) && readFileSync(file, 'utf8').includes(`quote: ${WORDS}`));
    const draft = await opened('scratch/from-shelf.md', '---\nbibliography: r.bib\n---\nBefore.\n\n|');
    await vscode.commands.executeCommand('ibid.shelf.insertAll');
    const quoted = draft.document.getText().match(/"[^"]+" \[@\w+, para\. 2\]/g) ?? [];
    assert.equal(quoted.at(-1), `"${WORDS}" [@${stool.citekey}, para. 2]`, draft.document.getText());
  });

  it('lead to their words in the source, for Go to Definition', async () => {
    const editor = await opened(
      'scratch/definition.md',
      `He said "${WORDS}" [@${stool.citekey}].\n\nSo [@${stool.citekey}, para. 2].\n`,
    );
    const { document } = editor;
    for (const at of [document.getText().indexOf('[@') + 3, document.getText().lastIndexOf('[@') + 3]) {
      const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        document.positionAt(at),
      );
      assert.ok(link);
      const source = await vscode.workspace.openTextDocument(link.targetUri);
      assert.ok(source.getText(link.targetRange).includes(WORDS));
      if (link.targetSelectionRange && at < 100) assert.equal(source.getText(link.targetSelectionRange), WORDS);
    }
  });

  it('are exported with the shelf as Markdown', async () => {
    await vscode.commands.executeCommand('ibid.shelf.export');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^# Quotations\n\n> .*\[@\w+, para\. 2\]\n\nWalter Amadi Jr\\?\. · .*\*The Last Stool/s);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
