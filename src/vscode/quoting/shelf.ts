import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Excerpt } from '../../model/quotation';
import type { QuoteShelf, ShelfChange, ShelvedQuotation } from '../../model/quote-shelf';
import { pin } from '../citing/pin';
import type { Ibid } from '../ibid';
import { watchFile } from '../watch-file';

/** The quote shelf as views and commands share it: what it has now, and its changes. */
export class Shelf implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private watcher: vscode.Disposable | undefined;
  private watched = '';
  private readonly subscriptions: vscode.Disposable[];
  readonly onDidChange = this.changes.event;

  constructor(private readonly ibid: Pick<Ibid, 'engine' | 'library' | 'log'>) {
    this.subscriptions = [this.changes, ibid.library.onDidChange(() => this.watch())];
    this.watch();
  }

  /** Empty where there is no library yet. */
  async read(): Promise<QuoteShelf> {
    const { engine, library } = this.ibid;
    await library.opened();
    return library.folders.length === 0 ? { file: '', quotations: [] } : engine.request('shelf', {});
  }

  async change(change: ShelfChange): Promise<QuoteShelf> {
    const shelf = await this.ibid.engine.request('changeShelf', { change });
    this.changes.fire();
    return shelf;
  }

  /** Puts words on the shelf; their citekeys are kept from now on. */
  async add(excerpts: readonly Excerpt[]): Promise<void> {
    const before = (await this.read()).quotations.length;
    const quotations = excerpts.map(shelved);
    const { quotations: after } = await this.change({ kind: 'add', quotations });
    await pin(
      this.ibid,
      excerpts.map(({ source }) => source),
    );
    const added = after.length - before;
    const what =
      added === 0
        ? 'On the quote shelf already'
        : added === 1
          ? 'On the quote shelf'
          : `${added} quotations on the quote shelf`;
    vscode.window.setStatusBarMessage(`$(archive) ${what}`, 5000);
  }

  dispose(): void {
    this.watcher?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** The file may be edited by hand, or come with a pull. */
  private watch(): void {
    const [folder = ''] = this.ibid.library.folders;
    if (folder === this.watched) return;
    this.watched = folder;
    this.watcher?.dispose();
    if (folder === '') return;
    const told = () => this.changes.fire();
    this.watcher = watchFile(join(folder, 'shelf.yaml'), told);
    told();
  }
}

function shelved({ source, text, prefix, suffix }: Excerpt): ShelvedQuotation {
  const added = new Date().toLocaleDateString('sv-SE');
  return { citekey: source.citekey, exact: text, prefix, suffix, tags: [], added };
}
