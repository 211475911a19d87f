import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Clipping } from '../../engine/protocol';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { clippingText, fileNameOf, writeNew } from './clipping-file';

/**
 * **Ibid: Save Clipboard as Source**: what was copied becomes a new file of the library, with front matter, and is opened in the
 * reader view. Title and address are guessed, and asked.
 */
export function saveClipboard(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.saveClipboard', () =>
    attempt('Nothing was saved', ibid.log, () => save(ibid)),
  );
}

async function save({ engine, library, reader }: Ibid): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === '') {
    void vscode.window.showInformationMessage('There is no text on the clipboard. Copy the article first.');
    return;
  }
  await library.opened();
  if (library.folders.length === 0) {
    const choice = await vscode.window.showInformationMessage(
      'There is no library to save it in.',
      'Choose Library Folder…',
    );
    if (choice) await vscode.commands.executeCommand('ibid.chooseLibrary');
    return;
  }
  const clipping = await engine.request('clipping', { text });
  if (clipping.body === '') {
    void vscode.window.showInformationMessage('What is on the clipboard has no words in it.');
    return;
  }
  const named = await askRecord(clipping);
  const folder = named && (await chooseFolder(library.folders));
  if (!named || folder === undefined) return;
  const path = await writeNew(folder, fileNameOf(named.title ?? ''), clippingText(named, today()));
  await engine.request('changed', { files: [path] });
  const saved = await engine.request('source', { file: path });
  if (saved) await reader.show({ source: saved.source }, { focus: true });
  vscode.window.setStatusBarMessage(`$(check) Saved as ${basename(path)}`, 5000);
}

/** `undefined` where the person gave up. */
async function askRecord(clipping: Clipping): Promise<Clipping | undefined> {
  const title = await vscode.window.showInputBox({
    title: 'Save Clipboard as Source (1 of 2)',
    prompt: 'The title of the article',
    value: clipping.title ?? '',
    validateInput: (value) => (value.trim() === '' ? 'A title is needed: the file is named by it.' : undefined),
  });
  if (title === undefined) return undefined;
  const url = await vscode.window.showInputBox({
    title: 'Save Clipboard as Source (2 of 2)',
    prompt: 'Where it comes from. Empty: not known.',
    placeHolder: 'https://…',
    value: clipping.url ?? '',
    validateInput: (value) =>
      value.trim() === '' || isAddress(value) ? undefined : 'An address begins with https:// or http://',
  });
  if (url === undefined) return undefined;
  const { url: _, ...rest } = clipping;
  return { ...rest, title: title.trim(), ...(url.trim() === '' ? {} : { url: url.trim() }) };
}

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text.trim()) && URL.canParse(text.trim());

async function chooseFolder(folders: readonly string[]): Promise<string | undefined> {
  if (folders.length === 1) return folders[0];
  const rows = folders.map((path) => ({ label: basename(path), description: path, path }));
  const chosen = await vscode.window.showQuickPick(rows, { placeHolder: 'Save it in which folder of the library?' });
  return chosen?.path;
}

/** The day where the person is. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
