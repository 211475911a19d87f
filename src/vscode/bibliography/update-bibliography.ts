import * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import { IbidError } from '../../model/error';
import { dialectOf } from '../citing/dialect-of';
import { parsedDraft } from '../citing/parsed-draft';
import { pin } from '../citing/pin';
import { bring } from '../citing/prepared';
import { count } from '../count';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { fileName } from '../lookup/byline';
import { applyStep } from '../writing/apply-step';
import { declareInMain } from '../writing/bibliography-entries';
import { bibliographyPlace, mainFile } from '../writing/bibliography-place';
import { bibliographyKeysOf } from './bibliography-keys';
import { listEdits } from './formatted-list';

/** **Ibid: Insert or Update Bibliography**: the file that the draft's tool reads, or the list that Ibid keeps in the draft. */
export function updateBibliography(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.updateBibliography', () =>
    attempt('The bibliography was not updated', ibid.log, async () => {
      const document = vscode.window.activeTextEditor?.document;
      const dialect = document && (await dialectOf(document));
      if (!document || !dialect) return say('Open the draft whose bibliography is meant, then run this again.');
      await ibid.library.opened();
      if (ibid.library.state === 'none')
        return say('There is no library yet: run “Ibid: Choose Library Folder…” first.');
      await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: 'Ibid: updating the bibliography' },
        () =>
          dialect.citations === 'keys' ? updateFile(ibid, dialect, document) : updateList(ibid, dialect, document),
      );
    }),
  );
}

async function updateFile(ibid: Ibid, dialect: Dialect, document: vscode.TextDocument): Promise<void> {
  const { citations } = parsedDraft(document, dialect);
  const keys = [...new Set(citations.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)))];
  if (keys.length === 0) return say('The draft cites nothing yet.');
  const main = dialect.id === 'latex' ? await mainFile(document) : undefined;
  const place = await bibliographyPlace(document, dialect, main);
  if (!place) return;
  const listed = await bibliographyKeysOf(document, dialect, main);
  const sources = await ibid.engine.request('sources', { citekeys: keys.filter((key) => !listed.has(key)) });
  if (sources.length > 0) await bring(ibid, place, sources);
  if (place.declare?.inMain) await declareInMain(dialect, place.declare.inMain, place.declare.file);
  else if (place.declare) {
    const edits = dialect.declareBibliography(document.getText(), place.declare.file);
    if (edits.length > 0) await applyStep(document, { edits, carets: [] });
  }
  await pin(ibid, sources);
  const known = new Set(sources.map(({ citekey }) => citekey));
  const unknown = keys.filter((key) => !known.has(key) && !listed.has(key));
  const name = fileName(place.uri.fsPath);
  const done =
    sources.length > 0
      ? `${count(sources.length, 'new entry', 'new entries')} in ${name}`
      : `${name} has all that is cited`;
  report(done, unknown);
}

async function updateList(ibid: Ibid, dialect: Dialect, document: vscode.TextDocument): Promise<void> {
  if (!dialect.updateReferences)
    return say(`${dialect.label} keeps its references in the notes: there is no list to update.`);
  const update = async (all: boolean) => {
    const { version } = document;
    const updated = await listEdits(ibid.engine, dialect, document, { add: true, all });
    if (document.version !== version) throw new IbidError('usage', 'The draft was changed meanwhile. Run this again.');
    if (updated.edits.length > 0) await applyStep(document, { edits: updated.edits, carets: [] });
    return updated;
  };
  const { listed, unknown, left } = await update(false);
  if (listed === 0) return say('The draft cites no source of your library yet.');
  report(`${count(listed, 'reference')} listed`, unknown);
  if (left === 0) return;
  void vscode.window
    .showInformationMessage(
      `${count(left, 'citation')} of the draft ${left === 1 ? 'says' : 'say'} something else than the style would, and ${left === 1 ? 'was' : 'were'} left as ${left === 1 ? 'it is' : 'they are'}.`,
      'Format Them Anew',
    )
    .then((choice) => choice && attempt('Nothing was changed', ibid.log, () => update(true)));
}

function report(done: string, unknown: readonly string[]): void {
  if (unknown.length === 0) return void vscode.window.setStatusBarMessage(`$(check) ${done}`, 6000);
  void vscode.window
    .showWarningMessage(`${done}. No source and no entry for: ${unknown.join(', ')}.`, 'Show Citekeys')
    .then((choice) => choice && vscode.commands.executeCommand('ibid.showCitekeys'));
}

function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
