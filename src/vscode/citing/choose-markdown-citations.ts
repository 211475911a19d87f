import * as vscode from 'vscode';
import { CHECKS, type Settings } from '../setting-checks';
import { readSettings } from '../settings';
import { updateSetting } from './update-setting';

interface Choice extends vscode.QuickPickItem {
  readonly value: Settings['markdownCitations'];
}

const CHOICES: readonly Choice[] = [
  { value: 'auto', label: 'As the draft does', detail: 'Citekeys, unless the draft already cites in another way' },
  { value: 'citekeys', label: 'Citekeys', detail: '[@ruiz2019], formatted by Pandoc or Quarto' },
  { value: 'footnotes', label: 'Footnotes', detail: '[^ruiz2019] with a note that Ibid formats' },
  { value: 'links', label: 'Links', detail: '[(Ruiz, 2019)](https://…), formatted by Ibid, with a list of references' },
];

/** **Ibid: Choose How Markdown Cites…**: chosen once, by its name and not in a file. */
export function chooseMarkdownCitations(): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.chooseMarkdownCitations', async () => {
    const scope = vscode.window.activeTextEditor?.document.uri;
    const now = readSettings(scope).markdownCitations;
    const items = CHOICES.map((it) => (it.value === now ? { ...it, description: 'now' } : it));
    const chosen = await vscode.window.showQuickPick(items, {
      placeHolder: 'How Markdown drafts cite',
      matchOnDetail: true,
    });
    const value = chosen && CHECKS.markdownCitations(chosen.value);
    if (value !== undefined) await updateSetting('markdownCitations', value, scope);
  });
}
