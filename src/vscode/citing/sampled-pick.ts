import * as vscode from 'vscode';
import type { Engine } from '../../engine/protocol';
import type { Source } from '../../model/source';
import { isAbort, tell } from '../failures';
import { titleOf } from '../lookup/byline';
import type { DraftStyle } from './draft-style';
import { type StyleSample, styleSample } from './style-sample';

/** A row that stands for a style or a locale. */
export interface SampledItem extends vscode.QuickPickItem {
  /** What is rendered as its sample; absent for headings. */
  readonly sample?: DraftStyle;
}

export interface SampledPickParams<T extends SampledItem> {
  readonly items: readonly T[];
  /** Where the list is opened. */
  readonly active: T | undefined;
  readonly placeholder: string;
  /** Of what the samples are; without one the rows have none. */
  readonly source: Source | undefined;
}

/** An arrow key that is held down passes many rows. */
const REST_MS = 80;

/**
 * A list whose row under the cursor shows how the source would be cited: the citation in the row, which a screen reader says, and
 * the whole entry above the list.
 */
export function sampledPick<T extends SampledItem>(
  engine: Engine,
  { items, active, placeholder, source }: SampledPickParams<T>,
): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  pick.placeholder = placeholder;
  if (source) pick.title = `Sample: ${titleOf(source)}`;
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  const samples = new Map<T, StyleSample>();
  let rows = [...items];
  pick.items = rows;
  let current = active ?? items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  if (current) pick.activeItems = [current];
  let request: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** The row with its sample takes the place of the one without; the list is given anew, since VS Code copies its rows. */
  const show = (item: T, sample: StyleSample) => {
    // Since VS Code 1.108; elsewhere a property that nobody reads.
    (pick as { prompt?: string }).prompt = sample.entry || sample.citation;
    if (item.detail !== undefined) return;
    const filled = { ...item, detail: sample.citation || sample.entry };
    samples.set(filled, sample);
    rows = rows.map((row) => (row === item ? filled : row));
    pick.items = rows;
    pick.activeItems = [filled];
    current = filled;
  };
  const look = async (item: T) => {
    request?.abort();
    const known = samples.get(item);
    if (known) return show(item, known);
    if (!source || !item.sample) return undefined;
    const own = new AbortController();
    request = own;
    try {
      const sample = await styleSample(engine, source, item.sample, own.signal);
      if (!own.signal.aborted && current === item) show(item, sample);
    } catch (error) {
      if (!isAbort(error) && !own.signal.aborted) show(item, { citation: tell(error), entry: '' });
    }
    return undefined;
  };
  const listeners = [
    pick,
    pick.onDidChangeActive(([item]) => {
      if (!item || item === current) return;
      current = item;
      clearTimeout(timer);
      timer = setTimeout(() => void look(item), REST_MS);
    }),
  ];
  // VS Code reports no row that it was told to begin with.
  if (current) void look(current);
  return new Promise<T | undefined>((resolve) => {
    listeners.push(
      pick.onDidAccept(() => resolve(pick.activeItems[0])),
      pick.onDidHide(() => resolve(undefined)),
    );
    pick.show();
  }).finally(() => {
    clearTimeout(timer);
    request?.abort();
    for (const listener of listeners) listener.dispose();
  });
}
