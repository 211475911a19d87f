import * as vscode from 'vscode';
import type { Source } from '../../model/source';
import type { Ibid } from '../ibid';
import { citationAt } from './citation-at';

/** What a person looks at: the source cited at the caret, else the one in the reader view, else the newest. */
export async function sampleSource({ engine, library, reader }: Ibid): Promise<Source | undefined> {
  await library.opened();
  if (library.state === 'none' || library.state === 'failed') return undefined;
  const editor = vscode.window.activeTextEditor;
  const at = editor && (await citationAt(editor.document, editor.selection.active));
  const citekey = at?.citation.cites[at.index]?.citekey;
  const [cited] = citekey === undefined ? [] : await engine.request('sources', { citekeys: [citekey] });
  return cited ?? reader.source ?? (await engine.request('recent', { limit: 1 }))[0];
}
