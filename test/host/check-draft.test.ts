import * as vscode from 'vscode';
import { opened, sources, until } from './drafts';

describe('Check Draft', () => {
  let pact: string;

  before(async () => {
    await vscode.extensions.getExtension('ibid.ibid')?.activate();
    const [one] = await sources('baltic-courier-russia-iran.txt');
    pact = one?.citekey ?? '';
  });

  it('opens a report of the draft, and of a folder with the drafts in it', async () => {
    await opened('scratch/folder/one.md', `“They came for the shelf” [@${pact}].\n`);
    await opened('scratch/folder/two.tex', `\\enquote{patience is also a kind of equipment} \\autocite{${pact}}\n`);
    await vscode.commands.executeCommand('ibid.checkDraft');
    const titled = (title: string) =>
      until(title, () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => tab.label === title));
    await titled('Check: two.tex');
    const folder = vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'),
      'scratch/folder',
    );
    await vscode.commands.executeCommand('ibid.checkDraft', folder);
    await titled('Check: Quotations');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
