import * as vscode from 'vscode';
import { bibliography } from './bibliography/bibliography';
import { checking } from './checking/checking';
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
import { pauseIndexing } from './library/pause';
import { showProblems } from './library/problems';
import { rebuildIndex } from './library/rebuild';
import { saveClipboard } from './library/save-clipboard';
import { statusMenu } from './library/status-menu';
import { citedPassages } from './quoting/definition';
import { quotationEditing } from './quoting/edit-quotation';
import { pasteAsQuotation } from './quoting/paste';
import { selectedWords } from './quoting/selected-words';
import { quoteShelf } from './quoting/shelf-commands';
import type { ShelfView } from './quoting/shelf-view';
import { compareCaptures } from './reader/compare-captures';
import { correctRecord } from './reader/correct-record';
import { leaveOut } from './reader/leave-out';

export interface FeatureParts {
  readonly shelfView: ShelfView;
  /** Path of the folder of bundles. */
  readonly dist: string;
  readonly context: vscode.ExtensionContext;
}

/** A table of contents: what a person can do, and what happens while one writes. */
export function features(ibid: Ibid, { shelfView, dist, context }: FeatureParts): vscode.Disposable {
  const { engine, library, log } = ibid;
  return vscode.Disposable.from(
    cite(ibid),
    editCitationAtCaret(ibid),
    quoteSelection(ibid),
    quoteShelf(ibid, shelfView),
    quotationEditing(ibid),
    selectedWords(ibid),
    pasteAsQuotation(ibid),
    citedPassages(ibid),
    sourceCommands(ibid),
    correctRecord(ibid),
    leaveOut(ibid),
    compareCaptures(ibid),
    saveClipboard(ibid),
    copyForWordProcessor(ibid),
    literatureNote(ibid),
    citekeysWhileTyping(ibid),
    citationHover(ibid),
    chooseStyle(ibid, dist),
    chooseLocale(ibid, dist),
    chooseMarkdownCitations(),
    bibliography(ibid),
    checking(ibid, context),

    statusMenu(library),
    showProblems(engine, library, log),
    rebuildIndex(library, log),
    pauseIndexing(engine, log),
    chooseLibrary(log),
  );
}
