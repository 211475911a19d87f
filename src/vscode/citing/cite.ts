import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { type Choice, Lookup } from '../lookup/lookup';
import { activeDraft } from '../writing/draft';
import { dialectOf } from './dialect-of';
import { copyText, insertInto } from './insert';

/** **Ibid: Cite…** and the keys that work while its box is open. */
export function cite(ibid: Ibid): vscode.Disposable {
  let open: Lookup | undefined;
  const command = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    command('ibid.cite', () =>
      attempt('Nothing was inserted', ibid.log, async () => {
        const draft = activeDraft();
        // While the person types, the draft's dialect is loaded and the draft is read.
        if (draft?.kind === 'text') void dialectOf(draft.document);
        open = new Lookup(ibid);
        const choice = await open.choose();
        open = undefined;
        if (choice?.action === 'copy') await copy(ibid, choice);
        else if (choice) await insertInto(ibid, draft, wanted(choice));
      }),
    ),
    command('ibid.lookup.otherWay', () => open?.otherWay()),
    command('ibid.lookup.read', () => open?.read()),
    command('ibid.lookup.copy', () => open?.copy()),
    command('ibid.lookup.collect', () => open?.collect()),
    new vscode.Disposable(() => open?.dispose()),
  );
}

function wanted({ sources, quote }: Choice) {
  return { sources, ...(quote ? { quote: { source: quote.source, text: quote.passage.text } } : {}) };
}

async function copy(ibid: Ibid, choice: Choice): Promise<void> {
  await vscode.env.clipboard.writeText(await copyText(ibid, { sources: choice.sources }));
  vscode.window.setStatusBarMessage('$(copy) The reference is on the clipboard', 5000);
}
