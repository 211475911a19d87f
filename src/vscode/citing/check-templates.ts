import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { onSettings, readSettings } from '../settings';
import type { TemplateSettings } from './template-complaints';

const NAMES = ['templates', 'citekeyTemplate', 'literatureNoteFile', 'literatureNoteTemplate'] as const;

/** Says what is wrong with the templates in the settings: when the library is open, and when they change. Each complaint once. */
export function checkTemplates({ log, library }: Ibid): vscode.Disposable {
  const said = new Set<string>();
  const check = () => attempt('The templates were not checked', log, () => complain(said, log));
  void library.opened().then(check, () => undefined);
  return onSettings(NAMES, () => {
    said.clear();
    void check();
  });
}

async function complain(said: Set<string>, log: vscode.LogOutputChannel): Promise<void> {
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  const own = scopes.filter(isOwn);
  if (own.length === 0) return;
  const { templateComplaints } = await import('../markup');
  const complaints = own.flatMap((scope): readonly string[] => templateComplaints(templatesOf(scope)));
  for (const complaint of complaints) {
    if (said.has(complaint)) continue;
    said.add(complaint);
    log.warn(complaint);
    void vscode.window.showWarningMessage(complaint, 'Open Settings').then((choice) => {
      const setting = /^[\w.]+/.exec(complaint)?.[0];
      return choice && vscode.commands.executeCommand('workbench.action.openSettings', `@id:${setting}`);
    });
  }
}

/** The defaults need no check, and the code for it is not loaded for them. */
function isOwn(scope: vscode.Uri | undefined): boolean {
  const config = vscode.workspace.getConfiguration('ibid', scope ?? null);
  return NAMES.some((name) => {
    const { globalValue, workspaceValue, workspaceFolderValue } = config.inspect(name) ?? {};
    return [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
  });
}

function templatesOf(scope: vscode.Uri | undefined): TemplateSettings {
  const { templates, citekeyTemplate, literatureNoteFile, literatureNoteTemplate } = readSettings(scope);
  return { templates, citekeyTemplate, literatureNoteFile, literatureNoteTemplate };
}
