import * as vscode from 'vscode';
import type { Dialect, KeyAt } from '../../dialect/dialect';
import type { TextEdit } from '../../model/range';
import type { Source } from '../../model/source';
import { attempt, isAbort, tell } from '../failures';
import type { Ibid } from '../ibid';
import { byline, shortByline, titleOf } from '../lookup/byline';
import { declareInMain } from '../writing/bibliography-entries';
import { bibliographyPlace, mainFile } from '../writing/bibliography-place';
import { dialectOf } from './dialect-of';
import { insertionFor } from './insertion';
import { pin } from './pin';
import { bring } from './prepared';

const ROWS = 30;
/** Letters after which VS Code asks; in Markdown it does not ask by itself while one types. */
export const TRIGGERS = ['@', '{', ',', '^'] as const;

interface CitekeyItem extends vscode.CompletionItem {
  readonly source: Source;
  readonly document: vscode.TextDocument;
  readonly dialect: Dialect;
  readonly at: KeyAt;
}

/**
 * Citekeys while one types `@`, `[^` or `\autocite{`, by the same lookup as the box: over title, author and year, misspelt or
 * not. Accepting one brings its bibliography entry along.
 */
export class CitekeyCompletion implements vscode.CompletionItemProvider<CitekeyItem>, vscode.Disposable {
  /** Where the list was asked for last: the list is opened anew only if VS Code has not asked itself. */
  lastAsked = '';
  private readonly command: vscode.Disposable;

  constructor(private readonly ibid: Ibid) {
    this.command = vscode.commands.registerCommand('ibid.completed', (uri: unknown, citekey: unknown) => {
      if (uri instanceof vscode.Uri && typeof citekey === 'string') return this.completed(uri, citekey);
      return undefined;
    });
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<CitekeyItem> | undefined> {
    const found = await keyAt(document, position);
    if (!found || this.ibid.library.state === 'none') return undefined;
    const { at, dialect } = found;
    this.lastAsked = askedAt(document, position);
    const [sources, declaration] = await Promise.all([
      this.sources(at.typed, token),
      declarationFor(document, dialect),
    ]);
    if (!sources || token.isCancellationRequested) return undefined;
    const text = document.getText();
    const replacing = new vscode.Range(document.positionAt(at.range.start), document.positionAt(at.range.end));
    const inserting = new vscode.Range(replacing.start, position);
    const items = sources.map((source, rank): CitekeyItem => {
      const label = { label: titleOf(source), description: shortByline(source) };
      const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference);
      item.detail = source.citekey;
      item.insertText = dialect.completeKey(text, at, { cites: [source] })[0]?.newText ?? source.citekey;
      item.range = { inserting, replacing };
      // VS Code would filter by the letters typed, in their order: the ranking is ours.
      item.filterText = at.typed;
      item.sortText = String(rank).padStart(4, '0');
      if (rank === 0) item.preselect = true;
      if (declaration.length > 0) item.additionalTextEdits = declaration.map((edit) => textEdit(document, edit));
      item.command = {
        command: 'ibid.completed',
        title: 'Add the bibliography entry',
        arguments: [document.uri, source.citekey],
      };
      return Object.assign(item, { source, document, dialect, at });
    });
    // Asked again with every letter: the ranking depends on all of them.
    return new vscode.CompletionList(items, true);
  }

  /** The record, and what costs time: the text of a note, where the dialect writes one. */
  async resolveCompletionItem(item: CitekeyItem): Promise<CitekeyItem> {
    const { source, document, dialect, at } = item;
    item.documentation = new vscode.MarkdownString().appendText(`${titleOf(source)}\n${byline(source)}`);
    if (dialect.citations === 'keys') return item;
    const insertion = await insertionFor(this.ibid, dialect, document, { sources: [source] });
    const [, ...notes] = dialect.completeKey(document.getText(), at, insertion);
    item.additionalTextEdits = notes.map((edit) => textEdit(document, edit));
    return item;
  }

  dispose(): void {
    this.command.dispose();
  }

  private async sources(typed: string, token: vscode.CancellationToken): Promise<readonly Source[] | undefined> {
    const { engine, log } = this.ibid;
    const abort = new AbortController();
    const listener = token.onCancellationRequested(() => abort.abort());
    try {
      if (typed.trim() === '') return await engine.request('recent', { limit: ROWS }, abort.signal);
      const params = { text: typed, kinds: ['source' as const], limit: ROWS, typing: true };
      return (await engine.request('find', params, abort.signal)).sources.map(({ source }) => source);
    } catch (error) {
      if (!isAbort(error)) log.warn(`No citekeys can be offered: ${tell(error)}`);
      return undefined;
    } finally {
      listener.dispose();
    }
  }

  private completed(uri: vscode.Uri, citekey: string): Promise<void> {
    const { ibid } = this;
    return attempt('The bibliography entry was not added', ibid.log, async () => {
      const document = await vscode.workspace.openTextDocument(uri);
      const dialect = await dialectOf(document);
      const sources = await ibid.engine.request('sources', { citekeys: [citekey] });
      if (dialect) {
        const place = await bibliographyPlace(document, dialect, await mainFile(document));
        if (place) await bring(ibid, place, sources);
        if (place?.declare?.inMain) await declareInMain(dialect, place.declare.inMain, place.declare.file);
      }
      await pin(ibid, sources);
    }).then(() => undefined);
  }
}

export async function keyAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<{ dialect: Dialect; at: KeyAt } | undefined> {
  const dialect = await dialectOf(document);
  const at = dialect?.keyAt(document.getText(), document.offsetAt(position));
  return dialect && at && { dialect, at };
}

export function askedAt(document: vscode.TextDocument, position: vscode.Position): string {
  return `${document.uri} ${document.version} ${position.line}:${position.character}`;
}

/** Edits that declare the bibliography, where the draft has to: they are the same for every source. */
async function declarationFor(document: vscode.TextDocument, dialect: Dialect): Promise<readonly TextEdit[]> {
  const main = dialect.id === 'latex' ? await mainFile(document) : undefined;
  const place = await bibliographyPlace(document, dialect, main);
  if (!place?.declare || place.declare.inMain) return [];
  return dialect.declareBibliography(document.getText(), place.declare.file);
}

function textEdit(document: vscode.TextDocument, { start, end, newText }: TextEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
}
