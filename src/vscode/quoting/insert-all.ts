import * as vscode from 'vscode';
import { lineEnd } from '../../dialect/lines';
import { insertLinked } from '../../dialect/link';
import type { Excerpt } from '../../model/quotation';
import { applyEdits } from '../../model/range';
import { insertInto } from '../citing/insert';
import { keep, prepare } from '../citing/prepared';
import type { Ibid } from '../ibid';
import { applyStep } from '../writing/apply-step';
import { changeBetween, combine } from '../writing/combine';
import { caretsOf, type Draft } from '../writing/draft';

/** Several quotations at the caret, each a paragraph of its own with its citation, in one step of undo. */
export async function insertAll(ibid: Ibid, draft: Draft | undefined, excerpts: readonly Excerpt[]): Promise<void> {
  const [only] = excerpts;
  if (!only) return;
  const wanted = excerpts.map((quote) => ({ sources: [quote.source], quote }));
  if (excerpts.length === 1 || draft?.kind !== 'text') {
    if (excerpts.length > 1) {
      void vscode.window.showInformationMessage(
        'Open a draft in a text editor, and put the cursor where the quotations belong.',
      );
      return;
    }
    return insertInto(ibid, draft, { sources: [only.source], quote: only });
  }
  const { document } = draft;
  const prepared = await prepare(ibid, document, wanted);
  if (!prepared) {
    void vscode.window.showInformationMessage(`Ibid does not write quotations into ${document.languageId} documents.`);
    return;
  }
  const before = document.getText();
  const gap = lineEnd(before).repeat(2);
  let text = before;
  let caret = caretsOf(draft)[0] ?? { start: before.length, end: before.length };
  prepared.insertions.forEach((insertion, i) => {
    if (i > 0) {
      text = text.slice(0, caret.end) + gap + text.slice(caret.end);
      caret = { start: caret.end + gap.length, end: caret.end + gap.length };
    }
    const edit = insertLinked(prepared.dialect, text, [caret], insertion, insertion.link);
    text = applyEdits(text, edit.edits);
    caret = edit.selections[0] ?? caret;
  });
  const step = { edits: [changeBetween(before, text)], selections: [caret] };
  await applyStep(document, combine(before, step, prepared.declaration));
  await prepared.finish();
  await keep(ibid, wanted, prepared.insertions);
  vscode.window.setStatusBarMessage(`$(check) ${excerpts.length} quotations inserted`, 6000);
}
