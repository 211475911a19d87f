import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { readSettings } from '../settings';
import { DEFAULT_NAMES, isWithin, libraryPath, outermost } from './library-paths';

export interface LibraryFolders {
  /** Absolute paths that are there. */
  readonly folders: readonly string[];
  /** What the setting names and is not a folder here, or may not be read in Restricted Mode; said once. */
  readonly refused: readonly { readonly path: string; readonly why: string }[];
}

/** The library's folders: those of the setting, else those with a default name in each workspace folder. */
export async function libraryFolders(): Promise<LibraryFolders> {
  const workspaces = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    workspaces.length > 0 ? workspaces.map((folder) => foldersOf(folder)) : [foldersOf(undefined)],
  );
  return {
    folders: outermost(found.flatMap(({ folders }) => folders)),
    refused: found.flatMap(({ refused }) => refused),
  };
}

async function foldersOf(workspace: vscode.WorkspaceFolder | undefined): Promise<LibraryFolders> {
  const { library } = readSettings(workspace?.uri);
  const base = workspace?.uri.fsPath ?? homedir();
  if (library.length === 0) {
    const names = workspace ? await defaultNames(workspace.uri) : [];
    return { folders: names.map((name) => libraryPath(name, base, homedir())), refused: [] };
  }
  const folders: string[] = [];
  const refused: { path: string; why: string }[] = [];
  for (const written of library) {
    const path = libraryPath(written, base, homedir());
    // A folder that is not trusted must not name other folders of this computer to be read.
    if (!vscode.workspace.isTrusted && isOfWorkspace(workspace) && !isWithin(path, base))
      refused.push({ path, why: 'lies outside the workspace, which is in Restricted Mode' });
    else if (await isFolder(vscode.Uri.file(path))) folders.push(path);
    else refused.push({ path, why: 'is not a folder' });
  }
  return { folders, refused };
}

async function defaultNames(workspace: vscode.Uri): Promise<readonly string[]> {
  if (workspace.scheme !== 'file') return [];
  const entries = await vscode.workspace.fs.readDirectory(workspace).then(undefined, () => []);
  const wanted = new Set<string>(DEFAULT_NAMES);
  return entries
    .filter(([name, type]) => type & vscode.FileType.Directory && wanted.has(name.toLowerCase()))
    .map(([name]) => name);
}

function isOfWorkspace(scope: vscode.WorkspaceFolder | undefined): boolean {
  const known = vscode.workspace.getConfiguration('ibid', scope?.uri ?? null).inspect('library');
  return known?.workspaceValue !== undefined || known?.workspaceFolderValue !== undefined;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0;
}
