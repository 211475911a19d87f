import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { selectedExcerpt } from '../quoting/excerpts';
import { activeDraft } from '../writing/draft';
import { insertInto } from './insert';

/** Quotes what is selected in the reader view: the words come from the library, never from the page. */
export function quoteSelection(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.quoteSelection', () =>
    attempt('Nothing was inserted', ibid.log, async () => {
      const excerpt = await selectedExcerpt(ibid);
      if (!excerpt) return;
      await insertInto(ibid, activeDraft(), { sources: [excerpt.source], quote: excerpt });
      ibid.reader.unselect();
    }),
  );
}
