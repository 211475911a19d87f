import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { activeDraft } from '../writing/draft';
import { insertInto } from './insert';
import { wordsBetween } from './quotation';

/** Quotes what is selected in the reader view: the words come from the library, never from the page. */
export function quoteSelection(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.quoteSelection', () =>
    attempt('Nothing was inserted', ibid.log, async () => {
      const { selection } = ibid.reader;
      const found = selection && (await ibid.engine.request('source', { citekey: selection.citekey }));
      const text = found ? wordsBetween(found.passages, selection.from, selection.to) : '';
      if (!found || text === '') {
        void vscode.window.showInformationMessage('Select some words of the source in the reader view first.');
        return;
      }
      await insertInto(ibid, activeDraft(), { sources: [found.source], quote: { source: found.source, text } });
      ibid.reader.unselect();
    }),
  );
}
