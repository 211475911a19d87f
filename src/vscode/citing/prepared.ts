import type * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import type { Excerpt } from '../../model/quotation';
import type { Range, TextEdit } from '../../model/range';
import type { Source } from '../../model/source';
import type { Ibid } from '../ibid';
import { addEntries, declareInMain } from '../writing/bibliography-entries';
import { type BibliographyPlace, bibliographyPlace, mainFile } from '../writing/bibliography-place';
import { dialectOf } from './dialect-of';
import { insertionFor, type LinkedInsertion, type Wanted } from './insertion';

/** Everything that is to come into a draft, in the order in which it was wanted; the bibliography has its entries already. */
export interface Prepared {
  readonly dialect: Dialect;
  readonly insertions: readonly LinkedInsertion[];
  readonly place: BibliographyPlace | undefined;
  /** Edits of the draft that declare the bibliography. */
  readonly declaration: readonly TextEdit[];
}

/** @param at where in the draft it is to stand. `undefined` where Ibid does not write citations into such documents. */
export async function prepare(
  ibid: Ibid,
  document: vscode.TextDocument,
  wanted: readonly Wanted[],
  at?: Range,
): Promise<Prepared | undefined> {
  const dialect = await dialectOf(document);
  if (!dialect) return undefined;
  const main = dialect.id === 'latex' ? await mainFile(document) : undefined;
  const insertions: LinkedInsertion[] = [];
  for (const one of wanted) insertions.push(await insertionFor(ibid, dialect, document, one, main?.text, at));
  const place = await bibliographyPlace(document, dialect, main);
  const sources = wanted.flatMap((one) => one.sources);
  if (place && sources.length > 0) await bring(ibid, place, sources);
  const declaration =
    place?.declare && !place.declare.inMain ? dialect.declareBibliography(document.getText(), place.declare.file) : [];
  if (place?.declare?.inMain) await declareInMain(dialect, place.declare.inMain, place.declare.file);
  return { dialect, insertions, place, declaration };
}

/** What stays known of an insertion: the citekeys for ever, and the quoted words for the day when their source changes. */
export async function keep(ibid: Pick<Ibid, 'engine' | 'log'>, wanted: readonly Wanted[]): Promise<void> {
  await pin(
    ibid,
    wanted.flatMap(({ sources }) => sources),
  );
  await remember(
    ibid,
    wanted.flatMap(({ quote }) => quote ?? []),
  );
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

async function remember({ engine, log }: Pick<Ibid, 'engine' | 'log'>, quoted: readonly Excerpt[]): Promise<void> {
  if (quoted.length === 0) return;
  const words = quoted.map(({ source, text, prefix, suffix }) => ({
    citekey: source.citekey,
    file: source.file,
    ...(source.part === undefined ? {} : { part: source.part }),
    selector: { type: 'TextQuoteSelector' as const, exact: text.replaceAll('\n\n', ' '), prefix, suffix },
  }));
  await engine
    .request('remember', { words })
    .catch((error: unknown) => log.warn(`What was quoted was not remembered: ${String(error)}`));
}
