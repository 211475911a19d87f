import { join } from 'node:path';
import * as vscode from 'vscode';
import { CHECKS, type Settings } from '../setting-checks';
import { readSettings } from '../settings';

interface SettingChoice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

const MARKDOWN: readonly SettingChoice<Settings['markdownCitations']>[] = [
  { value: 'auto', label: 'As the draft does', detail: 'Citekeys, unless the draft already cites in footnotes' },
  { value: 'citekeys', label: 'Citekeys', detail: '[@ruiz2019], formatted by Pandoc or Quarto' },
  { value: 'footnotes', label: 'Footnotes', detail: '[^ruiz2019] with a note that Ibid formats' },
];

/** The two settings of citing that a person chooses once, by their names and not in a file. */
export function chooseStyle(dist: string): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ibid.chooseMarkdownCitations', () =>
      choose('markdownCitations', MARKDOWN, 'How Markdown drafts cite'),
    ),
    vscode.commands.registerCommand('ibid.chooseStyle', () =>
      choose('style', styles(dist), 'The style of notes and of copied references'),
    ),
  );
}

async function styles(dist: string): Promise<readonly SettingChoice<string>[]> {
  const { styleStore } = await import('../markup');
  const all = await styleStore(join(dist, 'csl')).builtIn();
  return all.map(({ name, title, fields }) => ({ value: name, label: title, detail: fields.join(', ') }));
}

async function choose<Name extends 'markdownCitations' | 'style'>(
  name: Name,
  choices: readonly SettingChoice<Settings[Name]>[] | Promise<readonly SettingChoice<Settings[Name]>[]>,
  placeHolder: string,
): Promise<void> {
  const scope = vscode.window.activeTextEditor?.document.uri;
  const now = readSettings(scope)[name];
  const items = Promise.resolve(choices).then((all) =>
    all.map((it) => (it.value === now ? { ...it, description: 'now' } : it)),
  );
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true });
  const value = chosen && CHECKS[name](chosen.value);
  if (value === undefined) return;
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('ibid', scope ?? null).update(name, value, target);
}
