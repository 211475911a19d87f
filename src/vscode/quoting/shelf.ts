import { join } from 'node:path';
import * as vscode from 'vscode';
import { type Excerpt, excerptOf } from '../../model/quotation';
import type { QuoteShelf, ShelfChange, ShelvedQuotation } from '../../model/quote-shelf';
import type { Source } from '../../model/source';
import { pin } from '../citing/prepared';
import type { Ibid } from '../ibid';
import { watchFile } from '../watch-file';
import { excerptFor } from './excerpts';

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

/**
 * The words where they stand in their source now. A source that no longer has them is quoted as it was: what was put aside is
 * not lost. `undefined` where no source has the citekey.
 */
export async function excerptOfShelved(
  { engine }: Pick<Ibid, 'engine'>,
  { citekey, exact, prefix = '', suffix = '' }: ShelvedQuotation,
): Promise<(Excerpt & { readonly isGone: boolean }) | undefined> {
  const found = await engine.request('source', { citekey });
  if (!found) return undefined;
  const spots = found.passages.flatMap(({ ordinal, text }) => {
    const places: { readonly ordinal: number; readonly offset: number; readonly fits: boolean }[] = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
      places.push({ ordinal, offset: at, fits: text.slice(0, at).endsWith(prefix) });
    return places;
  });
  const spot = spots.find(({ fits }) => fits) ?? spots[0];
  const { source, passages } = found;
  const there = spot
    ? excerptOf({ source, passages }, spot, { ordinal: spot.ordinal, offset: spot.offset + exact.length })
    : await excerptFor({ engine }, exact, citekey);
  return there ? { ...there, isGone: false } : gone(source, exact, prefix, suffix);
}

function gone(source: Source, text: string, prefix: string, suffix: string): Excerpt & { readonly isGone: boolean } {
  const nowhere = { ordinal: 0, offset: 0 };
  return { source, text, from: nowhere, to: nowhere, passages: [], prefix, suffix, isGone: true };
}
