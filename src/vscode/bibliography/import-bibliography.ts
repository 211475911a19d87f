import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import * as vscode from 'vscode';
import { IbidError } from '../../model/error';
import { count } from '../count';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { fileName } from '../lookup/byline';
import { readSettings } from '../settings';
import { textOf } from '../writing/bibliography-place';

interface WayItem extends vscode.QuickPickItem {
  go(file: vscode.Uri): Promise<void>;
}

/**
 * **Ibid: Import Bibliography…**: what stands in a `.bib`, CSL-JSON or RIS file can be cited, whether an article is saved for
 * it or not. Nothing is taken apart: the file itself stays what is read, and what others change in it is followed.
 */
export function importBibliography(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.importBibliography', (given: unknown) =>
    attempt('Nothing was imported', ibid.log, async () => {
      await ibid.library.opened();
      const [folder] = ibid.library.folders;
      if (folder === undefined) {
        void vscode.window.showInformationMessage('There is no library yet: run “Ibid: Choose Library Folder…” first.');
        return;
      }
      const file = given instanceof vscode.Uri ? given : await chosenFile();
      if (!file) return;
      const entries = await readEntries(file);
      const ways: readonly WayItem[] = [
        {
          label: 'Use it where it is',
          detail: 'For a file that another program keeps, such as a Better BibTeX export: its changes are followed',
          go: useInPlace,
        },
        {
          label: 'Copy it into the library',
          detail: `To ${join(basename(folder), fileName(file.fsPath))}; later changes of the original are not seen`,
          go: (it) => copyInto(it, folder),
        },
      ];
      const way = await vscode.window.showQuickPick(ways, {
        title: `Import ${count(entries, 'entry', 'entries')} of ${fileName(file.fsPath)}`,
        placeHolder: 'How the bibliography is to be used',
      });
      if (!way) return;
      await way.go(file);
      vscode.window.setStatusBarMessage(
        `$(check) ${count(entries, 'entry', 'entries')} of ${fileName(file.fsPath)} can be cited`,
        6000,
      );
    }),
  );
}

async function chosenFile(): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Import Bibliography',
      openLabel: 'Import',
      filters: { Bibliographies: ['bib', 'bibtex', 'json', 'ris', 'yaml', 'yml'] },
    })) ?? [];
  return file;
}

/** How many entries it has. A file without any is told at once, and not found missing in the lookup later. */
async function readEntries(file: vscode.Uri): Promise<number> {
  const { bibliographyFormatOf, readBibliography } = await import('../markup');
  const name = fileName(file.fsPath);
  const text = await textOf(file);
  if (text === undefined) throw new IbidError('file-unreadable', `${name} could not be read.`, { path: file.fsPath });
  const format = bibliographyFormatOf(file.fsPath, text);
  if (!format) throw new IbidError('format-unknown', `${name} is no .bib, CSL-JSON, RIS or YAML bibliography.`);
  const { entries, notes } = readBibliography(text, format);
  if (entries.length === 0) {
    throw new IbidError('format-broken', notes[0]?.message ?? `${name} has no entries that can be read.`);
  }
  return entries.length;
}

/** Named in the settings of the workspace, from the workspace folder where it lies in there. */
async function useInPlace(file: vscode.Uri): Promise<void> {
  const top = vscode.workspace.workspaceFolders?.[0]?.uri;
  const written = top && vscode.workspace.asRelativePath(file, false);
  const { bibliographies } = readSettings(top);
  if (bibliographies.includes(written ?? file.fsPath)) return;
  await vscode.workspace
    .getConfiguration('ibid', top ?? null)
    .update(
      'bibliographies',
      [...bibliographies, written ?? file.fsPath],
      top ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
    );
}

/** Under a free name: nothing in the library is written over. */
async function copyInto(file: vscode.Uri, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const extension = extname(file.fsPath);
  const stem = basename(file.fsPath, extension);
  for (let n = 1; ; n++) {
    const target = join(folder, n === 1 ? stem + extension : `${stem}-${n}${extension}`);
    const isTaken = await stat(target).then(
      () => true,
      () => false,
    );
    if (isTaken) continue;
    await copyFile(file.fsPath, target);
    return;
  }
}
