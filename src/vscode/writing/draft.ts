import * as vscode from 'vscode';
import type { Range } from '../../model/range';

/**
 * A draft that something is to be inserted into, remembered while a box is open: its address and carets, never the editor,
 * which may be closed by then. `custom` is an editor of another kind on the same file (VS Code's rich Markdown editor),
 * which tells nobody where its caret is.
 */
export type Draft =
  | { readonly kind: 'text'; readonly document: vscode.TextDocument; readonly selections: readonly vscode.Selection[] }
  | { readonly kind: 'custom'; readonly uri: vscode.Uri };

/** The draft that has the keyboard, or had it last. */
export function activeDraft(): Draft | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor) return { kind: 'text', document: editor.document, selections: editor.selections };
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? { kind: 'custom', uri: input.uri } : undefined;
}

/** The editor that shows the document now, if there is one. */
export function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor?.document === document) return activeTextEditor;
  return visibleTextEditors.find((editor) => editor.document === document);
}

/** Where to insert: the carets of the editor, which moved with what was typed since, else those remembered. */
export function caretsOf(draft: Draft & { kind: 'text' }): Range[] {
  const { document } = draft;
  const selections = editorOf(document)?.selections ?? draft.selections;
  return selections
    .map((selection) => ({ start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) }))
    .sort((a, b) => a.start - b.start);
}

export function firstCaret(draft: Draft): Range | undefined {
  return draft.kind === 'text' ? caretsOf(draft)[0] : undefined;
}
