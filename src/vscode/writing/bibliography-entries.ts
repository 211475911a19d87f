import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { losslessText } from '../../cite/lossless-text';
import type { Dialect } from '../../dialect/dialect';
import { IbidError } from '../../model/error';
import type { CslItem } from '../../model/item';
import { fileName } from '../lookup/byline';
import { applyStep } from './apply-step';
import type { BibliographyPlace, MainFile } from './bibliography-place';
import { changeBetween } from './combine';
import { writeWhole } from './write-file';

/** One writer at a time: two entries added at once must both arrive. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Adds the entries that the bibliography lacks; what others wrote in it stays byte for byte. A file that is open with unsaved
 * changes is changed in its editor, every other one on disk, whole or not at all.
 * @throws IbidError where it cannot be read or written
 */
export function addEntries(
  place: BibliographyPlace,
  items: readonly CslItem[],
  log: vscode.LogOutputChannel,
): Promise<void> {
  const work = turn.then(() => add(place, items, log));
  turn = work.catch(() => undefined);
  return work;
}

/**
 * Whether the bibliography can take these entries, before anything cites them: writing them may take longer than a person waits.
 * @throws IbidError where it cannot be read, or has one of the citekeys for something else
 */
export async function checkEntries(place: BibliographyPlace, items: readonly CslItem[]): Promise<void> {
  await plan(place, items);
}

async function add(place: BibliographyPlace, items: readonly CslItem[], log: vscode.LogOutputChannel): Promise<void> {
  const { uri } = place;
  const name = fileName(uri.fsPath);
  const { open, before, after, encode } = await plan(place, items);
  if (after === before) return;
  if (open) {
    await applyStep(open, { edits: [changeBetween(before, after)], carets: [] });
    vscode.window.setStatusBarMessage(`${name} has unsaved changes; the entry was added to them`, 6000);
    return;
  }
  await writeWhole(uri.fsPath, encode(after, name));
  log.info(`${name}: added ${items.map(({ id }) => id).join(', ')}`);
}

/** The text of the bibliography, in its editor where that has unsaved changes, and what it becomes. */
async function plan({ uri, format }: BibliographyPlace, items: readonly CslItem[]) {
  const name = fileName(uri.fsPath);
  const open = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString() && it.isDirty);
  const bytes = open ? new TextEncoder().encode(open.getText()) : await bytesOf(uri.fsPath, name);
  const { text: before, encode } = losslessText(bytes);
  const after = await added(before, format, items, name);
  return { open, before, after, encode };
}

async function bytesOf(path: string, name: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return new Uint8Array();
    const why = error.code === 'EISDIR' ? 'a folder has that name' : error.message;
    throw new IbidError('file-unreadable', `${name} could not be read: ${why}.`, { path }, { cause: error });
  });
}

/** The text with the entries. A citekey that stands there for something else would cite a wrong source, so it is an error. */
async function added(
  text: string,
  format: BibliographyPlace['format'],
  items: readonly CslItem[],
  name: string,
): Promise<string> {
  const { addToBibliography } = await import('../markup');
  const result = addToBibliography(text, format, items);
  if (!result.ok) throw result.error;
  const [different] = result.different;
  if (different !== undefined) {
    throw new IbidError(
      'write-failed',
      `${name} has an entry “${different}” for something else. Rename that entry, or its source, first.`,
    );
  }
  const [refused] = result.refused;
  if (refused) throw new IbidError('write-failed', `${name} cannot hold “${refused.citekey}”: ${refused.reason}.`);
  return result.text;
}

/** The declaration belongs into the main file, where the draft is only a part of it. */
export async function declareInMain(dialect: Dialect, main: MainFile, file: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(main.path));
  const edits = dialect.declareBibliography(document.getText(), file);
  if (edits.length === 0) return;
  const wasDirty = document.isDirty;
  await applyStep(document, { edits, carets: [] });
  if (!wasDirty) await document.save();
}
