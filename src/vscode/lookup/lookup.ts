import * as vscode from 'vscode';
import { writeLocator } from '../../dialect/locator';
import type { Engine } from '../../engine/protocol';
import type { Range } from '../../model/range';
import type { Passage, Source } from '../../model/source';
import type { ChosenSource } from '../citing/chosen-cites';
import { isAbort, tell } from '../failures';
import type { Library } from '../library/library';
import type { Reader } from '../reader/reader';
import { titleOf } from './byline';
import {
  explainingItem,
  failedItem,
  foundItems,
  type LookupButton,
  type LookupItem,
  locatedItems,
  recentItems,
} from './lookup-items';
import { ownRanking } from './pick-marks';
import type { Row } from './rows';
import { havingWords, typedLocator } from './typed-locator';

/** What the person chose. Several sources make one citation; the words quoted are those of the passage. */
export interface Choice {
  readonly action: 'insert' | 'copy' | 'words';
  readonly chosen: readonly ChosenSource[];
  readonly quote?: { readonly source: Source; readonly passage: Passage };
  /** The passage of which sentences are to be chosen, and what was typed, for the way back. */
  readonly words?: {
    readonly source: Source;
    readonly passage: Passage;
    readonly matches: readonly Range[];
    readonly typed: string;
  };
}

export interface LookupParts {
  readonly engine: Engine;
  readonly library: Library;
  readonly reader: Reader;
  readonly log: vscode.LogOutputChannel;
}

/** Rows of each kind: more than fit would only be slower to draw. */
const SOURCE_ROWS = 20;
const PASSAGE_ROWS = 40;
/** VS Code reports a change of the active row twice for each letter typed; a person holding an arrow key passes many rows. */
const PREVIEW_MS = 90;
const REFRESH_MS = 250;

const MAC = process.platform === 'darwin';
const KEYS = MAC
  ? { enter: '⏎', words: '⇧⏎', other: '⌥⏎', rest: '⌃⌥→ reads · ⌘⏎ adds' }
  : { enter: 'Enter', words: 'Shift+Enter', other: 'Alt+Enter', rest: 'Alt+→ reads · Ctrl+Enter adds' };

/** What the keys do with this row; those of the buttons are told by their tooltips as well. */
function promptFor(row: Row | undefined): string {
  const { enter, words, other, rest } = KEYS;
  if (!row) return '';
  const at = row.locator ? ` at ${writeLocator(row.locator)}` : '';
  if (row.kind === 'passage')
    return `${enter} quotes this passage${at} · ${words} some sentences · ${other} only cites · ${rest}`;
  return `${enter} cites this source${at}${row.passage ? ` · ${other} quotes the passage` : ''} · ${rest}`;
}

/** The one box for everything in the library: sources and passages for a few remembered words, while they are typed. */
export class Lookup implements vscode.Disposable {
  private readonly pick = vscode.window.createQuickPick<LookupItem>();
  private readonly collected = new Map<string, ChosenSource>();
  private readonly subscriptions: vscode.Disposable[] = [];
  private query: AbortController | undefined;
  private previewTimer: NodeJS.Timeout | undefined;
  private refreshTimer: NodeJS.Timeout | undefined;
  private searching: Promise<void> | undefined;
  private moved = false;
  private finish: (choice: Choice | undefined) => void = () => undefined;

  /** @param title what the choice is for, where it is not the draft */
  constructor(
    private readonly parts: LookupParts,
    private readonly title = '',
  ) {
    const { pick } = this;
    pick.title = title;
    pick.placeholder = 'Type a few words of the text, a title, an author or a year';
    pick.keepScrollPosition = false;
    ownRanking(pick, (item) => item.row?.marks);
    this.subscriptions.push(
      pick,
      pick.onDidChangeValue(() => {
        this.moved = false;
        this.search();
      }),
      pick.onDidChangeActive(([item]) => this.active(item)),
      pick.onDidAccept(() => this.accepted()),
      pick.onDidTriggerItemButton(({ item, button }) => this.pressed((button as LookupButton).name, item)),
      pick.onDidHide(() => this.finish(undefined)),
      parts.library.onDidChange(() => this.libraryChanged()),
    );
  }

  /** Opens the box and answers with the choice, or `undefined` when it was left. */
  async choose(typed = ''): Promise<Choice | undefined> {
    await vscode.commands.executeCommand('setContext', 'ibid.lookupOpen', true);
    const chosen = new Promise<Choice | undefined>((resolve) => {
      this.finish = resolve;
    });
    this.pick.value = typed;
    this.pick.show();
    this.search();
    try {
      return await chosen;
    } finally {
      this.dispose();
      void vscode.commands.executeCommand('setContext', 'ibid.lookupOpen', false);
    }
  }

  /** Quotes the best passage of a source, or cites the source of a passage without quoting. */
  otherWay(item = this.pick.activeItems[0]): void {
    const row = item?.row;
    if (!row) return;
    if (row.kind === 'passage' || !row.passage) this.end({ action: 'insert', chosen: this.withCollected(row) });
    else this.end(this.quoting(row, row.passage));
  }

  /** The passage of the row that is gone to, for what leaves the box open. */
  get activePassage(): { readonly source: Source; readonly passage: Passage } | undefined {
    const row = this.pick.activeItems[0]?.row;
    return row?.passage && { source: row.source, passage: row.passage };
  }

  /** The sentences of the row's passage, or of the best one of its source, to choose from. */
  words(item = this.pick.activeItems[0]): void {
    const row = item?.row;
    if (!row?.passage) return;
    const { source, passage, passageMatches: matches = [] } = row;
    const words = { source, passage, matches, typed: this.pick.value };
    this.end({ action: 'words', chosen: this.withCollected(row), words });
  }

  copy(item = this.pick.activeItems[0]): void {
    const row = item?.row;
    if (!row) return;
    const quote = row.kind === 'passage' && row.passage ? { source: row.source, passage: row.passage } : undefined;
    this.end({ action: 'copy', chosen: this.withCollected(row), ...(quote ? { quote } : {}) });
  }

  read(item = this.pick.activeItems[0]): void {
    const row = item?.row;
    if (!row) return;
    this.end(undefined);
    void this.parts.reader.show(target(row), { focus: true });
  }

  /** Puts the source aside for one citation of several, and makes room for the next search. */
  collect(): void {
    const row = this.pick.activeItems[0]?.row;
    if (!row) return;
    const { citekey } = row.source;
    if (!this.collected.delete(citekey)) this.collected.set(citekey, chosenOf(row));
    this.pick.title = [...this.collected.values()].map(({ source }) => titleOf(source)).join(' + ') || this.title;
    this.pick.value = '';
    this.search();
  }

  dispose(): void {
    this.query?.abort();
    clearTimeout(this.previewTimer);
    clearTimeout(this.refreshTimer);
    for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
  }

  /** Enter right after the last letter means the best row for what is typed, not for what was typed before. */
  private async accepted(): Promise<void> {
    if (!this.searching || this.moved) return this.accept(this.pick.activeItems[0]);
    while (this.searching) await this.searching;
    this.accept(this.firstRow());
  }

  private accept(item: LookupItem | undefined): void {
    if (item?.command) {
      this.end(undefined);
      void vscode.commands.executeCommand(item.command);
    } else if (item?.row?.kind === 'passage' && item.row.passage) this.end(this.quoting(item.row, item.row.passage));
    else if (item?.row) this.end({ action: 'insert', chosen: this.withCollected(item.row) });
  }

  private pressed(name: LookupButton['name'], item: LookupItem): void {
    if (name === 'read') this.read(item);
    else if (name === 'copy') this.copy(item);
    else if (name === 'words') this.words(item);
    else this.otherWay(item);
  }

  private quoting(row: Row, passage: Passage): Choice {
    return { action: 'insert', chosen: this.withCollected(row), quote: { source: row.source, passage } };
  }

  private withCollected(row: Row): ChosenSource[] {
    return [...new Map([...this.collected, [row.source.citekey, chosenOf(row)]]).values()];
  }

  private end(choice: Choice | undefined): void {
    this.finish(choice);
    this.pick.hide();
  }

  private search(): void {
    this.query?.abort();
    const query = new AbortController();
    this.query = query;
    this.pick.busy = true;
    const searching = this.answer(this.pick.value.trim(), query.signal).then(() => {
      if (query.signal.aborted) return;
      this.searching = undefined;
      this.pick.busy = isReading(this.parts.library);
    });
    this.searching = searching;
  }

  private async answer(text: string, signal: AbortSignal): Promise<void> {
    const { engine, library, log } = this.parts;
    try {
      await library.opened();
      const items = library.state === 'none' || library.state === 'failed' ? [] : await this.items(text, signal);
      if (!signal.aborted)
        this.pick.items = items.length > 0 ? items : [explainingItem(library.state, engine.status, text)];
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      log.error(`Lookup of “${text}”: ${tell(error)}`);
      this.pick.items = [failedItem(tell(error))];
    }
  }

  private async items(text: string, signal: AbortSignal): Promise<LookupItem[]> {
    const { engine } = this.parts;
    const collected = new Set(this.collected.keys());
    if (text === '') return recentItems(await engine.request('recent', { limit: SOURCE_ROWS }, signal), collected);
    const find = async (words: string) => {
      const found = await engine.request('find', { text: words, limit: PASSAGE_ROWS, typing: true }, signal);
      return { ...found, sources: found.sources.slice(0, SOURCE_ROWS) };
    };
    const located = typedLocator(text);
    if (!located) return foundItems(await find(text), collected);
    const [found, whole] = await Promise.all([find(located.text), find(text)]);
    return locatedItems(found, havingWords(whole, located), located.locator, collected);
  }

  private active(item: LookupItem | undefined): void {
    if (!item) return;
    clearTimeout(this.previewTimer);
    const { row } = item;
    // Since VS Code 1.108; elsewhere a property that nobody reads.
    (this.pick as { prompt?: string }).prompt = promptFor(row);
    if (item !== this.firstRow()) this.moved = true;
    // Before anything is typed the reader is not opened for a source that nobody asked for.
    if (!row || (this.pick.value === '' && !this.moved)) return;
    this.previewTimer = setTimeout(() => void this.parts.reader.show(target(row), { focus: false }), PREVIEW_MS);
  }

  private firstRow(): LookupItem | undefined {
    return this.pick.items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  }

  /**
   * More was read while the box is open: ask again, unless the person is among the rows already. Rows that are replaced under
   * a moving hand would be taken for others, so a library that was complete is not asked again.
   */
  private libraryChanged(): void {
    if (!this.pick.busy || this.searching) return;
    if (this.moved) this.pick.busy = isReading(this.parts.library);
    this.refreshTimer ??= setTimeout(() => {
      this.refreshTimer = undefined;
      if (!this.moved) this.search();
    }, REFRESH_MS);
  }
}

const isReading = ({ state }: Library) => state === 'indexing' || state === 'opening';

function chosenOf({ source, locator }: Row): ChosenSource {
  return { source, ...(locator ? { locator } : {}) };
}

function target({ source, passage, passageMatches }: Row) {
  return { source, ...(passage ? { ordinal: passage.ordinal, matches: passageMatches ?? [] } : {}) };
}
