import * as vscode from 'vscode';
import type { Settings } from '../setting-checks';

/** Of the workspace, where one is open: drafts of one project are cited alike. */
export async function updateSetting<Name extends keyof Settings>(
  name: Name,
  value: Settings[Name],
  scope: vscode.Uri | undefined,
): Promise<void> {
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('ibid', scope ?? null).update(name, value, target);
}
