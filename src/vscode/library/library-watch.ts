import { extname } from 'node:path';
import * as vscode from 'vscode';
import { WATCHED_EXTENSIONS } from '../../read/formats';
import { watchFile } from '../watch-file';
import { isWithin } from './library-paths';

/** Saving a page writes many files; they are reported together. */
const QUIET_MS = 200;

/**
 * Watches the library's folders for articles, and for folders that come and go. Reports absolute paths, several at once.
 * `bibliographies` are single files elsewhere.
 * Only known extensions are watched, with those of `library.yaml` and of sidecars, which hold what a person corrected.
 */
export function watchLibrary(
  folders: readonly string[],
  bibliographies: readonly string[],
  changed: (files: string[]) => void,
): vscode.Disposable {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const report = () => {
    const files = [...waiting];
    waiting.clear();
    changed(files);
  };
  const note = (uri: vscode.Uri) => {
    waiting.add(uri.fsPath);
    clearTimeout(timer);
    timer = setTimeout(report, QUIET_MS);
  };
  const noteFolder = (uri: vscode.Uri) => {
    if (!/^\.\w{1,8}$/.test(extname(uri.fsPath))) note(uri);
  };
  const capital = WATCHED_EXTENSIONS.map((extension) => extension.toUpperCase());
  const pattern = `**/*.{${[...WATCHED_EXTENSIONS, ...capital].join(',')}}`;
  const watchers = folders.flatMap((folder) => {
    const base = vscode.Uri.file(folder);
    const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, pattern));
    // A folder that comes or goes as a whole is one event, and not one per file.
    const whole = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, '**'), false, true, false);
    return [
      files,
      files.onDidCreate(note),
      files.onDidChange(note),
      files.onDidDelete(note),
      whole,
      whole.onDidCreate(noteFolder),
      whole.onDidDelete(noteFolder),
    ];
  });
  const elsewhere = bibliographies.map((file) => watchFile(file, note));
  const renamed = vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const uri of files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]))
      if (folders.some((folder) => isWithin(uri.fsPath, folder))) note(uri);
  });
  return vscode.Disposable.from(...watchers, ...elsewhere, renamed, new vscode.Disposable(() => clearTimeout(timer)));
}
