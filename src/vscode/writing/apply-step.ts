import * as vscode from 'vscode';
import { IbidError } from '../../model/error';
import type { LinePlace, OneStep } from './combine';
import { editorOf } from './draft';

/** How a step goes together with those around it: the first of two has `more` to come, the second one belongs to it. */
export type StepJoint = 'more' | 'rest';

/** Makes the edits as one step of undo, and puts the carets where they belong. */
export async function applyStep(document: vscode.TextDocument, step: OneStep, joint?: StepJoint): Promise<void> {
  const editor = editorOf(document);
  const done = editor ? await inEditor(editor, step, joint) : await inDocument(document, step);
  if (!done) throw new IbidError('write-failed', 'VS Code did not accept the change of the draft. Is it read-only?');
}

async function inEditor(editor: vscode.TextEditor, step: OneStep, joint: StepJoint | undefined): Promise<boolean> {
  const { document } = editor;
  const stops = { undoStopBefore: joint !== 'rest', undoStopAfter: joint !== 'more' };
  const done = await editor.edit((builder) => {
    for (const { start, end, newText } of step.edits)
      builder.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  }, stops);
  if (done && step.carets.length > 0) {
    editor.selections = step.carets.map(({ start, end }) => new vscode.Selection(position(start), position(end)));
    // What was quoted from the side panel leaves the keyboard there; writing goes on in the draft.
    await vscode.window.showTextDocument(document, editor.viewColumn ?? vscode.ViewColumn.Active);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  return done;
}

async function inDocument(document: vscode.TextDocument, step: OneStep): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of step.edits)
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  return vscode.workspace.applyEdit(edit);
}

const position = ({ line, character }: LinePlace) => new vscode.Position(line, character);
