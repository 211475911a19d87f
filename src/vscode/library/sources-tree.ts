import * as vscode from 'vscode';
import type { Engine } from '../../engine/protocol';
import type { Source } from '../../model/source';
import { attempt } from '../failures';
import { byline, fileName, shortByline, titleOf } from '../lookup/byline';
import type { Library } from './library';

const VIEW = 'ibid.sources';
/** A list longer than this is looked through by typing. */
const ROWS = 1000;
/** While many files are read, the list is drawn anew at most this often. */
const REDRAW_MS = 400;

type Node = Source | { readonly more: number };

/** The list of sources, newest first, with what can be done with each. */
export function sourcesTree(engine: Engine, library: Library, log: vscode.LogOutputChannel): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => ('more' in node ? moreItem(node.more) : sourceItem(node)),
    async getChildren(parent) {
      if (parent) return [];
      await library.opened();
      if (library.folders.length === 0) return [];
      const sources = await attempt('The sources could not be listed', log, () =>
        engine.request('recent', { limit: ROWS }),
      );
      const more = engine.status.sources - (sources?.length ?? 0);
      return sources?.length === ROWS && more > 0 ? [...sources, { more }] : [...(sources ?? [])];
    },
  };
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: provider });

  let revision = -1;
  let timer: NodeJS.Timeout | undefined;
  let finish: (() => void) | undefined;
  const draw = () => {
    const { state, status } = library;
    const busy = state === 'opening' || state === 'indexing';
    const { progress } = status;
    view.description = busy
      ? progress && progress.total > 0
        ? `${progress.done} of ${progress.total}`
        : ''
      : String(status.sources || '');
    if (busy && !finish) {
      const done = new Promise<void>((resolve) => {
        finish = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: VIEW } }, () => done);
    } else if (!busy) {
      finish?.();
      finish = undefined;
    }
    if (status.revision === revision && busy) return;
    revision = status.revision;
    timer ??= setTimeout(() => {
      timer = undefined;
      changed.fire();
    }, REDRAW_MS);
  };
  draw();
  return vscode.Disposable.from(
    view,
    changed,
    library.onDidChange(draw),
    new vscode.Disposable(() => {
      clearTimeout(timer);
      finish?.();
    }),
  );
}

function sourceItem(source: Source): vscode.TreeItem {
  const item = new vscode.TreeItem(titleOf(source));
  const said = byline(source) || fileName(source.file);
  item.description = shortByline(source) || fileName(source.file);
  item.tooltip = `${titleOf(source)}\n${said}\n${source.file}`;
  item.contextValue = 'source';
  item.iconPath = new vscode.ThemeIcon('book');
  item.command = { command: 'ibid.source.preview', title: 'Show in Reader', arguments: [source] };
  item.accessibilityInformation = { label: `${titleOf(source)}, ${said}` };
  return item;
}

function moreItem(more: number): vscode.TreeItem {
  const item = new vscode.TreeItem(`${more} more: find them with Cite…`);
  item.command = { command: 'ibid.cite', title: 'Cite…' };
  return item;
}
