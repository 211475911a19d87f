import { join } from 'node:path';
import * as vscode from 'vscode';
import type { DialectId } from '../../dialect/dialect';
import type { CheckParams, DraftCheck, Engine } from '../../engine/protocol';
import { draftKind } from '../citing/dialect-of';
import { isAbort, tell } from '../failures';
import type { Ibid } from '../ibid';
import { onSettings, readSettings } from '../settings';
import { isCheckable, visibleDrafts } from './checked-documents';
import { CHECK_SETTINGS } from './checks';
import { type Mark, marksOf } from './marks';

/** A pause in the typing: nobody reads while a word is being written. */
const PAUSE_MS = 250;
/** What is being written is judged once the person has stopped, or has gone on elsewhere. */
const UNFINISHED_MS = 1500;

type Outcome = DraftCheck & { kind: 'draft' };

/** What is known of a draft. */
export interface Checked {
  readonly document: vscode.TextDocument;
  /** Of the document, when it was checked. */
  readonly version: number;
  readonly dialect: DialectId;
  readonly counts: Outcome['counts'];
  /** Where the sources' words stand in files that are text. */
  readonly places: Outcome['places'];
  readonly marks: readonly Mark[];
  /** Whether all of the library has been read: else nothing can be said to be missing in it. */
  readonly isComplete: boolean;
}

interface Draft {
  readonly document: vscode.TextDocument;
  timer?: NodeJS.Timeout;
  running?: AbortController;
  /** When a letter was typed last, by the clock of the process. */
  typed: number;
  checked?: Checked;
  /** Of the document and of the library, when the engine answered last. */
  answered?: { readonly version: number; readonly revision: number };
}

/**
 * Holds the drafts on the screen against the library: when they are opened, after each pause in the typing and whenever the
 * library changes. The engine does the work; an answer to an older version is dropped.
 */
export class LiveChecks implements vscode.Disposable {
  readonly #drafts = new Map<string, Draft>();
  readonly #changes = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #ibid: Ibid;
  /** Something is new about a draft; {@link of} says what. */
  readonly onDidCheck = this.#changes.event;

  constructor(ibid: Ibid) {
    this.#ibid = ibid;
    const { workspace, window } = vscode;
    this.#subscriptions = [
      this.#changes,
      workspace.onDidChangeTextDocument((event) => this.#typed(event)),
      workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      workspace.onDidOpenTextDocument(() => this.#look()),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      window.onDidChangeVisibleTextEditors(() => this.#look()),
      // VS Code keeps a document for minutes after its last tab is gone.
      window.tabGroups.onDidChangeTabs(({ closed }) => this.#tabsClosed(closed)),
      ibid.library.onDidChange(() => this.#libraryChanged()),
      onSettings(CHECK_SETTINGS, () => this.#again()),
      onSettings(['markdownCitations', 'library'], () => this.#again()),
    ];
    this.#look();
  }

  /** The outcome for the draft as it is now; `undefined` while it is not known. */
  of(document: vscode.TextDocument): Checked | undefined {
    const checked = this.latest(document);
    return checked?.version === document.version ? checked : undefined;
  }

  /** The last outcome, perhaps for an older version; `undefined` where the draft is not checked. */
  latest(document: vscode.TextDocument): Checked | undefined {
    return this.#drafts.get(document.uri.toString())?.checked;
  }

  /** Whether the person is still writing there: it is judged later. */
  isUnfinished(document: vscode.TextDocument, range: vscode.Range): boolean {
    const draft = this.#drafts.get(document.uri.toString());
    if (!draft || performance.now() - draft.typed > UNFINISHED_MS) return false;
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document === document && range.contains(activeTextEditor.selection.active);
  }

  dispose(): void {
    for (const { document } of [...this.#drafts.values()]) this.#forget(document);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #look(): void {
    for (const document of visibleDrafts()) {
      const { answered, running, timer } = this.#draftOf(document);
      if (answered?.version !== document.version && !running && !timer) this.#schedule(document, 0);
    }
  }

  /** Everything is judged anew, in the drafts that are on the screen and in those that were. */
  #again(): void {
    for (const { document } of this.#drafts.values()) this.#schedule(document, 0);
    this.#look();
  }

  #typed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || !isCheckable(document)) return;
    const draft = this.#draftOf(document);
    draft.typed = performance.now();
    draft.running?.abort();
    if (visibleDrafts().includes(document)) this.#schedule(document, PAUSE_MS);
  }

  #saved(document: vscode.TextDocument): void {
    if (isCheckable(document)) this.#schedule(document, 0, { saved: true });
    // A bibliography: its citekeys are known now.
    else if (/\.(bib|json|ya?ml|ris)$/i.test(document.fileName)) this.#again();
  }

  #tabsClosed(closed: readonly vscode.Tab[]): void {
    const open = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(addressesOf)));
    for (const key of closed.flatMap(addressesOf)) {
      const draft = this.#drafts.get(key);
      if (draft && !open.has(key)) this.#forget(draft.document);
    }
  }

  #libraryChanged(): void {
    const { state, status } = this.#ibid.library;
    if (state === 'none' || state === 'empty') {
      for (const { document } of [...this.#drafts.values()]) this.#clear(document);
      return;
    }
    // Another library, or an engine that was started again: it knows nothing of these drafts.
    if (state === 'opening') for (const draft of this.#drafts.values()) delete draft.answered;
    // While it is being read, the first look and every keystroke are enough.
    if (state === 'ready') {
      for (const { document, answered } of this.#drafts.values()) {
        if (answered?.revision !== status.revision) this.#schedule(document, PAUSE_MS);
      }
    }
    this.#look();
  }

  #draftOf(document: vscode.TextDocument): Draft {
    const key = document.uri.toString();
    const known = this.#drafts.get(key);
    if (known?.document === document) return known;
    const draft: Draft = { document, typed: Number.NEGATIVE_INFINITY };
    this.#drafts.set(key, draft);
    return draft;
  }

  #schedule(document: vscode.TextDocument, delay: number, { saved = false } = {}): void {
    const { 'check.run': when } = readSettings(document.uri);
    if (when === 'off') {
      this.#clear(document);
      return;
    }
    const draft = this.#draftOf(document);
    if (when === 'onSave' && document.isDirty) return;
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => {
      delete draft.timer;
      void this.#check(draft, saved);
    }, delay);
  }

  async #check(draft: Draft, saved: boolean): Promise<void> {
    const { document } = draft;
    const { library, engine, log } = this.#ibid;
    if (library.state === 'none' || library.state === 'empty') return this.#clear(document);
    // The engine is not ready to be asked: it says when it is.
    if (library.state === 'opening' || library.state === 'failed') return;
    draft.running?.abort();
    const running = new AbortController();
    draft.running = running;
    const { version } = document;
    const { revision, state, pending } = library.status;
    try {
      const params = await paramsOf(document, { remember: saved });
      const answer = await engine.request('check', params, running.signal);
      if (document.isClosed || document.version !== version || running.signal.aborted) return;
      if (answer.kind !== 'draft') this.#clear(document);
      draft.answered = { version, revision };
      if (answer.kind !== 'draft') return;
      if (answer.notice !== undefined) log.warn(`What was quoted could not be remembered: ${answer.notice}`);
      const isComplete = state === 'ready' && pending === undefined;
      const { dialect, counts, quotes, issues, places } = answer;
      const marks = marksOf(params.text, quotes, issues);
      draft.checked = { document, version, dialect, counts, places, marks, isComplete };
      this.#changes.fire(document);
    } catch (error) {
      if (!isAbort(error)) log.warn(`${document.fileName} could not be checked: ${tell(error)}`);
    } finally {
      if (draft.running === running) delete draft.running;
    }
  }

  /** Nothing is to be said about it. */
  #clear(document: vscode.TextDocument): void {
    const draft = this.#drafts.get(document.uri.toString());
    if (!draft) return;
    clearTimeout(draft.timer);
    delete draft.timer;
    draft.running?.abort();
    delete draft.answered;
    if (!draft.checked) return;
    delete draft.checked;
    this.#changes.fire(document);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (!this.#drafts.has(key)) return;
    this.#clear(document);
    this.#drafts.delete(key);
    void forgetIn(this.#ibid.engine, key);
  }
}

/** The documents that a tab shows: those of a comparison on both sides. */
function addressesOf({ input }: vscode.Tab): readonly string[] {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return [input.uri.toString()];
  return input instanceof vscode.TabInputTextDiff ? [input.original.toString(), input.modified.toString()] : [];
}

async function forgetIn(engine: Engine, document: string): Promise<void> {
  // An engine that has ended has forgotten everything.
  await engine.request('forget', { document }).catch(() => undefined);
}

/** What is asked of the engine for a draft that is open. */
export async function paramsOf(
  document: vscode.TextDocument,
  more: Pick<CheckParams, 'remember'> = {},
): Promise<CheckParams> {
  const settings = readSettings(document.uri);
  const kind = await draftKind(document);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  return {
    ...kind,
    path: document.isUntitled ? join(folder, kind.path) : kind.path,
    document: document.uri.toString(),
    copied: settings['check.copiedWithoutMarks'] !== 'off',
    quotes: 'problems',
    ...more,
  };
}
