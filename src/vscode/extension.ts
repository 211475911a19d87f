import { join } from 'node:path';
import * as vscode from 'vscode';
import { startEngine } from '../engine/client';
import { bibliography } from './bibliography/bibliography';
import { checking } from './checking/checking';
import { checkTemplates } from './citing/check-templates';
import { chooseLocale } from './citing/choose-locale';
import { chooseMarkdownCitations } from './citing/choose-markdown-citations';
import { chooseStyle } from './citing/choose-style';
import { cite } from './citing/cite';
import { citekeysWhileTyping } from './citing/citekeys-while-typing';
import { copyForWordProcessor } from './citing/copy';
import { editCitationAtCaret } from './citing/edit-citation';
import { citationHover } from './citing/hover';
import { literatureNote } from './citing/literature-note';
import { quoteSelection } from './citing/quote-selection';
import { sourceCommands } from './citing/source-commands';
import type { Ibid } from './ibid';
import { chooseLibrary } from './library/choose-library';
import { watchedLibrary } from './library/library';
import { pauseIndexing } from './library/pause';
import { showProblems } from './library/problems';
import { rebuildIndex } from './library/rebuild';
import { saveClipboard } from './library/save-clipboard';
import { sourcesTree } from './library/sources-tree';
import { statusBar } from './library/status-bar';
import { statusMenu } from './library/status-menu';
import { citedPassages } from './quoting/definition';
import { quotationEditing } from './quoting/edit-quotation';
import { pasteAsQuotation } from './quoting/paste';
import { selectedWords } from './quoting/selected-words';
import { Shelf } from './quoting/shelf';
import { quoteShelf } from './quoting/shelf-commands';
import { compareCaptures } from './reader/compare-captures';
import { correctRecord } from './reader/correct-record';
import { leaveOut } from './reader/leave-out';
import { ReaderView } from './reader/reader-view';

/** A table of contents. Nothing here waits: the index opens in the engine's own thread. */
export function activate(context: vscode.ExtensionContext): void {
  performance.mark('ibid/activate');
  const own = <T extends vscode.Disposable>(it: T): T => {
    context.subscriptions.push(it);
    return it;
  };
  const log = own(vscode.window.createOutputChannel('Ibid', { log: true }));
  own(vscode.commands.registerCommand('ibid.showLog', () => log.show()));

  const dist = join(context.extensionPath, 'dist');
  const engine = startEngine({
    workerPath: join(dist, 'engine.js'),
    codeCache: join(context.globalStorageUri.fsPath, 'code'),
  });
  own({ dispose: () => void engine.dispose() });
  const library = own(watchedLibrary(engine, context, log));
  const reader = own(new ReaderView(engine, library, context.extensionUri, log));
  const shelf = own(new Shelf({ engine, library, log }));
  const ibid: Ibid = { engine, library, reader, shelf, csl: join(dist, 'csl'), log };

  own(cite(ibid));
  own(editCitationAtCaret(ibid));
  own(quoteSelection(ibid));
  own(quoteShelf(ibid));
  own(quotationEditing(ibid));
  own(selectedWords(ibid));
  own(pasteAsQuotation(ibid));
  own(citedPassages(ibid));
  own(sourceCommands(ibid));
  own(correctRecord(ibid));
  own(leaveOut(ibid));
  own(compareCaptures(ibid));
  own(saveClipboard(ibid));
  own(copyForWordProcessor(ibid));
  own(literatureNote(ibid));
  own(citekeysWhileTyping(ibid));
  own(citationHover(ibid));
  own(chooseStyle(ibid, dist));
  own(chooseLocale(ibid, dist));
  own(chooseMarkdownCitations());
  own(checkTemplates(ibid));
  own(bibliography(ibid));
  own(checking(ibid, context.extensionUri));

  own(statusBar(library));
  own(statusMenu(library));
  own(sourcesTree(engine, library, log));
  own(showProblems(engine, library, log));
  own(rebuildIndex(library, log));
  own(pauseIndexing(engine, log));
  own(chooseLibrary(log));

  const { duration } = performance.measure('ibid/activate', 'ibid/activate');
  log.info(`Activated in ${duration.toFixed(1)} ms`);
}
