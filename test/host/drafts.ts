import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';

export function workspace(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return folder.uri.fsPath;
}

export async function until<T>(what: string, probe: () => T | Promise<T>): Promise<Exclude<NonNullable<T>, false>> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) {
    const found = await probe();
    if (found) return found as Exclude<NonNullable<T>, false>;
  }
  throw new Error(`Waited in vain for: ${what}`);
}

/** The file with this content in an editor, the caret where `|` stands in it, or at its beginning. */
export async function opened(path: string, content: string): Promise<vscode.TextEditor> {
  const file = join(workspace(), path);
  const caret = content.indexOf('|');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, caret < 0 ? content : content.slice(0, caret) + content.slice(caret + 1));
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.file(file)));
  const at = editor.document.positionAt(Math.max(0, caret));
  editor.selection = new vscode.Selection(at, at);
  return editor;
}

/** What the commands on a source take. */
export interface SampleSource {
  readonly citekey: string;
}

/** Sources of the sample by the names of their files, once they are in the index. */
export async function sources(...files: string[]): Promise<SampleSource[]> {
  const found: SampleSource[] = [];
  for (const name of files) {
    const file = vscode.Uri.file(join(workspace(), 'sources', name));
    await until(`${name} in the index`, async () => {
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand('ibid.source.copy', file);
      return (await vscode.env.clipboard.readText()) !== '';
    });
    const editor = await opened('scratch/key.md', '');
    await vscode.commands.executeCommand('ibid.source.cite', file);
    const citekey = /\[@(\w+)\]/.exec(editor.document.getText())?.[1];
    assert.ok(citekey);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    found.push({ citekey });
  }
  return found;
}

/** Presses the rows of a box one after the other: as many times down as said, then Enter. */
export async function pressDownAndEnter(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}
