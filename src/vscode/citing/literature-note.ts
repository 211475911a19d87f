import { isAbsolute, join, resolve } from 'node:path';
import * as vscode from 'vscode';
import { IbidError } from '../../model/error';
import type { Source } from '../../model/source';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { isWithin } from '../library/library-paths';
import { Lookup } from '../lookup/lookup';
import { readSettings } from '../settings';
import { writeWhole } from '../writing/write-file';
import { citationAt } from './citation-at';

/** **Ibid: Create Literature Note**: of the source cited at the caret, of one in a list, or of one that is looked up. */
export function literatureNote(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.createLiteratureNote', (argument: unknown) =>
    attempt('No note was made', ibid.log, async () => {
      await ibid.library.opened();
      const source = (await givenSource(ibid, argument)) ?? (await lookedUp(ibid));
      if (source) await openNote(source);
    }),
  );
}

async function givenSource({ engine, library }: Ibid, argument: unknown): Promise<Source | undefined> {
  if (library.state === 'none') return undefined;
  const editor = vscode.window.activeTextEditor;
  const at = editor && (await citationAt(editor.document, editor.selection.active));
  const given =
    typeof argument === 'object' && argument !== null && 'citekey' in argument ? argument.citekey : undefined;
  const citekey = typeof given === 'string' ? given : at?.citation.cites[at.index]?.citekey;
  return citekey === undefined ? undefined : (await engine.request('sources', { citekeys: [citekey] }))[0];
}

async function lookedUp(ibid: Ibid): Promise<Source | undefined> {
  const choice = await new Lookup(ibid, 'The source of the literature note').choose();
  return choice?.chosen.at(-1)?.source;
}

/** A note that is there is opened as it is. */
async function openNote({ item }: Source): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const own = document && vscode.workspace.getWorkspaceFolder(document.uri);
  const top = (own ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  if (!top) throw new IbidError('usage', 'Open the folder that the note belongs to first.');
  const { literatureNoteFile, literatureNoteTemplate } = readSettings(top);
  const { literatureNoteText, noteFileName } = await import('../markup');
  const name = noteFileName(literatureNoteFile, item);
  const path = isAbsolute(name) ? resolve(name) : join(top.fsPath, name);
  if (!isWithin(path, top.fsPath))
    throw new IbidError(
      'usage',
      `“${name}” lies outside of the workspace folder: see the setting ibid.literatureNoteFile.`,
    );
  const uri = vscode.Uri.file(path);
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeWhole(path, new TextEncoder().encode(literatureNoteText(literatureNoteTemplate, item)));
  const editor = await vscode.window.showTextDocument(uri);
  if (!isThere) endOf(editor);
}

/** One goes on writing where the note ends. */
function endOf(editor: vscode.TextEditor): void {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
}
