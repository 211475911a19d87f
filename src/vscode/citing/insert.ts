import * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import { insertLinked } from '../../dialect/link';
import { applyEdits } from '../../model/range';
import { hasList, listEdits } from '../bibliography/formatted-list';
import type { Ibid } from '../ibid';
import { fileName, shortByline, titleOf } from '../lookup/byline';
import { applyStep } from '../writing/apply-step';
import type { BibliographyPlace } from '../writing/bibliography-place';
import { combine } from '../writing/combine';
import { caretsOf, type Draft, firstCaret } from '../writing/draft';
import { richQuotation, richReference } from './copied-text';
import type { Wanted } from './insertion';
import { joinedCitation } from './joined-citation';
import { parsedDraft } from './parsed-draft';
import { keep, prepare } from './prepared';

/**
 * Inserts at every caret of the draft, brings the bibliography along, and keeps the citekeys for ever (design rule 5).
 * Never does nothing: where a draft cannot take it, the text is on the clipboard and a message says so.
 */
export async function insertInto(ibid: Ibid, draft: Draft | undefined, wanted: Wanted): Promise<void> {
  if (!draft) return toClipboard(ibid, wanted, 'No draft is open.');
  const document = draft.kind === 'text' ? draft.document : await vscode.workspace.openTextDocument(draft.uri);
  const prepared = await prepare(ibid, document, [wanted], firstCaret(draft));
  const insertion = prepared?.insertions[0];
  if (!prepared || !insertion) {
    return toClipboard(ibid, wanted, `Ibid does not write citations into ${document.languageId} documents.`);
  }
  const { dialect, declaration, place } = prepared;
  const { link } = insertion;
  if (draft.kind === 'custom') {
    const alone = applyEdits('', insertLinked(dialect, '', [{ start: 0, end: 0 }], insertion, link).edits);
    await vscode.env.clipboard.writeText(alone);
    if (declaration.length > 0) await applyStep(document, { edits: declaration, carets: [] });
    void vscode.window.showInformationMessage(
      'The citation is on the clipboard: paste it where it belongs. This editor does not tell Ibid where the cursor is.',
    );
  } else {
    const now = document.getText();
    const carets = caretsOf(draft);
    const joined = wanted.quote ? undefined : await joinedCitation(ibid, dialect, document, carets, insertion.cites);
    // Numbers, `2019a` and the list depend on the whole draft: they follow.
    const others = dialect.formatted === 'citation' && parsedDraft(document, dialect).citations.length > 0;
    const follows = others || hasList(dialect, now);
    const edit = joined ?? insertLinked(dialect, now, carets, insertion, link);
    await applyStep(document, combine(now, edit, declaration), follows ? 'more' : undefined);
    if (follows) await keepList(ibid, dialect, document);
  }
  await prepared.finish();
  await keep(ibid, [wanted], prepared.insertions);
  sayDone(dialect, wanted, place);
}

/** The list of references and the numbers follow in the same step of undo; the citation has not waited for them. */
async function keepList({ engine, log }: Ibid, dialect: Dialect, document: vscode.TextDocument): Promise<void> {
  const { version } = document;
  const edits = await listEdits(engine, dialect, document, { add: false, all: false }).then(
    (updated) => updated.edits,
    (error: unknown) => {
      log.warn(`The list of references was not updated: ${String(error)}`);
      return [];
    },
  );
  // What is typed meanwhile comes first; the next citation, or the command, brings the list up to date.
  if (edits.length > 0 && document.version === version) await applyStep(document, { edits, carets: [] }, 'rest');
}

async function toClipboard(ibid: Ibid, { sources, cites, quote }: Wanted, why: string): Promise<void> {
  const cited = cites ?? sources.map(({ citekey }) => ({ citekey }));
  const { text } = quote ? await richQuotation(ibid, quote, cited) : await richReference(ibid, cited);
  await vscode.env.clipboard.writeText(text);
  const what = quote ? 'The quotation and its citation are' : 'The formatted reference is';
  void vscode.window.showInformationMessage(`${why} ${what} on the clipboard instead.`);
}

function sayDone(dialect: Dialect, { sources, quote }: Wanted, place: BibliographyPlace | undefined): void {
  void vscode.commands.executeCommand('setContext', 'ibid.inserted', true);
  const who = sources.map((source) => shortByline(source) || titleOf(source)).join('; ');
  const where = place ? `, entry in ${fileName(place.uri.fsPath)}` : '';
  vscode.window.setStatusBarMessage(`$(check) ${quote ? 'Quoted' : 'Cited'} ${who}${where} (${dialect.label})`, 6000);
}
