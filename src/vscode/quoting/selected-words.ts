import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { activeDraft } from '../writing/draft';
import { selectedExcerpt } from './excerpts';
import { chooseUse, type Use, useWords } from './use-words';

const COMMANDS: readonly (readonly [command: string, use: Use | 'choose'])[] = [
  ['ibid.useSelection', 'choose'],
  ['ibid.citeSelection', 'cite'],
  ['ibid.translateSelection', 'translate'],
  ['ibid.quoteQuoted', 'quoted-in'],
  ['ibid.copyLinkToSelection', 'link'],
];

/** What can be done with the words selected in the reader view, besides quoting them. */
export function selectedWords(ibid: Ibid): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map(([command, how]) =>
      vscode.commands.registerCommand(command, () =>
        attempt('Nothing was inserted', ibid.log, async () => {
          const draft = activeDraft();
          const excerpt = await selectedExcerpt(ibid);
          const use = excerpt && (how === 'choose' ? await chooseUse(excerpt) : how);
          if (!excerpt || !use) return;
          await useWords(ibid, draft, use, excerpt);
          if (use !== 'link') ibid.reader.unselect();
        }),
      ),
    ),
  );
}
