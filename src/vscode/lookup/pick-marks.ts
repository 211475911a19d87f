import type * as vscode from 'vscode';
import type { Marks } from './rows';

/**
 * What a QuickPick can do, but its stable API does not offer: keep the order of its items while something is typed
 * (microsoft/vscode#73904), and mark letters that its own matching does not know of. Both reach the widget as plain properties
 * of the object. Where a host has neither, the rows are the same, without the order or the marks; a host test says so.
 */
export function ownRanking<T extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<T>,
  marksOf: (item: T) => Marks | undefined,
): void {
  const open = pick as unknown as { sortByLabel?: boolean; update?: (properties: Properties) => void };
  try {
    open.sortByLabel = false;
  } catch {
    // A host may seal the object: VS Code's own order then stands.
  }
  const update = open.update;
  if (typeof update !== 'function') return;
  try {
    open.update = (properties) => update.call(pick, withMarks(properties, pick.items, marksOf));
    open.update({ matchOnLabel: false, matchOnDescription: false, matchOnDetail: false });
  } catch {
    open.update = update;
  }
}

interface Properties {
  readonly [name: string]: unknown;
  readonly items?: unknown;
}

function withMarks<T extends vscode.QuickPickItem>(
  properties: Properties,
  items: readonly T[],
  marksOf: (item: T) => Marks | undefined,
): Properties {
  if (!Array.isArray(properties.items) || properties.items.length !== items.length) return properties;
  return {
    ...properties,
    items: properties.items.map((sent: object, i) => {
      const item = items[i];
      const highlights = item && marksOf(item);
      return highlights ? { ...sent, highlights } : sent;
    }),
  };
}
