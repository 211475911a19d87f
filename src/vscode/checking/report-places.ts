import * as vscode from 'vscode';
import { IbidError } from '../../model/error';
import type { Range } from '../../model/range';
import type { Ibid } from '../ibid';
import { quotingRuleOf } from '../quoting/quoting-style';
import { applyStep } from '../writing/apply-step';
import { rangeIn } from './diagnostics';
import { paramsOf } from './live-checks';

/** A place of a draft as the links of a report name it: where its words stood, and the words themselves. */
export interface ReportedPlace {
  /** Of the document. */
  readonly address: string;
  readonly start: number;
  readonly words: string;
}

/** What a link says, or `undefined` where it is none of ours. */
export function readPlace([address, start, words]: readonly unknown[]): ReportedPlace | undefined {
  if (typeof address !== 'string' || typeof start !== 'number' || typeof words !== 'string') return undefined;
  return { address, start, words };
}

/** Goes to the words, wherever they stand by now. */
export async function showPlace(place: ReportedPlace): Promise<void> {
  await shown(place, { preserveFocus: false });
}

/** Restores the source's words in the altered quotation there; the keyboard stays in the report. */
export async function restoreAt({ engine }: Ibid, place: ReportedPlace): Promise<void> {
  const { document, range } = await shown(place, { preserveFocus: true });
  const params = await paramsOf(document);
  await engine.request('check', params);
  const of = { kind: 'quotation', start: range.start } as const;
  const { omission: mark } = quotingRuleOf(document);
  const repairs = await engine.request('repairs', { document: document.uri.toString(), of, mark });
  const restore = repairs.findLast(({ kind }) => kind === 'restore');
  if (!restore || document.getText() !== params.text) {
    throw new IbidError('usage', 'The quotation was changed meanwhile. Check the draft again.');
  }
  await applyStep(document, { edits: restore.edits, carets: [] });
  const line = document.positionAt(range.start).line + 1;
  vscode.window.setStatusBarMessage(`$(check) The source’s words are restored in line ${line}`, 6000);
}

async function shown(
  { address, start, words }: ReportedPlace,
  { preserveFocus }: { readonly preserveFocus: boolean },
): Promise<{ readonly document: vscode.TextDocument; readonly range: Range }> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  const range = nearest(document.getText(), words, start);
  const open = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address),
  );
  const selection = rangeIn(document, range);
  const viewColumn = open?.viewColumn ?? vscode.ViewColumn.One;
  await vscode.window.showTextDocument(document, { selection, viewColumn, preserveFocus });
  return { document, range };
}

/** Where the words stand nearest to where they stood; there, when they are gone. */
function nearest(text: string, words: string, start: number): Range {
  const places = [text.lastIndexOf(words, start), text.indexOf(words, start)].filter((place) => place >= 0);
  const [best = start] = places.sort((a, b) => Math.abs(a - start) - Math.abs(b - start));
  return { start: best, end: best + (places.length > 0 ? words.length : 0) };
}
