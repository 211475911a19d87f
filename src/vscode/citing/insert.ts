import * as vscode from 'vscode';
import type { Dialect, Insertion } from '../../dialect/dialect';
import type { Cite } from '../../model/citation';
import { applyEdits } from '../../model/range';
import type { Source } from '../../model/source';
import type { Ibid } from '../ibid';
import { fileName, shortByline, titleOf } from '../lookup/byline';
import { readSettings } from '../settings';
import { applyStep } from '../writing/apply-step';
import { addEntries, declareInMain } from '../writing/bibliography-entries';
import { type BibliographyPlace, bibliographyPlace, mainFile } from '../writing/bibliography-place';
import { combine } from '../writing/combine';
import { caretsOf, type Draft } from '../writing/draft';
import { draftLanguage } from '../writing/draft-language';
import { dialectOf } from './dialect-of';
import { formattedFor, formattedNote } from './formatted';
import { quotation } from './quotation';

/** What is to come into the draft: one citation of these sources, and words of one of them. */
export interface Wanted {
  readonly sources: readonly Source[];
  readonly quote?: { readonly source: Source; readonly text: string };
}

/**
 * Inserts at every caret of the draft, brings the bibliography along, and keeps the citekeys for ever (design rule 5).
 * Never does nothing: where a draft cannot take it, the text is on the clipboard and a message says so.
 */
export async function insertInto(ibid: Ibid, draft: Draft | undefined, wanted: Wanted): Promise<void> {
  if (!draft) return toClipboard(ibid, wanted, 'No draft is open.');
  const document = draft.kind === 'text' ? draft.document : await vscode.workspace.openTextDocument(draft.uri);
  const dialect = await dialectOf(document);
  if (!dialect) {
    return toClipboard(ibid, wanted, `Ibid does not write citations into ${document.languageId} documents.`);
  }
  const text = document.getText();
  const main = dialect.id === 'latex' ? await mainFile(document) : undefined;
  const insertion = await insertionFor(ibid, dialect, document, wanted, main?.text);
  const place = await bibliographyPlace(document, dialect, main);
  if (place) await bring(ibid, place, wanted.sources);
  const declaration =
    place?.declare && !place.declare.inMain ? dialect.declareBibliography(text, place.declare.file) : [];
  if (place?.declare?.inMain) await declareInMain(dialect, place.declare.inMain, place.declare.file);

  if (draft.kind === 'custom') {
    const alone = applyEdits('', dialect.insert('', [{ start: 0, end: 0 }], insertion).edits);
    await vscode.env.clipboard.writeText(alone);
    if (declaration.length > 0) await applyStep(document, { edits: declaration, carets: [] });
    void vscode.window.showInformationMessage(
      'The citation is on the clipboard: paste it where it belongs. This editor does not tell Ibid where the cursor is.',
    );
  } else {
    const carets = caretsOf(draft);
    await applyStep(
      document,
      combine(document.getText(), dialect.insert(document.getText(), carets, insertion), declaration),
    );
  }
  await pin(ibid, wanted.sources);
  sayDone(dialect, wanted, place);
}

export async function insertionFor(
  { engine }: Ibid,
  dialect: Dialect,
  document: vscode.TextDocument,
  { sources, quote }: Wanted,
  main?: string,
): Promise<Insertion> {
  const { style, blockQuoteWords } = readSettings(document.uri);
  const locale = draftLanguage(document.getText());
  const cites: Cite[] = sources.map(({ citekey }) => ({ citekey }));
  const formatted = await formattedFor(dialect, engine, cites, { style, ...(locale ? { locale } : {}) });
  return {
    cites,
    ...(quote ? { quote: quotation(quote.text, quote.source, blockQuoteWords) } : {}),
    ...(formatted === undefined ? {} : { formatted }),
    ...(main === undefined ? {} : { main }),
  };
}

/** The entries of these sources into the bibliography; nothing where they are there already. */
export async function bring(
  { log }: Pick<Ibid, 'log'>,
  place: BibliographyPlace,
  sources: readonly Source[],
): Promise<void> {
  await addEntries(
    place,
    sources.map(({ item }) => item),
    log,
  );
}

/** A citekey that could not be written down is still in the draft: worth a line in the log, not a failed insertion. */
export async function pin({ engine, log }: Pick<Ibid, 'engine' | 'log'>, sources: readonly Source[]): Promise<void> {
  const citekeys = sources.map(({ citekey }) => citekey);
  await engine
    .request('pin', { citekeys })
    .catch((error: unknown) => log.warn(`Citekeys were not written to library.yaml: ${String(error)}`));
}

/** The formatted reference, with the quoted words before it where there are some. */
export async function copyText({ engine }: Ibid, { sources, quote }: Wanted): Promise<string> {
  const { style } = readSettings(vscode.window.activeTextEditor?.document.uri);
  const reference = await formattedNote(
    engine,
    sources.map(({ citekey }) => ({ citekey })),
    { style, format: 'text' },
  );
  return quote ? `“${quote.text}” ${reference}` : reference;
}

async function toClipboard(ibid: Ibid, wanted: Wanted, why: string): Promise<void> {
  await vscode.env.clipboard.writeText(await copyText(ibid, wanted));
  const what = wanted.quote ? 'The quotation and its reference are' : 'The formatted reference is';
  void vscode.window.showInformationMessage(`${why} ${what} on the clipboard instead.`);
}

function sayDone(dialect: Dialect, { sources, quote }: Wanted, place: BibliographyPlace | undefined): void {
  void vscode.commands.executeCommand('setContext', 'ibid.inserted', true);
  const who = sources.map((source) => shortByline(source) || titleOf(source)).join('; ');
  const where = place ? `, entry in ${fileName(place.uri.fsPath)}` : '';
  vscode.window.setStatusBarMessage(`$(check) ${quote ? 'Quoted' : 'Cited'} ${who}${where} (${dialect.label})`, 6000);
}
