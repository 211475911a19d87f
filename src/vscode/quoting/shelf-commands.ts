import * as vscode from 'vscode';
import { type Excerpt, excerptOf } from '../../model/quotation';
import { isSameShelved, readTags, type ShelvedQuotation } from '../../model/quote-shelf';
import { dialectOf } from '../citing/dialect-of';
import { parsedDraft } from '../citing/parsed-draft';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { shortByline, titleOf } from '../lookup/byline';
import { iconless } from '../lookup/rows';
import { snippet } from '../lookup/snippet';
import { activeDraft } from '../writing/draft';
import { excerptFor, selectedExcerpt } from './excerpts';
import { insertAll } from './insert-all';
import { quotingRuleOf } from './quoting-style';
import { targetOf } from './reader-target';
import type { Shelf } from './shelf';
import { shelfMarkdown } from './shelf-markdown';
import type { ShelfView } from './shelf-view';
import { excerptOfShelved } from './shelved-words';

/** What can be done with the quote shelf from its view, the reader, the draft and the palette. */
export function quoteShelf(ibid: Ibid, view: ShelfView): vscode.Disposable {
  const { shelf } = ibid;
  const command = (id: string, failure: string, work: (called?: ShelvedQuotation) => Promise<unknown>) =>
    vscode.commands.registerCommand(id, (called?: ShelvedQuotation) => attempt(failure, ibid.log, () => work(called)));
  const inserted = (quotations: readonly ShelvedQuotation[]) => insertShelved(ibid, quotations);
  return vscode.Disposable.from(
    command('ibid.shelve', 'Nothing was put on the shelf', async () => {
      const excerpt = ibid.reader.selection ? await selectedExcerpt(ibid) : await excerptAtCaret(ibid);
      if (excerpt) await shelf.add([excerpt]);
    }),
    command('ibid.shelveHighlights', 'Nothing was put on the shelf', () => shelveHighlights(ibid, shelf)),
    command('ibid.shelf.show', 'The source could not be shown', async (called) => {
      const [first] = called ? [called] : view.chosen();
      const excerpt = first && (await excerptOfShelved(ibid, first));
      if (!excerpt) return;
      const { source, isGone } = excerpt;
      await ibid.reader.show(isGone ? { source } : targetOf(excerpt), { focus: false });
    }),
    command('ibid.shelf.insert', 'Nothing was inserted', (called) => inserted(view.chosen(called))),
    command('ibid.shelf.insertAll', 'Nothing was inserted', async () => inserted((await shelf.read()).quotations)),
    command('ibid.insertFromShelf', 'Nothing was inserted', async () => {
      const picked = await pickShelved(ibid, shelf);
      if (picked) await inserted(picked);
    }),
    command('ibid.shelf.moveUp', 'Nothing was moved', (called) => view.move(-1, called)),
    command('ibid.shelf.moveDown', 'Nothing was moved', (called) => view.move(1, called)),
    command('ibid.shelf.remove', 'Nothing was removed', (called) => remove(shelf, view, called)),
    command('ibid.shelf.tag', 'Nothing was changed', (called) => tag(shelf, view, called)),
    command('ibid.shelf.export', 'The shelf was not exported', () => exportShelf(ibid, shelf)),
    command('ibid.shelf.open', 'The file could not be opened', async () => {
      const { file, quotations } = await shelf.read();
      if (quotations.length > 0) await vscode.window.showTextDocument(vscode.Uri.file(file));
    }),
  );
}

/** The quotation of the draft in which the caret is, or the words selected there, as their source has them. */
async function excerptAtCaret(ibid: Ibid): Promise<Excerpt | undefined> {
  const editor = vscode.window.activeTextEditor;
  const dialect = editor && (await dialectOf(editor.document));
  if (editor && dialect) {
    const { document, selection } = editor;
    const caret = document.offsetAt(selection.active);
    const quote = parsedDraft(document, dialect).quotes.find(({ range }) => range.start <= caret && caret <= range.end);
    const text = selection.isEmpty ? quote?.text : document.getText(selection);
    const excerpt = text ? await excerptFor(ibid, text) : undefined;
    if (excerpt) return excerpt;
    if (text) {
      void vscode.window.showInformationMessage(
        'These words stand in no source of the library, so they are not quoted from it.',
      );
      return undefined;
    }
  }
  void vscode.window.showInformationMessage(
    'Select words in the reader view, or put the cursor into a quotation, first.',
  );
  return undefined;
}

async function shelveHighlights({ engine, reader }: Ibid, shelf: Shelf): Promise<void> {
  const found = reader.source && (await engine.request('source', { citekey: reader.source.citekey }));
  const marked = (found?.passages ?? []).flatMap(({ ordinal, highlights = [] }) =>
    highlights.flatMap(({ start, end }) =>
      found ? (excerptOf(found, { ordinal, offset: start }, { ordinal, offset: end }) ?? []) : [],
    ),
  );
  if (marked.length > 0) return shelf.add(marked);
  const what = found
    ? 'Nothing was highlighted in this source when it was saved.'
    : 'Show a source in the reader first.';
  void vscode.window.showInformationMessage(what);
}

async function insertShelved(ibid: Ibid, quotations: readonly ShelvedQuotation[]): Promise<void> {
  if (quotations.length === 0) {
    void vscode.window.showInformationMessage(
      'The quote shelf is empty. Put words on it from the lookup, the reader or a draft.',
    );
    return;
  }
  const draft = activeDraft();
  const excerpts: Excerpt[] = [];
  const missing: string[] = [];
  let gone = 0;
  for (const one of quotations) {
    const excerpt = await excerptOfShelved(ibid, one);
    if (!excerpt) missing.push(one.citekey);
    else excerpts.push(excerpt);
    if (excerpt?.isGone) gone++;
  }
  await insertAll(ibid, draft, excerpts);
  if (missing.length > 0)
    void vscode.window.showWarningMessage(`Not inserted, since no source has the citekey: ${missing.join(', ')}.`);
  if (gone > 0)
    void vscode.window.showWarningMessage(
      `${gone === 1 ? 'One quotation is' : `${gone} quotations are`} inserted as shelved, but the source no longer has those words.`,
    );
}

async function pickShelved({ engine }: Ibid, shelf: Shelf): Promise<readonly ShelvedQuotation[] | undefined> {
  const { quotations } = await shelf.read();
  if (quotations.length === 0) return [];
  const citekeys = [...new Set(quotations.map(({ citekey }) => citekey))];
  const sources = new Map((await engine.request('sources', { citekeys })).map((it) => [it.citekey, it]));
  const items = quotations.map((quotation) => {
    const line = quotation.exact.replace(/\s+/g, ' ');
    const source = sources.get(quotation.citekey);
    const label = snippet(line, [], 90).text;
    return {
      quotation,
      label: iconless(label),
      detail: [
        source ? shortByline(source) || titleOf(source) : quotation.citekey,
        ...quotation.tags.map((it) => `#${it}`),
      ].join(' '),
      description: iconless(label.length < line.length ? line.slice(label.length - 1).trim() : ''),
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Insert from the quote shelf',
    placeHolder: 'Type words, an author or #tag; Space marks several, Enter inserts',
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked || picked.length === 0) return undefined;
  return quotations.filter((it) => picked.some(({ quotation }) => isSameShelved(it, quotation)));
}

async function remove(shelf: Shelf, view: ShelfView, called?: ShelvedQuotation): Promise<void> {
  const quotations = view.chosen(called);
  if (quotations.length === 0) return;
  const before = view.behind(quotations);
  await shelf.change({ kind: 'remove', quotations });
  const what = quotations.length === 1 ? 'One quotation was' : `${quotations.length} quotations were`;
  void vscode.window.showInformationMessage(`${what} taken off the shelf.`, 'Undo').then(async (choice) => {
    if (choice) await shelf.change({ kind: 'add', quotations, ...(before && { before }) });
  });
}

async function tag(shelf: Shelf, view: ShelfView, called?: ShelvedQuotation): Promise<void> {
  const quotations = view.chosen(called);
  const [first] = quotations;
  if (!first) return;
  const typed = await vscode.window.showInputBox({
    title: quotations.length === 1 ? 'Tags of this quotation' : `Tags of ${quotations.length} quotations`,
    prompt: 'Separated by commas; none takes them away',
    placeHolder: 'intro, chapter 2',
    value: first.tags.join(', '),
    // Selecting the row with a key shows its source, which takes the focus for a moment.
    ignoreFocusOut: true,
  });
  if (typed === undefined) return;
  await shelf.change({ kind: 'tag', quotations, tags: readTags(typed) });
  await view.select(quotations);
}

async function exportShelf(ibid: Ibid, shelf: Shelf): Promise<void> {
  const { quotations } = await shelf.read();
  const { DIALECTS } = await import('../markup');
  const dialect = DIALECTS.find(({ id }) => id === 'pandoc');
  if (!dialect || quotations.length === 0) return insertShelved(ibid, []);
  const exported = [];
  for (const shelved of quotations) exported.push({ shelved, excerpt: await excerptOfShelved(ibid, shelved) });
  const document = await vscode.workspace.openTextDocument({ language: 'markdown' });
  const content = shelfMarkdown(dialect, exported, { ...quotingRuleOf(document), links: false });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}
