import * as vscode from 'vscode';
import { readCites } from '../../dialect/reading-back';
import type { Cite } from '../../model/citation';
import type { Excerpt } from '../../model/quotation';
import type { RichText } from '../../webview/protocol';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { selectedExcerpt } from '../quoting/excerpts';
import { citationAt } from './citation-at';
import { richCitation, richQuotation, richReference } from './copied-text';

/**
 * **Ibid: Copy Citation** and **Ibid: Copy Quotation**, with their formatting, for a word processor: of the citation at the caret, of
 * what is selected in the reader view, or of the source in it.
 */
export function copyForWordProcessor(ibid: Ibid): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ibid.copyCitation', () =>
      attempt('Nothing was copied', ibid.log, async () => {
        const cites = await citesAtHand(ibid);
        if (cites) await copyCitation(ibid, cites);
        else
          void vscode.window.showInformationMessage(
            'There is no citation at the cursor and no source in the reader. In “Ibid: Cite…”, Ctrl+Shift+C copies, too.',
          );
      }),
    ),
    vscode.commands.registerCommand('ibid.copyQuotation', () =>
      attempt('Nothing was copied', ibid.log, async () => {
        const excerpt = await selectedExcerpt(ibid);
        if (excerpt) await copyQuotation(ibid, excerpt, [{ citekey: excerpt.source.citekey }]);
      }),
    ),
  );
}

export async function copyReference(ibid: Ibid, cites: readonly Cite[]): Promise<void> {
  await copy(ibid, await richReference(ibid, cites), 'The reference');
}

export async function copyCitation(ibid: Ibid, cites: readonly Cite[]): Promise<void> {
  await copy(ibid, await richCitation(ibid, cites), 'The citation');
}

export async function copyQuotation(ibid: Ibid, excerpt: Excerpt, cites: readonly Cite[]): Promise<void> {
  await copy(ibid, await richQuotation(ibid, excerpt, cites), 'The quotation');
}

async function citesAtHand(ibid: Ibid): Promise<readonly Cite[] | undefined> {
  const editor = vscode.window.activeTextEditor;
  const at = editor && (await citationAt(editor.document, editor.selection.active));
  await ibid.library.opened();
  if (at) {
    const cites = readCites(at.dialect, editor.document.getText(), at.citation);
    const known = await ibid.engine.request('sources', { citekeys: cites.map(({ citekey }) => citekey) });
    if (known.length > 0) return cites;
  }
  const { source } = ibid.reader;
  return source && [{ citekey: source.citekey }];
}

/** The plain text first, which every host can; then the same with its formatting, through the page of the reader view. */
async function copy({ reader, log }: Ibid, rich: RichText, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(rich.text);
  if (await reader.clip(rich)) {
    vscode.window.setStatusBarMessage(`$(copy) ${what} is on the clipboard, with its formatting`, 5000);
    return;
  }
  log.info('This host does not let a page write to the clipboard: plain text was copied.');
  void vscode.window
    .showInformationMessage(
      `${what} is on the clipboard as plain text: this VS Code does not let Ibid copy its formatting.`,
      'Copy as HTML',
    )
    .then((choice) => choice && vscode.env.clipboard.writeText(rich.html));
}
