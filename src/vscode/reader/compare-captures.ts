import * as vscode from 'vscode';
import type { SourceText } from '../../engine/protocol';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { fileName, titleOf } from '../lookup/byline';
import { captureDay, captureText } from './capture-text';

const SCHEME = 'ibid-capture';

/**
 * **Ibid: Compare Captures**: what changed on the page between two captures of it, in VS Code's comparison: the source in the
 * reader view against an older capture.
 */
export function compareCaptures(ibid: Ibid): vscode.Disposable {
  const texts = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString()));
  const command = vscode.commands.registerCommand('ibid.compareCaptures', (argument: unknown) =>
    attempt('The captures could not be compared', ibid.log, async () => {
      const citekey = citekeyOf(argument) ?? ibid.reader.source?.citekey;
      const captures = citekey === undefined ? [] : await ibid.engine.request('captures', { citekey });
      const [newest, ...older] = captures;
      if (newest === undefined || older.length === 0) {
        const what =
          newest === undefined
            ? 'Open a source in the reader view first.'
            : `“${titleOf(newest.source)}” was saved once: there is nothing to compare.`;
        void vscode.window.showInformationMessage(what);
        return;
      }
      const chosen = older.length === 1 ? older[0] : await choose(older);
      if (chosen === undefined) return;
      const [left, right] = [chosen, newest].map((capture) => {
        const uri = uriOf(capture);
        texts.set(uri.toString(), captureText(capture));
        return uri;
      });
      const title = `${titleOf(newest.source)}: ${captureDay(chosen)} ↔ ${captureDay(newest)}`;
      await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
    }),
  );
  return vscode.Disposable.from(provider, closed, command);
}

function citekeyOf(argument: unknown): string | undefined {
  const key = typeof argument === 'object' && argument !== null && 'citekey' in argument ? argument.citekey : undefined;
  return typeof key === 'string' ? key : undefined;
}

async function choose(older: readonly SourceText[]): Promise<SourceText | undefined> {
  const rows = older.map((capture) => ({
    label: captureDay(capture),
    description: fileName(capture.source.file).replaceAll('$(', '$\u2060('),
    capture,
  }));
  const chosen = await vscode.window.showQuickPick(rows, {
    placeHolder: 'Compare the source with which older capture?',
  });
  return chosen?.capture;
}

/** Named as its file, so that the comparison says which is which. */
function uriOf(capture: SourceText): vscode.Uri {
  const { source } = capture;
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${captureDay(capture)} ${fileName(source.file)}.txt`,
    query: `${source.id}-${source.modified}`,
  });
}
