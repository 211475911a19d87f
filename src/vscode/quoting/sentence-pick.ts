import * as vscode from 'vscode';
import type { SourceText } from '../../engine/protocol';
import { type Excerpt, excerptOf, wordsBetween } from '../../model/quotation';
import type { Range } from '../../model/range';
import { titleOf } from '../lookup/byline';
import { ownRanking } from '../lookup/pick-marks';
import { iconless } from '../lookup/rows';
import { snippet } from '../lookup/snippet';
import type { Reader } from '../reader/reader';
import { targetOf } from './reader-target';
import { rememberedRow, type SentenceRow, sentenceRows, spotsOf } from './sentence-rows';
import { type Stretch, typedWords } from './typed-words';

/** What Enter and its sisters do with the words that were picked; `back` leads to the list before. */
export type PickedUse = 'quote' | 'cite' | 'shelve' | 'more';
export type Picked = { readonly use: PickedUse; readonly excerpt: Excerpt } | { readonly use: 'back' };

/** A sentence, or the words that were typed, which come first. */
interface Item extends vscode.QuickPickItem {
  readonly index?: number;
}

interface UseButton extends vscode.QuickInputButton {
  readonly use: PickedUse;
}

/** Stands for the row of the typed words. */
const WORDS = -1;
const LABEL_WIDTH = 84;
const DETAIL_WIDTH = 96;
/** A person holding an arrow key passes many rows. */
const FOLLOW_MS = 60;

const MAC = process.platform === 'darwin';
const button = (use: PickedUse, icon: string, tooltip: string): UseButton => ({
  use,
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
});
const BUTTONS: readonly UseButton[] = [
  button('cite', 'references', `Cite only, without the words (${MAC ? '⌥⏎' : 'Alt+Enter'})`),
  button('shelve', 'archive', `Put on the quote shelf (${MAC ? '⌘S' : 'Ctrl+S'})`),
  button('more', 'ellipsis', `More ways to use these words (${MAC ? '⌘.' : 'Ctrl+.'})`),
];
const PROMPT = `${MAC ? '⇧↑ ⇧↓' : 'Shift+↑ Shift+↓'} more or fewer sentences · type words for just those, first…last`;

/** The second step of quoting: sentences of a passage, or any words of it, with the reader view following. */
export class SentencePick implements vscode.Disposable {
  private readonly pick = vscode.window.createQuickPick<Item>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly rows: readonly SentenceRow[];
  private anchor: number;
  private focus: number;
  private stretch: Stretch | undefined;
  /** The row that the list has yet to tell of as the active one. */
  private expected: number | undefined;
  private timer: NodeJS.Timeout | undefined;
  private finish: (picked: Picked | undefined) => void = () => undefined;

  constructor(
    private readonly reader: Reader,
    private readonly source: SourceText,
    /** The passage that was found. */
    private readonly ordinal: number,
    matches: readonly Range[],
  ) {
    this.rows = sentenceRows(source.passages, ordinal);
    this.anchor = rememberedRow(this.rows, ordinal, matches);
    this.focus = this.anchor;
    const { pick } = this;
    pick.title = iconless(titleOf(source.source));
    pick.placeholder = 'Enter quotes the sentence; or type the words to quote';
    pick.buttons = [vscode.QuickInputButtons.Back, ...BUTTONS];
    pick.keepScrollPosition = true;
    (pick as { prompt?: string }).prompt = PROMPT;
    ownRanking(pick, () => undefined);
    this.draw();
    this.subscriptions = [
      pick,
      pick.onDidChangeValue((value) => this.typed(value)),
      pick.onDidChangeActive(([item]) => this.active(item)),
      pick.onDidAccept(() => this.use('quote')),
      pick.onDidTriggerButton((pressed) =>
        pressed === vscode.QuickInputButtons.Back ? this.end({ use: 'back' }) : this.use((pressed as UseButton).use),
      ),
      pick.onDidHide(() => this.finish(undefined)),
    ];
  }

  async choose(): Promise<Picked | undefined> {
    await vscode.commands.executeCommand('setContext', 'ibid.wordsOpen', true);
    const picked = new Promise<Picked | undefined>((resolve) => {
      this.finish = resolve;
    });
    this.pick.show();
    this.follow();
    try {
      return await picked;
    } finally {
      this.dispose();
      void vscode.commands.executeCommand('setContext', 'ibid.wordsOpen', false);
    }
  }

  /** One sentence more or fewer, from the first one picked on. */
  extend(by: 1 | -1): void {
    const next = this.focus + by;
    if (this.stretch || next < 0 || next >= this.rows.length) return;
    this.focus = next;
    this.draw();
    this.follow();
  }

  use(use: PickedUse): void {
    const [active] = this.pick.activeItems;
    if (active) this.goTo(active.index ?? WORDS);
    const excerpt = this.excerpt();
    if (excerpt) this.end({ use, excerpt });
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
  }

  private spots(): Stretch | undefined {
    return this.stretch ?? spotsOf(this.rows, this.anchor, this.focus);
  }

  private excerpt(): Excerpt | undefined {
    const spots = this.spots();
    return spots && excerptOf(this.source, spots.from, spots.to);
  }

  private end(picked: Picked): void {
    this.finish(picked);
    this.pick.hide();
  }

  private typed(value: string): void {
    // In the passages that the list shows.
    this.stretch = typedWords([...new Set(this.rows.map(({ passage }) => passage))], this.ordinal, value.trim());
    this.draw();
    this.follow();
  }

  /**
   * Going to another row begins anew there. A list that is drawn anew tells of its first row before it tells of the one that we
   * made active; neither was gone to.
   */
  private active(item: Item | undefined): void {
    if (!item) return;
    const { index = WORDS } = item;
    if (this.expected !== undefined) {
      if (index === this.expected) this.expected = undefined;
    } else this.goTo(index);
  }

  private goTo(index: number): void {
    if (index === (this.stretch ? WORDS : this.focus) || index === WORDS) return;
    this.stretch = undefined;
    this.anchor = index;
    this.focus = index;
    this.draw();
    this.follow();
  }

  private draw(): void {
    const [first, last] = [Math.min(this.anchor, this.focus), Math.max(this.anchor, this.focus)];
    const { stretch } = this;
    const words = stretch && wordsBetween(this.source.passages, stretch.from, stretch.to).replaceAll('\n\n', ' ¶ ');
    const own: Item[] =
      words === undefined
        ? []
        : [
            { label: 'These words', kind: vscode.QuickPickItemKind.Separator },
            { ...labelled(words), iconPath: new vscode.ThemeIcon('check') },
          ];
    let shown: number | undefined;
    const items = this.rows.flatMap((row, index): Item[] => {
      const { ordinal, paragraph, kind } = row.passage;
      const isNew = ordinal !== shown;
      shown = ordinal;
      const isPicked = !this.stretch && index >= first && index <= last;
      const name = paragraph ? `Paragraph ${paragraph}` : kind === 'heading' ? 'Heading' : 'Passage';
      return [
        ...(isNew ? [{ label: name, kind: vscode.QuickPickItemKind.Separator }] : []),
        {
          ...labelled(row.text),
          index,
          iconPath: new vscode.ThemeIcon(isPicked ? 'check' : 'blank'),
          alwaysShow: true,
        },
      ];
    });
    this.pick.items = [...own, ...items];
    const at = this.stretch ? own[1] : items.find(({ index }) => index === this.focus);
    if (!at) return;
    this.expected = at.index ?? WORDS;
    this.pick.activeItems = [at];
  }

  private follow(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const spots = this.spots();
      if (!spots) return;
      const { source } = this.source;
      void this.reader.show(targetOf({ source, ...spots }), { focus: false });
    }, FOLLOW_MS);
  }
}

/** A sentence on two lines: the list cuts what is longer, the reader view shows it whole. */
function labelled(text: string): Pick<Item, 'label' | 'detail'> {
  const { text: label } = snippet(text, [], LABEL_WIDTH);
  const rest = label.length < text.length ? text.slice(label.length - 1).trim() : '';
  return {
    label: iconless(label),
    ...(rest === '' ? {} : { detail: iconless(snippet(rest, [], DETAIL_WIDTH).text) }),
  };
}
