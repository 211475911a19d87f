import * as vscode from 'vscode';
import type { Engine } from '../../engine/protocol';
import type { Source } from '../../model/source';
import type { RichText } from '../../webview/protocol';
import { type FromPage, type Place, readFromPage, readPageState, type ToPage } from '../../webview/protocol';
import { attempt } from '../failures';
import type { Library } from '../library/library';
import { shortByline, titleOf } from '../lookup/byline';
import { pageHtml, pageRoots } from './page';
import type { Reader, ReaderSelection, ReaderTarget } from './reader';

const VIEW = 'ibid.reader';
/** A host that forbids it may not answer at all. */
const CLIP_MS = 5000;
const EMPTY = [
  'The source you are citing appears here, at its passage.',
  'Put the cursor into a draft and run “Ibid: Cite…”, or choose a source in the list of sources.',
];

/** The reader view: one source beside the draft, at a passage, in the user's theme. */
export class ReaderView implements Reader, vscode.WebviewViewProvider, vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private view: vscode.WebviewView | undefined;
  private target: ReaderTarget | undefined;
  private focusWhenReady = false;
  private ready = false;
  /** What the page shows now; the same article need not be sent twice. */
  private shown: { readonly citekey: string; readonly modified: number } | undefined;
  private request: AbortController | undefined;
  private restored: Promise<void> = Promise.resolve();
  private clipped: (done: boolean) => void = () => undefined;
  /** Waits for the page to be ready. */
  private toClip: RichText | undefined;
  selection: ReaderSelection | undefined;
  copied: ReaderSelection | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly library: Library,
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewViewProvider(VIEW, this),
      vscode.commands.registerCommand('ibid.showReader', () => this.reveal(true)),
      library.onDidChange(() => void this.refresh()),
    ];
  }

  get source(): Source | undefined {
    return this.target?.source;
  }

  async show(target: ReaderTarget, { focus }: { readonly focus: boolean }): Promise<void> {
    this.target = target;
    this.focusWhenReady = focus;
    await this.reveal(focus);
    if (this.ready) await this.send();
  }

  /** The same where what is known of the source changed, though its file did not. */
  async showAnew(target: ReaderTarget, options: { readonly focus: boolean }): Promise<void> {
    this.shown = undefined;
    await this.show(target, options);
  }

  resolveWebviewView(view: vscode.WebviewView, context: vscode.WebviewViewResolveContext): void {
    this.view = view;
    this.ready = false;
    view.webview.options = { enableScripts: true, localResourceRoots: pageRoots(this.extension) };
    const listeners = [
      view.webview.onDidReceiveMessage((data) => this.hear(data)),
      view.onDidChangeVisibility(() => {
        // A hidden page is thrown away and made anew.
        if (view.visible) return;
        this.ready = false;
        this.select(undefined);
      }),
    ];
    view.onDidDispose(() => {
      for (const listener of listeners) listener.dispose();
      if (this.view === view) this.view = undefined;
      this.ready = false;
      this.select(undefined);
    });
    const left = readPageState(context.state);
    if (left && !this.target) this.restored = this.restore(left.citekey, left.ordinal);
    view.webview.html = pageHtml(view.webview, this.extension);
  }

  /** What was selected has been quoted. */
  unselect(): void {
    this.select(undefined);
    this.post({ type: 'unselect' });
  }

  /**
   * Puts a text on the clipboard with its formatting, which only a page can: the view is opened, has the keyboard for a moment,
   * and gives it back to the editor. Answers whether the host lets it.
   */
  async clip(rich: RichText): Promise<boolean> {
    await this.reveal(true);
    const answered = new Promise<boolean>((resolve) => {
      this.clipped = resolve;
      setTimeout(() => resolve(false), CLIP_MS);
    });
    if (this.ready) this.post({ type: 'clip', ...rich });
    else this.toClip = rich;
    const done = await answered;
    this.toClip = undefined;
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    return done;
  }

  dispose(): void {
    this.request?.abort();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async reveal(focus: boolean): Promise<void> {
    if (this.view) this.view.show(!focus);
    else await vscode.commands.executeCommand(`${VIEW}.focus`, { preserveFocus: !focus });
  }

  /** What is shown may have been saved again, or corrected, by now: then it is shown as it is, where it was opened. */
  private async refresh(): Promise<void> {
    const { target, shown, engine } = this;
    if (!target || !shown || !this.ready || this.selection || this.library.state !== 'ready') return;
    // The record alone: this is asked at every change of the library.
    const [source] = await engine.request('sources', { citekeys: [shown.citekey] }).catch(() => []);
    const isSame = source === undefined || source.modified === shown.modified;
    if (isSame || this.target !== target || this.shown !== shown || this.selection) return;
    this.target = { ...target, source };
    this.focusWhenReady = false;
    await this.send();
  }

  private async restore(citekey: string, ordinal: number | undefined): Promise<void> {
    await this.library.opened();
    const found = await this.engine.request('source', { citekey }).catch((error: unknown) => {
      this.log.debug(`The reader's last source could not be opened again: ${String(error)}`);
      return undefined;
    });
    if (found && !this.target) this.target = { source: found.source, ...(ordinal === undefined ? {} : { ordinal }) };
  }

  private async send(): Promise<void> {
    const { target } = this;
    if (!target) {
      this.shown = undefined;
      this.post({ type: 'empty', lines: EMPTY });
      return;
    }
    const { source } = target;
    const focus = this.focusWhenReady;
    const place = placeOf(target);
    if (this.view) this.view.description = shortByline(source);
    if (place && this.shown?.citekey === source.citekey && this.shown.modified === source.modified) {
      this.post({ type: 'place', citekey: source.citekey, place, focus });
      return;
    }
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    await attempt('The source could not be shown', this.log, async () => {
      const { citekey } = source;
      const found = await this.engine.request('source', { citekey }, request.signal);
      const captures = await this.engine.request('captures', { citekey }, request.signal);
      const { articleOf } = await import('./article');
      if (this.target !== target || request.signal.aborted) return;
      if (!found) return this.post({ type: 'empty', lines: [`“${titleOf(source)}” is no longer in the library.`] });
      this.shown = { citekey: source.citekey, modified: source.modified };
      this.select(undefined);
      this.post({
        type: 'show',
        article: articleOf(found, captures),
        focus,
        ...(place ? { place } : {}),
      });
    });
  }

  private hear(data: unknown): void {
    const message = readFromPage(data);
    if (message) this.act(message);
    else this.log.warn('The reader view sent a message that makes no sense; it was ignored.');
  }

  private act(message: FromPage): void {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.shown = undefined;
        void this.restored.then(() => this.send());
        if (this.toClip) this.post({ type: 'clip', ...this.toClip });
        return;
      case 'clipped':
        this.clipped(message.done);
        return;
      case 'selected':
        if (message.citekey === this.source?.citekey) this.select(message);
        return;
      case 'copied':
        if (message.citekey === this.source?.citekey) this.copied = message;
        return;
      case 'unselected':
        this.select(undefined);
        return;
      case 'quote':
        void vscode.commands.executeCommand('ibid.quoteSelection');
        return;
      case 'cite':
        void vscode.commands.executeCommand('ibid.source.cite', this.source);
        return;
      case 'open':
        void vscode.commands.executeCommand('ibid.source.open', this.source);
        return;
      case 'correct':
        void vscode.commands.executeCommand('ibid.correctRecord', {
          citekey: this.source?.citekey,
          field: message.field,
        });
        return;
      case 'compare':
        void vscode.commands.executeCommand('ibid.compareCaptures', { citekey: this.source?.citekey });
        return;
      case 'leave out':
        void vscode.commands.executeCommand('ibid.leaveOut');
        return;
    }
  }

  private select(selection: ReaderSelection | undefined): void {
    this.selection = selection;
    void vscode.commands.executeCommand('setContext', 'ibid.readerSelection', selection !== undefined);
  }

  private post(message: ToPage): void {
    void this.view?.webview.postMessage(message);
  }
}

function placeOf({ ordinal, lastOrdinal, matches }: ReaderTarget): Place | undefined {
  return ordinal === undefined ? undefined : { ordinal, lastOrdinal: lastOrdinal ?? ordinal, words: matches ?? [] };
}
