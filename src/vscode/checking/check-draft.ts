import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { ReportPanel } from './report-panel';

/** **Ibid: Check Draft**: all quotations of the draft in hand, or of files and folders of the Explorer, as a report. */
export function checkDraft(ibid: Ibid, context: vscode.ExtensionContext): vscode.Disposable {
  const panel = new ReportPanel(ibid, context);
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
