import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { opened, sources, until } from './drafts';
import { CUPBOARD } from './problems';

describe('Find the Source of This', () => {
  let pact: string;

  before(async () => {
    await vscode.extensions.getExtension('ibid.ibid')?.activate();
    const [one] = await sources('baltic-courier-russia-iran.txt');
    pact = one?.citekey ?? '';
  });

  const traced = async (editor: vscode.TextEditor, words: string, command: string) => {
    const start = editor.document.positionAt(editor.document.getText().indexOf(words));
    editor.selection = new vscode.Selection(start, start.translate(0, words.length));
    const done = vscode.commands.executeCommand('ibid.findSource');
    await until('the list with its first row', async () => {
      await vscode.commands.executeCommand(command);
      return editor.document.getText().includes(pact);
    });
    await done;
  };
  const loose = 'they had come for the cupboard and were given a key to the hallway';

  it('Enter adds the citation behind the words, with their place', async () => {
    const editor = await opened('scratch/trace.md', `---\nbibliography: references.bib\n---\n\nAs ${loose}.\n`);
    await traced(editor, loose, 'workbench.action.acceptSelectedQuickOpenItem');
    assert.ok(editor.document.getText().includes(`\nAs ${loose} [@${pact}, para. 7].\n`), editor.document.getText());
  });

  it('Alt+Enter puts the source’s words in their place, as a quotation', async () => {
    const editor = await opened('scratch/traced.md', `---\nbibliography: references.bib\n---\n\nAs ${loose}.\n`);
    await traced(editor, loose, 'ibid.findSource.quote');
    assert.match(editor.document.getText(), new RegExp(`As ["“]${CUPBOARD},?["”] \\[@${pact}, para\\. 7\\]\\.`));
  });
});
