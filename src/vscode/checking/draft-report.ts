import * as vscode from 'vscode';
import { tell } from '../failures';
import type { Ibid } from '../ibid';
import { draftsBelow } from './drafts-below';
import { paramsOf } from './live-checks';
import type { NotChecked, Report, ReportedDraft } from './report-page';

/** Checks what was named, with progress; `undefined` where the person stopped it, or there was nothing to check. */
export async function checkedDrafts(ibid: Ibid, named: readonly vscode.Uri[]): Promise<Report | undefined> {
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
        const outcome = await checkedDraft(ibid, uri, abort.signal);
        if (typeof outcome === 'string') notChecked.push({ file, why: outcome });
        else drafts.push(outcome);
        progress.report({ increment: 100 / files.length });
      }
    } finally {
      listener.dispose();
    }
    return { drafts, notChecked, isComplete: isComplete(ibid) };
  });
}

export function isComplete({ library: { state, status } }: Ibid): boolean {
  return state === 'ready' && status.pending === undefined;
}

/** A draft with its findings, or why it has none. */
export async function checkedDraft(ibid: Ibid, uri: vscode.Uri, signal: AbortSignal): Promise<ReportedDraft | string> {
  const file = vscode.workspace.asRelativePath(uri);
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
