import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { sources, until, workspace } from './drafts';

describe('Save Clipboard as Source', () => {
  it('makes a new file of the library with what was guessed, and it can be cited at once', async () => {
    await sources('baltic-courier-russia-iran.txt');
    const file = join(workspace(), 'sources', 'The Lamp on the Mole.md');
    await vscode.env.clipboard.writeText(
      '<h1>The Lamp on the Mole</h1><p>Nobody had lit the lamp on the mole of Sarn since the winter in which the ferry burnt.</p>',
    );
    const saved = vscode.commands.executeCommand('ibid.saveClipboard');
    // Both boxes hold what was guessed: Enter, until the file is there.
    await until('the file', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return existsSync(file);
    });
    await saved;
    const text = readFileSync(file, 'utf8');
    assert.match(
      text,
      /^---\ntitle: "The Lamp on the Mole"\ncreated: \d{4}-\d\d-\d\d\n---\n\n# The Lamp on the Mole\n\nNobody had lit the lamp/,
    );
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('ibid.source.copy', vscode.Uri.file(file));
    assert.match(await vscode.env.clipboard.readText(), /Lamp/);
  });
});
