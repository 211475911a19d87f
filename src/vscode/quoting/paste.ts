import * as vscode from 'vscode';
import { insertLinked } from '../../dialect/link';
import { type Excerpt, excerptOf, wholeWords, wordCount, wordsBetween } from '../../model/quotation';
import { applyEdits } from '../../model/range';
import { sameWords } from '../../model/sameness';
import { DRAFTS } from '../citing/drafts';
import { keep, prepare } from '../citing/prepared';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { shortByline, titleOf } from '../lookup/byline';
import { readSettings } from '../settings';
import { combine, type LinePlace, type OneStep } from '../writing/combine';
import { editorOf } from '../writing/draft';
import { excerptFor } from './excerpts';

/** Fewer words stand in many texts by chance, and longer ones nobody quotes. */
const FEWEST_WORDS = 4;
const LONGEST = 5000;

/**
 * Text that stands in the library word for word can be pasted as a quotation with its citation (**Paste As…**). What was
 * copied in the reader view is pasted so at once, with plain text as the alternative.
 */
export function pasteAsQuotation(ibid: Ibid): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('ibid', 'quotation');
  let waiting: vscode.Disposable | undefined;
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, data, { triggerKind }, token) {
      const text = ((await data.get('text/plain')?.asString()) ?? '').trim();
      if (text === '' || ibid.library.folders.length === 0) return undefined;
      const copied = await copiedExcerpt(ibid, text);
      // A plain paste never waits for a search of the library.
      if (!copied && triggerKind === vscode.DocumentPasteTriggerKind.Automatic) return undefined;
      const excerpt = copied ?? (await standingThere(ibid, text, token));
      const pasted = excerpt && (await quotationPaste(ibid, document, ranges, excerpt));
      if (!pasted || token.isCancellationRequested) return undefined;
      const title = `Paste as a quotation from ${shortByline(excerpt.source) || titleOf(excerpt.source)}`;
      const edit = new vscode.DocumentPasteEdit(pasted.insertText, title, kind);
      edit.additionalEdit = pasted.additionalEdit;
      if (!copied || !readSettings(document.uri).pasteAsQuotation)
        edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      waiting?.dispose();
      waiting = oncePasted(document, pasted.step, () =>
        attempt('The bibliography was not updated', ibid.log, pasted.keep),
      );
      return [edit];
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(DRAFTS, provider, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: ['text/plain'],
    }),
    new vscode.Disposable(() => waiting?.dispose()),
  );
}

/** Offered only: nothing is written anywhere before the person takes it. */
async function quotationPaste(
  ibid: Ibid,
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  excerpt: Excerpt,
) {
  const carets = ranges
    .map((range) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) }))
    .sort((a, b) => a.start - b.start);
  const wanted = { sources: [excerpt.source], quote: excerpt };
  const prepared = await prepare(ibid, document, [wanted], carets[0]);
  const insertion = prepared?.insertions[0];
  if (!prepared || !insertion) return undefined;
  const draft = document.getText();
  const step = combine(
    draft,
    insertLinked(prepared.dialect, draft, carets, insertion, insertion.link),
    prepared.declaration,
  );
  const own = carets.map((caret) => step.edits.find(({ start, end }) => start === caret.start && end === caret.end));
  const [first] = own;
  // VS Code indents the lines of what it puts at the carets itself: several lines go their own way.
  const isPlain =
    first !== undefined && !/[\r\n]/.test(first.newText) && own.every((it) => it?.newText === first.newText);
  const additionalEdit = new vscode.WorkspaceEdit();
  for (const edit of step.edits) {
    if (isPlain && own.includes(edit)) continue;
    const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
    additionalEdit.replace(document.uri, range, edit.newText);
  }
  const keepAll = async () => {
    await prepared.finish();
    await keep(ibid, [wanted], prepared.insertions);
  };
  return { insertText: isPlain ? first.newText : '', additionalEdit, step, keep: keepAll };
}

/** VS Code does not tell which paste was taken: the draft shows it. */
function oncePasted(document: vscode.TextDocument, step: OneStep, done: () => Promise<unknown>): vscode.Disposable {
  const expected = applyEdits(document.getText(), step.edits);
  const listener = vscode.workspace.onDidChangeTextDocument(async (event) => {
    if (event.document !== document || document.getText() !== expected) return;
    listener.dispose();
    const editor = editorOf(document);
    if (editor) {
      const at = ({ line, character }: LinePlace) => new vscode.Position(line, character);
      editor.selections = step.carets.map(({ start, end }) => new vscode.Selection(at(start), at(end)));
    }
    await done();
  });
  return listener;
}

/** The words that were copied in the reader view, where it is those that are pasted. */
async function copiedExcerpt({ engine, reader }: Ibid, text: string): Promise<Excerpt | undefined> {
  const { copied } = reader;
  const found = copied && (await engine.request('source', { citekey: copied.citekey }));
  if (!found || !sameWords(wordsBetween(found.passages, copied.from, copied.to), text)) return undefined;
  const { from, to } = wholeWords(found.passages, copied.from, copied.to);
  return excerptOf(found, from, to);
}

async function standingThere(ibid: Ibid, text: string, token: vscode.CancellationToken): Promise<Excerpt | undefined> {
  if (text.length > LONGEST || wordCount(text) < FEWEST_WORDS) return undefined;
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => abort.abort());
  try {
    return await excerptFor(ibid, text, undefined, abort.signal);
  } catch (error) {
    ibid.log.debug(`Nothing to paste as a quotation: ${String(error)}`);
    return undefined;
  } finally {
    listener.dispose();
  }
}
