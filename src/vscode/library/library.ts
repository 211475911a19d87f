import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Engine, LibraryStatus } from '../../engine/protocol';
import { isAbort, tell } from '../failures';
import { onSettings, readSettings } from '../settings';
import { dropForgottenIndexes, indexFolder } from './index-folder';
import { libraryFolders } from './library-folders';
import { libraryPath } from './library-paths';
import { watchLibrary } from './library-watch';
import { mayRead } from './trust';

/** Coming back to the window, articles saved meanwhile are looked for, whatever the file watcher heard; at most this often. */
const LOOK_AGAIN_MS = 30_000;

/** `none`: no folder is known. `empty`: a folder, but no article in it. The context key `ibid.state` has the same words. */
export type LibraryState = 'none' | 'opening' | 'indexing' | 'empty' | 'ready' | 'failed';

export interface Library extends vscode.Disposable {
  readonly state: LibraryState;
  readonly status: LibraryStatus;
  readonly folders: readonly string[];
  readonly onDidChange: vscode.Event<void>;
  /** Resolves when queries can be asked; at once where there is no library. */
  opened(): Promise<void>;
  rebuild(signal?: AbortSignal): Promise<void>;
}

/** Opens the library of the workspace in the engine, and keeps it up to date with settings, folders and files. */
export function watchedLibrary(
  engine: Engine,
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): Library {
  const changes = new vscode.EventEmitter<void>();
  let folders: readonly string[] = [];
  let known = false;
  let watcher: vscode.Disposable | undefined;
  let opening = Promise.resolve();
  let disposed = false;

  const state = (): LibraryState => {
    if (folders.length === 0) return known ? 'none' : 'opening';
    const { state, sources } = engine.status;
    return state === 'ready' && sources === 0 ? 'empty' : state;
  };
  const announce = () => {
    if (disposed) return;
    void vscode.commands.executeCommand('setContext', 'ibid.state', state());
    changes.fire();
  };
  const open = async () => {
    const wanted = await libraryFolders();
    for (const { path, why } of wanted.refused) log.warn(`The library folder ${path} ${why}; it is left out.`);
    const same =
      known && wanted.folders.length === folders.length && wanted.folders.every((it, i) => it === folders[i]);
    // Without a folder the engine is not even started.
    const idle = wanted.folders.length === 0 && folders.length === 0;
    known = true;
    if (same || idle || disposed) return;
    folders = wanted.folders;
    watcher?.dispose();
    watcher = undefined;
    announce();
    const top = vscode.workspace.workspaceFolders?.[0]?.uri;
    const { exclude, citekeyTemplate, bibliographies: written } = readSettings(top);
    const bibliographies = written
      .map((file) => libraryPath(file, top?.fsPath ?? homedir(), homedir()))
      .filter((file) => mayRead(file));
    if (folders.length > 0)
      watcher = watchLibrary(folders, bibliographies, (files) =>
        run('Files changed', () => engine.request('changed', { files })),
      );
    const storage = indexFolder(context.globalStorageUri.fsPath, { folders, exclude, citekeyTemplate, bibliographies });
    log.info(folders.length > 0 ? `Library: ${folders.join(', ')}` : 'No library folder was found.');
    const restricted = !vscode.workspace.isTrusted;
    await engine.request('open', { folders, storage, exclude, citekeyTemplate, bibliographies, restricted });
    if (folders.length > 0) await dropForgottenIndexes(storage);
  };
  const run = (what: string, work: () => Promise<unknown>) =>
    work().then(
      () => undefined,
      (error) => {
        if (!isAbort(error) && !disposed) log.error(`${what}: ${tell(error)}`);
      },
    );
  const reopen = () => {
    opening = opening.then(() => run('Opening the library', open)).then(announce);
    return opening;
  };
  const forget = () => {
    known = false;
    return reopen();
  };

  let noticed: string | undefined;
  const stop = engine.onStatus((status) => {
    if (status.notice && status.notice !== noticed) {
      log.warn(status.notice);
      void vscode.window.showInformationMessage(`Ibid: ${status.notice}`);
    }
    noticed = status.notice;
    announce();
  });
  let looked = Date.now();
  const lookAgain = async ({ focused }: vscode.WindowState) => {
    if (!focused || Date.now() - looked < LOOK_AGAIN_MS) return;
    looked = Date.now();
    await reopen();
    if (folders.length > 0 && engine.status.state === 'ready')
      await run('Looking at the library again', () => engine.request('scan', { rebuild: false }));
  };
  const subscriptions = [
    vscode.window.onDidChangeWindowState(lookAgain),
    vscode.workspace.onDidChangeWorkspaceFolders(reopen),
    vscode.workspace.onDidGrantWorkspaceTrust(forget),
    vscode.workspace.onDidCreateFiles(reopen),
    vscode.workspace.onDidRenameFiles(reopen),
    onSettings(['library'], reopen),
    onSettings(['exclude', 'citekeyTemplate', 'bibliographies'], forget),
    watchTopLevel(reopen),
  ];
  void reopen();

  return {
    get state() {
      return state();
    },
    get status() {
      return engine.status;
    },
    get folders() {
      return folders;
    },
    onDidChange: changes.event,
    opened: () => opening,
    rebuild: async (signal) => {
      await opening;
      await engine.request('scan', { rebuild: true }, signal);
    },
    dispose() {
      disposed = true;
      stop();
      watcher?.dispose();
      changes.dispose();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** A folder named `sources` may be made outside of VS Code. */
function watchTopLevel(changed: () => void): vscode.Disposable {
  const watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
    const pattern = new vscode.RelativePattern(folder, '{sources,articles,library,clippings,references}');
    const it = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    return [it, it.onDidCreate(changed), it.onDidDelete(changed)];
  });
  return vscode.Disposable.from(...watchers);
}
