import * as vscode from 'vscode';
import { attempt, tell } from '../failures';
import type { Ibid } from '../ibid';
import { draftsBelow } from './drafts-below';
import { paramsOf } from './live-checks';
import type { NotChecked, Report, ReportedDraft } from './report-page';
import { ReportPanel } from './report-panel';

/** **Ibid: Check Draft**: all quotations of the draft in hand, or of files and folders of the Explorer, as a report. */
export function checkDraft(ibid: Ibid, extension: vscode.Uri): vscode.Disposable {
  const check = (named: readonly vscode.Uri[]) => checked(ibid, named);
  const panel = new ReportPanel(ibid, extension, check);
  return vscode.Disposable.from(
    panel,
    vscode.commands.registerCommand('ibid.checkDraft', (uri?: unknown, selected?: unknown) =>
      attempt('The draft could not be checked', ibid.log, async () => {
        const named = namedBy(uri, selected);
        if (named.length === 0) {
          void vscode.window.showInformationMessage('Open a draft first, or choose a file or folder in the Explorer.');
          return;
        }
        await ibid.library.opened();
        if (ibid.library.state === 'none') {
          const choose = 'Choose Library Folder…';
          const said = 'There is no library here to check against.';
          const chosen = await vscode.window.showInformationMessage(said, choose);
          if (chosen) await vscode.commands.executeCommand('ibid.chooseLibrary');
          return;
        }
        await panel.show(named);
      }),
    ),
  );
}

/** The Explorer gives the file under the pointer and all that are selected; elsewhere the draft in hand is meant. */
function namedBy(uri: unknown, selected: unknown): readonly vscode.Uri[] {
  const several = Array.isArray(selected) ? selected.filter((it) => it instanceof vscode.Uri) : [];
  if (several.length > 0) return several;
  if (uri instanceof vscode.Uri) return [uri];
  const document = vscode.window.activeTextEditor?.document;
  return document ? [document.uri] : [];
}

/** Checks what was named, with progress; `undefined` where the person stopped it. */
async function checked(ibid: Ibid, named: readonly vscode.Uri[]): Promise<Report | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: 'Checking quotations', cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    const listener = token.onCancellationRequested(() => abort.abort());
    const drafts: ReportedDraft[] = [];
    const notChecked: NotChecked[] = [];
    try {
      const files = await draftsBelow(named, ibid.library, token);
      if (files.length === 0) void vscode.window.showInformationMessage('There are no drafts in this folder.');
      if (files.length === 0) return undefined;
      for (const [i, uri] of files.entries()) {
        if (token.isCancellationRequested) return undefined;
        const file = vscode.workspace.asRelativePath(uri);
        progress.report({ message: files.length > 1 ? `${i + 1} of ${files.length}: ${file}` : file });
        const outcome = await one(ibid, uri, file, abort.signal);
        if (typeof outcome === 'string') notChecked.push({ file, why: outcome });
        else drafts.push(outcome);
        progress.report({ increment: 100 / files.length });
      }
    } finally {
      listener.dispose();
    }
    const { state, status } = ibid.library;
    return { drafts, notChecked, isComplete: state === 'ready' && status.pending === undefined };
  });
}

/** A draft with its findings, or why it has none. */
async function one(ibid: Ibid, uri: vscode.Uri, file: string, signal: AbortSignal): Promise<ReportedDraft | string> {
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    return `it could not be opened as text (${tell(error)})`;
  }
  const { document: _, ...params } = await paramsOf(document);
  const answer = await ibid.engine.request('check', { ...params, copied: true, quotes: 'all' }, signal);
  if (answer.kind !== 'draft') return WHY[answer.kind];
  const { quotes, issues } = answer;
  return { file, text: params.text, findings: { quotes, issues }, address: uri.toString() };
}

const WHY = {
  source: 'it is a saved article of the library; a draft among those can be left out with “ibid.exclude”',
  'no-dialect': 'Ibid does not know its markup',
} as const;
