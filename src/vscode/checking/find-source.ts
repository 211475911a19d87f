import * as vscode from 'vscode';
import type { Traced } from '../../engine/protocol';
import type { Range } from '../../model/range';
import { insertInto } from '../citing/insert';
import { attempt, isAbort, tell } from '../failures';
import type { Ibid } from '../ibid';
import { ownRanking } from '../lookup/pick-marks';
import { excerptFor } from '../quoting/excerpts';
import { activeDraft } from '../writing/draft';
import { rangeIn } from './diagnostics';
import { type SelectedWords, selectedWords } from './selected-words';
import { type TracedRow, tracedRow } from './traced-rows';

const ROWS = 12;
const PREVIEW_MS = 90;
const CONTEXT = 'ibid.findSourceOpen';
const MAC = process.platform === 'darwin';
const QUOTE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('quote'),
  tooltip: `Put the source’s words in their place (${MAC ? '⌥⏎' : 'Alt+Enter'})`,
};

interface TracedItem extends vscode.QuickPickItem {
  readonly traced?: Traced;
  readonly row?: TracedRow;
}

interface Choice {
  readonly traced: Traced;
  readonly action: 'cite' | 'quote';
}

/** **Ibid: Find the Source of This**: where the selected words come from, nearest first, with the source beside the draft. */
export function findSource(ibid: Ibid): vscode.Disposable {
  let quoteChosen: (() => void) | undefined;
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ibid.findSource', () =>
      attempt('The source was not found', ibid.log, async () => {
        const editor = vscode.window.activeTextEditor;
        const words = editor && (await selectedWords(editor));
        if (!editor || !words) {
          void vscode.window.showInformationMessage('Select the words whose source you want in a draft first.');
          return;
        }
        const { version } = editor.document;
        const box = new TraceBox(ibid, words.text);
        quoteChosen = () => box.quote();
        const choice = await box.choose();
        quoteChosen = undefined;
        if (choice && editor.document.version === version) await insert(ibid, editor.document, words, choice);
      }),
    ),
    vscode.commands.registerCommand('ibid.findSource.quote', () => quoteChosen?.()),
  );
}

async function insert(
  ibid: Ibid,
  document: vscode.TextDocument,
  { range, citeAt }: SelectedWords,
  { traced: { source, place }, action }: Choice,
): Promise<void> {
  const excerpt = await excerptFor(ibid, place.selector[0].exact, source.citekey);
  const at: Range = action === 'quote' ? range : { start: citeAt, end: citeAt };
  const editor = await vscode.window.showTextDocument(document);
  const { start, end } = rangeIn(document, at);
  editor.selection = new vscode.Selection(start, end);
  const what = { sources: [source], ...(excerpt && (action === 'quote' ? { quote: excerpt } : { place: excerpt })) };
  await insertInto(ibid, activeDraft(), what);
}

/** The list of places, while it is open. */
class TraceBox {
  readonly #ibid: Ibid;
  readonly #words: string;
  readonly #pick = vscode.window.createQuickPick<TracedItem>();
  readonly #abort = new AbortController();
  #preview: NodeJS.Timeout | undefined;
  #finish: (choice: Choice | undefined) => void = () => undefined;

  constructor(ibid: Ibid, words: string) {
    this.#ibid = ibid;
    this.#words = words;
    const pick = this.#pick;
    pick.title = 'Find the Source of This';
    pick.placeholder = 'Enter adds the citation, Alt+Enter puts the source’s words in their place';
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    ownRanking(pick, ({ row }) => row?.marks);
    pick.onDidAccept(() => this.#end('cite', pick.activeItems[0]));
    pick.onDidTriggerItemButton(({ item }) => this.#end('quote', item));
    pick.onDidChangeActive(([item]) => this.#show(item));
    pick.onDidHide(() => this.#finish(undefined));
  }

  quote(): void {
    this.#end('quote', this.#pick.activeItems[0]);
  }

  async choose(): Promise<Choice | undefined> {
    void vscode.commands.executeCommand('setContext', CONTEXT, true);
    const chosen = new Promise<Choice | undefined>((resolve) => {
      this.#finish = resolve;
    });
    this.#pick.show();
    void this.#fill();
    try {
      return await chosen;
    } finally {
      void vscode.commands.executeCommand('setContext', CONTEXT, false);
      this.#abort.abort();
      clearTimeout(this.#preview);
      this.#pick.dispose();
    }
  }

  async #fill(): Promise<void> {
    const { engine, library, log } = this.#ibid;
    this.#pick.busy = true;
    try {
      await library.opened();
      const asked = { text: this.#words, limit: ROWS };
      const found = library.state === 'none' ? [] : await engine.request('trace', asked, this.#abort.signal);
      this.#pick.items = found.length > 0 ? found.map(itemOf) : [nothing(library.status.sources)];
    } catch (error) {
      if (isAbort(error) || this.#abort.signal.aborted) return;
      log.error(`Find the source: ${tell(error)}`);
      this.#pick.items = [{ label: '$(error) The library could not be searched', detail: tell(error) }];
    } finally {
      this.#pick.busy = false;
    }
  }

  #end(action: Choice['action'], item: TracedItem | undefined): void {
    // Nothing has been found yet.
    if (!item) return;
    this.#finish(item.traced && { traced: item.traced, action });
    this.#pick.hide();
  }

  #show(item: TracedItem | undefined): void {
    clearTimeout(this.#preview);
    const traced = item?.traced;
    if (!traced) return;
    const { source, place } = traced;
    const [{ exact }, position] = place.selector;
    const target = {
      source,
      ordinal: place.ordinal,
      lastOrdinal: place.ordinal + exact.split('\n\n').length - 1,
      matches: [position],
    };
    this.#preview = setTimeout(() => void this.#ibid.reader.show(target, { focus: false }), PREVIEW_MS);
  }
}

function itemOf(traced: Traced): TracedItem {
  const row = tracedRow(traced);
  const { label, description, detail } = row;
  const icon = detail.startsWith('Word for word') ? 'pass' : 'diff';
  return { label, description, detail, row, traced, iconPath: new vscode.ThemeIcon(icon), buttons: [QUOTE] };
}

function nothing(sources: number): TracedItem {
  return {
    label: 'No saved article has these words, or words like them',
    detail: `${sources} searched. Select a longer stretch, or look for it with “Ibid: Cite…”.`,
    iconPath: new vscode.ThemeIcon('info'),
    alwaysShow: true,
  };
}
