import * as vscode from 'vscode';
import type { LibraryStatus } from '../../engine/protocol';
import type { Locator } from '../../model/citation';
import type { FindResult } from '../../model/match';
import type { Source } from '../../model/source';
import { count } from '../count';
import type { LibraryState } from '../library/library';
import { located, type Row, recentRow, rowsOf } from './rows';

/** A row of the lookup, or one that explains why there is none; `command` is then what Enter does. */
export interface LookupItem extends vscode.QuickPickItem {
  readonly row?: Row;
  readonly command?: string;
}

/** The list shows seven or eight rows at once. */
const FIRST_SOURCES = 4;

export type ButtonName = 'read' | 'words' | 'otherWay' | 'copy';
export interface LookupButton extends vscode.QuickInputButton {
  readonly name: ButtonName;
}

const BOOK = new vscode.ThemeIcon('book');
const QUOTE = new vscode.ThemeIcon('quote');
const COLLECTED = new vscode.ThemeIcon('check');
const button = (name: ButtonName, icon: string, tooltip: string): LookupButton => ({
  name,
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
});
const MAC = process.platform === 'darwin';
const READ = button('read', 'open-preview', `Read the source (${MAC ? '⌃⌥→' : 'Alt+→'})`);
const WORDS = button('words', 'list-selection', `Choose sentences or words (${MAC ? '⇧⏎' : 'Shift+Enter'})`);
const COPY = button('copy', 'copy', `Copy the reference (${MAC ? '⇧⌘C' : 'Ctrl+Shift+C'})`);
const COPY_WORDS = button('copy', 'copy', `Copy the quotation with its citation (${MAC ? '⇧⌘C' : 'Ctrl+Shift+C'})`);
const CITE_ONLY = button('otherWay', 'references', `Cite only, without the words (${MAC ? '⌥⏎' : 'Alt+Enter'})`);
const QUOTE_BEST = button('otherWay', 'quote', `Quote this passage (${MAC ? '⌥⏎' : 'Alt+Enter'})`);

export function foundItems(result: FindResult, collected: ReadonlySet<string>): LookupItem[] {
  const { sources, passages } = rowsOf(result);
  // The passages must be in sight: a long tail of sources that match little comes after them.
  const first = passages.length > 0 ? sources.slice(0, FIRST_SOURCES) : sources;
  return [
    ...section('Sources', first, collected),
    ...section('Passages', passages, collected),
    ...section('More sources', sources.slice(first.length), collected),
  ];
}

/**
 * Rows for words with a locator behind them. First the sources that have those words in their title, since a locator is only
 * what they may be; then what is found without them, cited at that place; then the passages that have them.
 */
export function locatedItems(
  found: FindResult,
  having: FindResult,
  locator: Locator,
  collected: ReadonlySet<string>,
): LookupItem[] {
  const words = rowsOf(having);
  const { sources, passages } = rowsOf(found);
  const first = passages.length > 0 ? sources.slice(0, FIRST_SOURCES) : sources;
  const at = (rows: readonly Row[]) => rows.map((row) => located(row, locator));
  return [
    ...section('Sources with these words in their title', words.sources, collected),
    ...section('Sources', at(first), collected),
    ...section('Passages with these very words', words.passages, collected),
    ...section('Passages', at(passages), collected),
    ...section('More sources', at(sources.slice(first.length)), collected),
  ];
}

export function recentItems(sources: readonly Source[], collected: ReadonlySet<string>): LookupItem[] {
  const rows = sources.map(recentRow);
  return section('Recently saved', rows, collected);
}

/** The one row of a list that would be empty: what is the case, and what Enter does about it. */
export function explainingItem(state: LibraryState, status: LibraryStatus, typed: string): LookupItem {
  const say = (icon: string, label: string, detail: string, command?: string): LookupItem => ({
    iconPath: new vscode.ThemeIcon(icon),
    label,
    detail,
    alwaysShow: true,
    ...(command ? { command } : {}),
  });
  const { sources, problems, progress } = status;
  if (state === 'none')
    return say(
      'folder-library',
      'Choose your folder of saved articles…',
      'No library was found in this workspace.',
      'ibid.chooseLibrary',
    );
  if (state === 'failed')
    return say('error', 'The library could not be opened', 'Enter shows the log with the reason.', 'ibid.showLog');
  if (state === 'empty')
    return problems > 0
      ? say(
          'warning',
          'No article could be read',
          `${count(problems, 'file')} could not be read. Enter shows why.`,
          'ibid.showProblems',
        )
      : say(
          'info',
          'No article in the library yet',
          'Save web pages, text or Markdown clippings into its folder.',
          'ibid.chooseLibrary',
        );
  if (state !== 'ready') {
    const how =
      progress && progress.total > 0
        ? `${progress.done} of ${progress.total} files are read.`
        : 'The library is being read.';
    return say('sync~spin', typed === '' ? 'Reading your articles…' : `Nothing yet for “${typed}”`, how);
  }
  const searched = `${count(sources, 'source')} searched`;
  return problems > 0
    ? say(
        'info',
        `Nothing matches “${typed}”`,
        `${searched}; ${count(problems, 'file')} could not be read. Enter shows why.`,
        'ibid.showProblems',
      )
    : say(
        'info',
        `Nothing matches “${typed}”`,
        `${searched}. Try fewer words, an author, or a year such as year:2015.`,
      );
}

export function failedItem(reason: string): LookupItem {
  return {
    iconPath: new vscode.ThemeIcon('error'),
    label: 'The library could not be searched',
    detail: `${reason} Enter shows the log.`,
    alwaysShow: true,
    command: 'ibid.showLog',
  };
}

function section(label: string, rows: readonly Row[], collected: ReadonlySet<string>): LookupItem[] {
  if (rows.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows.map((row) => item(row, collected))];
}

function item(row: Row, collected: ReadonlySet<string>): LookupItem {
  const buttons =
    row.kind === 'passage'
      ? [READ, WORDS, CITE_ONLY, COPY_WORDS]
      : row.passage
        ? [READ, WORDS, QUOTE_BEST, COPY]
        : [READ, COPY];
  return {
    row,
    label: row.label,
    ...(row.description ? { description: row.description } : {}),
    ...(row.detail ? { detail: row.detail } : {}),
    iconPath: collected.has(row.source.citekey) ? COLLECTED : row.kind === 'source' ? BOOK : QUOTE,
    buttons,
    // VS Code's own matching knows no misspelt words and would hide the row.
    alwaysShow: true,
  };
}
