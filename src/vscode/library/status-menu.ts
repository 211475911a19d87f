import * as vscode from 'vscode';
import { count } from '../count';
import type { Library } from './library';

interface Entry extends vscode.QuickPickItem {
  readonly command: string;
  readonly args?: readonly unknown[];
}

/** What a click on the status bar offers. */
export function statusMenu(library: Library): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.showStatus', async () => {
    const { sources, problems, state, pending = 0 } = library.status;
    const entries: Entry[] = [
      { label: '$(quote) Cite…', description: count(sources, 'source'), command: 'ibid.cite' },
      { label: '$(warning) Show Problems', description: count(problems, 'file'), command: 'ibid.showProblems' },
      ...(state === 'indexing'
        ? [{ label: '$(debug-stop) Stop Indexing', description: 'what was read stays', command: 'ibid.stopIndexing' }]
        : []),
      ...(state === 'ready' && pending > 0
        ? [
            {
              label: '$(debug-continue) Continue Indexing',
              description: `${count(pending, 'file')} to read`,
              command: 'ibid.continueIndexing',
            },
          ]
        : []),
      { label: '$(refresh) Rebuild Index', command: 'ibid.rebuildIndex' },
      {
        label: '$(folder-library) Choose Library Folder…',
        description: library.folders.join(', '),
        command: 'ibid.chooseLibrary',
      },
      { label: '$(settings-gear) Settings', command: 'workbench.action.openSettings', args: ['@ext:ibid.ibid'] },
      { label: '$(output) Show Log', command: 'ibid.showLog' },
    ];
    const chosen = await vscode.window.showQuickPick(entries, { placeHolder: 'Ibid: your saved articles' });
    if (chosen) await vscode.commands.executeCommand(chosen.command, ...(chosen.args ?? []));
  });
}
