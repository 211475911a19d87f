import * as vscode from 'vscode';
import type { Ibid } from '../ibid';
import { askedAt, CitekeyCompletion, keyAt, TRIGGERS } from './completion';
import { DRAFTS, isDraft } from './drafts';

/** VS Code asks for a list within this time of a letter, if it does. */
const ASKS_WITHIN_MS = 120;
/** A timer so late says that the extension host was busy, and that letters typed meanwhile are still to be heard of. */
const LATE_MS = 20;

/**
 * Completion of citekeys. VS Code switches its suggestions while typing off in Markdown, so the list is opened here when the
 * caret is back in a citekey and a letter is typed.
 */
export function citekeysWhileTyping(ibid: Ibid): vscode.Disposable {
  const completion = new CitekeyCompletion(ibid);
  let timer: NodeJS.Timeout | undefined;
  const typed = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    clearTimeout(timer);
    const [change] = contentChanges;
    const editor = vscode.window.activeTextEditor;
    if (!change || contentChanges.length > 1 || editor?.document !== document || !isDraft(document)) return;
    if (!/^[\p{L}\p{N}]$/u.test(change.text)) return;
    openSoon(editor);
  });
  const openSoon = (editor: vscode.TextEditor) => {
    const due = performance.now() + ASKS_WITHIN_MS;
    timer = setTimeout(() => {
      if (performance.now() - due > LATE_MS) openSoon(editor);
      else void openList(editor);
    }, ASKS_WITHIN_MS);
  };
  const openList = async (editor: vscode.TextEditor) => {
    const { document, selection } = editor;
    const { version } = document;
    if (!selection.isEmpty || completion.lastAsked === askedAt(document, selection.active)) return;
    const key = await keyAt(document, selection.active);
    // Opening the list takes the keyboard: not from somebody who has gone on meanwhile.
    const isStillThere = vscode.window.activeTextEditor === editor && document.version === version;
    if (key && isStillThere && editor.selection.isEqual(selection))
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
  };
  return vscode.Disposable.from(
    completion,
    typed,
    vscode.languages.registerCompletionItemProvider(DRAFTS, completion, ...TRIGGERS),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
