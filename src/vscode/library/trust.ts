import * as vscode from 'vscode';
import { isWithin } from './library-paths';

/** A folder that nobody has called trusted must not name files elsewhere on this computer to be read. */
export function mayRead(path: string): boolean {
  if (vscode.workspace.isTrusted) return true;
  return (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => isWithin(path, uri.fsPath));
}
