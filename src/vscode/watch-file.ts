import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';

/** Calls back when this one file is created, changed or deleted, wherever it lies. `file`: absolute path. */
export function watchFile(file: string, changed: (uri: vscode.Uri) => void): vscode.Disposable {
  // A name that is no pattern.
  const name = basename(file).replace(/[[\]{}*?]/g, '[$&]');
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(dirname(file)), name),
  );
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(changed),
  );
}
