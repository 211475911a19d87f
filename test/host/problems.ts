import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sources, until } from './drafts';

export type Problem = readonly [code: unknown, words: string, severity: string];

export const ours = ({ uri }: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Ibid');

/** The citekeys of the two articles that the drafts of these tests quote, with Ibid at work. */
export async function citedKeys(): Promise<{ readonly pact: string; readonly nurse: string }> {
  await vscode.extensions.getExtension('ibid.ibid')?.activate();
  const [pact, nurse] = await sources('baltic-courier-russia-iran.txt', 'nurse-temperature-rooms.txt');
  return { pact: pact?.citekey ?? '', nurse: nurse?.citekey ?? '' };
}

/** What Ibid says about a draft, as soon as it is as wished. */
export async function problems(
  { document }: vscode.TextEditor,
  wish: (found: readonly Problem[]) => boolean = (found) => found.length > 0,
): Promise<readonly Problem[]> {
  return until('the problems', () => {
    const found = ours(document).map(
      ({ code, range, severity }): Problem => [
        code,
        document.getText(range),
        vscode.DiagnosticSeverity[severity] ?? '',
      ],
    );
    return wish(found) && found;
  }).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(ours(document))}`);
  });
}

/** The quick fixes at the first problem. */
export async function fixes({ document }: vscode.TextEditor): Promise<readonly vscode.CodeAction[]> {
  return until('quick fixes', async () => {
    const [first] = ours(document);
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      first?.range ?? new vscode.Range(0, 0, 0, 0),
      vscode.CodeActionKind.QuickFix.value,
    );
    return found.length > 0 && found;
  });
}

export async function fix(editor: vscode.TextEditor, title: RegExp | 'preferred'): Promise<void> {
  const all = await fixes(editor);
  const action = all.find((it) => (title === 'preferred' ? it.isPreferred : title.test(it.title)));
  assert.ok(action, all.map((it) => it.title).join('\n'));
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

export const set = (name: string, value: unknown) =>
  vscode.workspace.getConfiguration('ibid').update(name, value, vscode.ConfigurationTarget.Workspace);

/** Of the sample's article on the pact between Russia and Iran. */
export const CUPBOARD = 'They came for the cupboard and were given the key to the hallway';
