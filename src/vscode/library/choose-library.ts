import * as vscode from 'vscode';
import { attempt } from '../failures';
import { readSettings } from '../settings';
import { writtenPath } from './library-paths';

/** **Choose Library Folder…** and the Explorer's **Use as Ibid Library**; both write the setting `ibid.library`. */
export function chooseLibrary(log: vscode.LogOutputChannel): vscode.Disposable {
  const use = (folder: vscode.Uri) => attempt('The setting could not be written', log, () => writeSetting(folder));
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ibid.chooseLibrary', async () => {
      const start = vscode.workspace.workspaceFolders?.[0]?.uri;
      const chosen = await vscode.window.showOpenDialog({
        title: 'Your folder of saved articles',
        openLabel: 'Use as Library',
        canSelectFiles: false,
        canSelectFolders: true,
        ...(start ? { defaultUri: start } : {}),
      });
      if (chosen?.[0]) await use(chosen[0]);
    }),
    vscode.commands.registerCommand('ibid.useAsLibrary', async (folder?: vscode.Uri) => {
      if (folder) await use(folder);
      else await vscode.commands.executeCommand('ibid.chooseLibrary');
    }),
  );
}

async function writeSetting(folder: vscode.Uri): Promise<void> {
  const workspace = vscode.workspace.getWorkspaceFolder(folder) ?? vscode.workspace.workspaceFolders?.[0];
  const written = writtenPath(folder.fsPath, workspace?.uri.fsPath);
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const target = !workspace
    ? vscode.ConfigurationTarget.Global
    : several
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : vscode.ConfigurationTarget.Workspace;
  const config = vscode.workspace.getConfiguration('ibid', workspace?.uri ?? null);
  await config.update('library', written, target);
  const { library } = readSettings(workspace?.uri);
  vscode.window.setStatusBarMessage(`Ibid reads ${library.join(', ')}`, 5000);
}
