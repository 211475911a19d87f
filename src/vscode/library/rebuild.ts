import * as vscode from 'vscode';
import { count } from '../count';
import { attempt } from '../failures';
import type { Library } from './library';

/** **Ibid: Rebuild Index**: read everything again, with progress, since a person asked for it and waits. */
export function rebuildIndex(library: Library, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.rebuildIndex', async () => {
    await library.opened();
    if (library.state === 'none') return vscode.commands.executeCommand('ibid.chooseLibrary');
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: 'Ibid is reading your articles again',
      cancellable: true,
    };
    return vscode.window.withProgress(options, async (progress, token) => {
      const abort = new AbortController();
      const cancelled = token.onCancellationRequested(() => abort.abort());
      let told = 0;
      const changed = library.onDidChange(() => {
        const { progress: now } = library.status;
        if (!now || now.total === 0) return;
        const done = (100 * now.done) / now.total;
        progress.report({ message: `${now.done} of ${now.total}`, increment: Math.max(done - told, 0) });
        told = done;
      });
      try {
        await attempt('The index could not be rebuilt', log, async () => {
          await library.rebuild(abort.signal);
          vscode.window.setStatusBarMessage(`Ibid read ${count(library.status.sources, 'source')} again`, 5000);
        });
      } finally {
        cancelled.dispose();
        changed.dispose();
      }
    });
  });
}
