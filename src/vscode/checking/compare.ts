import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { placeOf } from './marks';

const SCHEME = 'ibid-words';

/** The words of a quotation beside those of its source, in VS Code's own comparison. */
export function compareWithSource({ engine, log }: Ibid): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ query }) => query,
    }),
    vscode.commands.registerCommand('ibid.check.compare', (uri: string, start: number) =>
      attempt('The words could not be compared', log, async () => {
        const finding = await engine.request('quotationAt', { document: uri, offset: start });
        if (!finding?.source) {
          void vscode.window.showInformationMessage('The quotation was changed meanwhile. Try again in a moment.');
          return;
        }
        const place = placeOf(finding);
        const source = words(`${place}.txt`, finding.source.selector[0].exact);
        const draft = words('Your draft.txt', finding.text);
        await vscode.commands.executeCommand('vscode.diff', source, draft, `${place} ↔ your draft`);
      }),
    ),
  );
}

/** The text is its own address: nothing has to be kept for it. */
function words(name: string, text: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name.replaceAll('/', '-')}`, query: sentencesInLines(text) });
}

/** A comparison by lines shows short ones best. */
function sentencesInLines(text: string): string {
  return text.replace(/([.!?…]["'”’»)\]]*)\s+(?=\p{Lu})/gu, '$1\n');
}
