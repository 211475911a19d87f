import * as vscode from 'vscode';
import { isSameShelved, type ShelvedQuotation } from '../../model/quote-shelf';
import type { Source } from '../../model/source';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { shortByline, titleOf } from '../lookup/byline';
import { snippet } from '../lookup/snippet';
import type { Shelf } from './shelf';

const VIEW = 'ibid.shelf';
/** What is dragged within the view; also as plain text, for everywhere else. */
const MIME = 'application/vnd.code.tree.ibid.shelf';
/** Short, so that who said it, and the tags, are in sight beside it. */
const LABEL_WIDTH = 40;

/** The view of the shelf: in the order of the person, which dragging and Alt with an arrow change. */
export class ShelfView implements vscode.TreeDataProvider<ShelvedQuotation>, vscode.Disposable {
  private readonly redraw = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.redraw.event;
  private readonly view: vscode.TreeView<ShelvedQuotation>;
  private readonly subscriptions: vscode.Disposable[];
  private shown: readonly ShelvedQuotation[] = [];
  private sources: ReadonlyMap<string, Source> = new Map();

  private readonly shelf: Shelf;

  constructor(private readonly ibid: Ibid) {
    this.shelf = ibid.shelf;
    this.view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      canSelectMany: true,
      dragAndDropController: {
        dragMimeTypes: [MIME, 'text/plain'],
        dropMimeTypes: [MIME],
        handleDrag: (dragged, data) => this.drag(dragged, data),
        handleDrop: (target, data) => this.drop(target, data),
      },
    });
    this.subscriptions = [this.view, this.redraw, this.shelf.onDidChange(() => this.redraw.fire())];
  }

  /** Those a command is for: the ones selected, if the one it was called on is among them. */
  chosen(called?: ShelvedQuotation): readonly ShelvedQuotation[] {
    const { selection } = this.view;
    if (called && !selection.some((it) => isSameShelved(it, called))) return [called];
    // In the order of the shelf, whatever order they were selected in.
    return this.shown.filter((it) => selection.some((other) => isSameShelved(it, other)));
  }

  /** One place up or down, all that are selected together. */
  async move(by: 1 | -1, called?: ShelvedQuotation): Promise<void> {
    const moved = this.chosen(called);
    const rows = moved.map((it) => this.shown.findIndex((other) => isSameShelved(it, other)));
    const next = by < 0 ? Math.min(...rows) - 1 : Math.max(...rows) + 2;
    if (moved.length === 0 || next < 0 || next > this.shown.length) return;
    const before = this.shown[next];
    await this.shelf.change({ kind: 'move', quotations: moved, ...(before && { before }) });
    await this.select(moved);
  }

  /** Leaves the keyboard where it is: by the time the view is drawn anew, the person may be writing again. */
  async select(quotations: readonly ShelvedQuotation[]): Promise<void> {
    await this.getChildren();
    const [first] = this.shown.filter((it) => quotations.some((other) => isSameShelved(it, other)));
    if (first) await this.view.reveal(first, { select: true, focus: false });
  }

  /** The one behind these, where something can be put back. */
  behind(quotations: readonly ShelvedQuotation[]): ShelvedQuotation | undefined {
    const last = this.shown.findLastIndex((it) => quotations.some((other) => isSameShelved(it, other)));
    return this.shown[last + 1];
  }

  async getChildren(parent?: ShelvedQuotation): Promise<ShelvedQuotation[]> {
    if (parent) return [];
    const { engine, log } = this.ibid;
    const shelf = await attempt('The quote shelf could not be read', log, () => this.shelf.read());
    const quotations = shelf?.quotations ?? [];
    const citekeys = [...new Set(quotations.map(({ citekey }) => citekey))];
    const sources = citekeys.length > 0 ? await engine.request('sources', { citekeys }) : [];
    this.sources = new Map(sources.map((source) => [source.citekey, source]));
    this.view.message = shelf?.trouble ?? '';
    this.view.description = quotations.length > 0 ? String(quotations.length) : '';
    // The same objects for the same quotations: VS Code knows its rows by them.
    this.shown = quotations.map((it) => {
      const before = this.shown.find((other) => isSameShelved(it, other));
      return before && JSON.stringify(before) === JSON.stringify(it) ? before : it;
    });
    // Until it is known, no word of welcome: it would take the keyboard, and go with it.
    void vscode.commands.executeCommand('setContext', 'ibid.shelf', this.shown.length > 0 ? 'filled' : 'empty');
    return [...this.shown];
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(quotation: ShelvedQuotation): vscode.TreeItem {
    const { exact, citekey, tags, note } = quotation;
    const line = exact.replace(/\s+/g, ' ');
    const source = this.sources.get(citekey);
    const who = (source && (shortByline(source) || titleOf(source))) ?? `${citekey}, not in the library`;
    const item = new vscode.TreeItem(snippet(line, [], LABEL_WIDTH).text);
    item.id = `${citekey} ${exact}`;
    item.description = [...tags.map((tag) => `#${tag}`), who].join(' ');
    item.iconPath = new vscode.ThemeIcon(source ? 'quote' : 'warning');
    item.contextValue = 'shelved';
    item.command = { command: 'ibid.shelf.show', title: 'Show in Reader', arguments: [quotation] };
    item.tooltip = [exact, [who, source && titleOf(source)].filter(Boolean).join(' · '), note]
      .filter(Boolean)
      .join('\n\n');
    const tagged = tags.length > 0 ? `, tags ${tags.join(', ')}` : '';
    item.accessibilityInformation = { label: `${line}, ${who}${tagged}` };
    return item;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private drag(dragged: readonly ShelvedQuotation[], data: vscode.DataTransfer): void {
    data.set(MIME, new vscode.DataTransferItem(dragged));
    data.set('text/plain', new vscode.DataTransferItem(dragged.map(({ exact }) => exact).join('\n\n')));
  }

  private async drop(target: ShelvedQuotation | undefined, data: vscode.DataTransfer): Promise<void> {
    const moved: unknown = data.get(MIME)?.value;
    if (!Array.isArray(moved)) return;
    const quotations = this.shown.filter((it) => moved.some((other) => isSameShelved(it, other as ShelvedQuotation)));
    if (quotations.length === 0 || (target && quotations.includes(target))) return;
    await attempt('Nothing was moved', this.ibid.log, () =>
      this.shelf.change({ kind: 'move', quotations, ...(target && { before: target }) }),
    );
  }
}
