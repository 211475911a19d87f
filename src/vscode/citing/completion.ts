import * as vscode from 'vscode';
import type { Dialect, KeyAt } from '../../dialect/dialect';
import type { TextEdit } from '../../model/range';
import type { Source } from '../../model/source';
import { attempt, isAbort, tell } from '../failures';
import type { Ibid } from '../ibid';
import { byline, shortByline, titleOf } from '../lookup/byline';
import { bibliographyPlace, mainFile } from '../writing/bibliography-place';
import { combine } from '../writing/combine';
import { dialectOf } from './dialect-of';
import { bring, insertionFor, pin } from './insert';

const ROWS = 30;
/** Letters after which VS Code asks; in Markdown it does not ask by itself while one types. */
export const TRIGGERS = ['@', '{', ',', '^'] as const;

interface CitekeyItem extends vscode.CompletionItem {
  readonly source: Source;
  readonly document: vscode.TextDocument;
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
    const { at } = found;
    this.lastAsked = askedAt(document, position);
    const sources = await this.sources(at.typed, token);
    if (!sources || token.isCancellationRequested) return undefined;
    const replacing = new vscode.Range(document.positionAt(at.range.start), document.positionAt(at.range.end));
    const inserting = new vscode.Range(replacing.start, position);
    const items = sources.map((source, rank): CitekeyItem => {
      const item = new vscode.CompletionItem(
        { label: titleOf(source), description: shortByline(source) },
        vscode.CompletionItemKind.Reference,
      );
      item.detail = source.citekey;
      item.insertText = source.citekey;
      item.range = { inserting, replacing };
      // VS Code would filter by the letters typed, in their order: the ranking is ours.
      item.filterText = at.typed;
      item.sortText = String(rank).padStart(4, '0');
      if (rank === 0) item.preselect = true;
      return Object.assign(item, { source, document, at });
    });
    // Asked again with every letter: the ranking depends on all of them.
    return new vscode.CompletionList(items, true);
  }

  async resolveCompletionItem(item: CitekeyItem): Promise<CitekeyItem> {
    const { source, document, at } = item;
    const dialect = await dialectOf(document);
    if (!dialect) return item;
    const edits = await this.edits(document, dialect, source, at);
    const [main, ...others] = edits;
    if (main) item.insertText = main.newText;
    item.additionalTextEdits = others.map(({ start, end, newText }) =>
      vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), newText),
    );
    const text = new vscode.MarkdownString();
    text.appendText(`${titleOf(source)}\n${byline(source)}`);
    item.documentation = text;
    item.command = {
      command: 'ibid.completed',
      title: 'Add the bibliography entry',
      arguments: [document.uri, source.citekey],
    };
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

  /** The key and all that belongs to it in the draft: a note, the declaration of the bibliography. One step of undo. */
  private async edits(
    document: vscode.TextDocument,
    dialect: Dialect,
    source: Source,
    at: KeyAt,
  ): Promise<readonly TextEdit[]> {
    const main = dialect.id === 'latex' ? await mainFile(document) : undefined;
    const insertion = await insertionFor(this.ibid, dialect, document, { sources: [source] }, main?.text);
    const [key, ...notes] = dialect.completeKey(document.getText(), at, insertion);
    if (!key) return [];
    const place = await bibliographyPlace(document, dialect, main);
    const declaration =
      place?.declare && !place.declare.inMain
        ? dialect.declareBibliography(document.getText(), place.declare.file)
        : [];
    return [key, ...combine(document.getText(), { edits: notes, selections: [] }, declaration).edits];
  }

  private completed(uri: vscode.Uri, citekey: string): Promise<void> {
    const { ibid } = this;
    return attempt('The bibliography entry was not added', ibid.log, async () => {
      const document = await vscode.workspace.openTextDocument(uri);
      const dialect = await dialectOf(document);
      const sources = await ibid.engine.request('sources', { citekeys: [citekey] });
      const place = dialect && (await bibliographyPlace(document, dialect, await mainFile(document)));
      if (place) await bring(ibid, place, sources);
      await pin(ibid, sources);
    }).then(() => undefined);
  }
}

export async function keyAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<{ at: KeyAt } | undefined> {
  const dialect = await dialectOf(document);
  const at = dialect?.keyAt(document.getText(), document.offsetAt(position));
  return at && { at };
}

export function askedAt(document: vscode.TextDocument, position: vscode.Position): string {
  return `${document.uri} ${document.version} ${position.line}:${position.character}`;
}
