import type * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import { writeLocator } from '../../dialect/locator';
import type { Anchor } from '../../model/anchor';
import type { Excerpt } from '../../model/quotation';
import type { QuotedWords } from '../../model/quoted-words';
import type { Range, TextEdit } from '../../model/range';
import type { Source } from '../../model/source';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { addEntries, checkEntries, declareInMain } from '../writing/bibliography-entries';
import { type BibliographyPlace, bibliographyPlace, mainFile } from '../writing/bibliography-place';
import { dialectOf } from './dialect-of';
import { insertionFor, type LinkedInsertion, type Wanted } from './insertion';
import { pin } from './pin';

/** Everything that is to come into a draft, in the order in which it was wanted; the bibliography can take its entries. */
export interface Prepared {
  readonly dialect: Dialect;
  readonly insertions: readonly LinkedInsertion[];
  readonly place: BibliographyPlace | undefined;
  /** Edits of the draft that declare the bibliography. */
  readonly declaration: readonly TextEdit[];
  /** To be called once the draft is changed, which has not waited for the disk. Says what goes wrong. */
  finish(): Promise<void>;
}

/**
 * Nothing is written by it. `undefined` where Ibid does not write citations into such documents.
 * @param at where in the draft it is to stand
 */
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
  const declare = place?.declare;
  const items = wanted.flatMap(({ sources }) => sources.map(({ item }) => item));
  if (place && items.length > 0) await checkEntries(place, items);
  const declaration = declare && !declare.inMain ? dialect.declareBibliography(document.getText(), declare.file) : [];
  const finish = () =>
    attempt('The citation stands in the draft, but its bibliography is not as it should be', ibid.log, async () => {
      if (place && items.length > 0) await addEntries(place, items, ibid.log);
      if (declare?.inMain) await declareInMain(dialect, declare.inMain, declare.file);
    });
  return { dialect, insertions, place, declaration, finish };
}

/**
 * What stays known of an insertion: the citekeys for ever, the quoted words for the day when their source changes, and what a
 * paraphrase or a translation rests on.
 */
export async function keep(
  ibid: Pick<Ibid, 'engine' | 'log'>,
  wanted: readonly Wanted[],
  insertions: readonly LinkedInsertion[],
): Promise<void> {
  await pin(
    ibid,
    wanted.flatMap(({ sources }) => sources),
  );
  await remember(
    ibid,
    wanted.flatMap(({ quote }) => quote ?? []),
  );
  await keepAnchors(
    ibid,
    wanted.flatMap((one, i) => anchorOf(one, insertions[i]) ?? []),
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

/** The place that a draft rests on without quoting it. */
function anchorOf({ quote, place, translation }: Wanted, insertion: LinkedInsertion | undefined): Anchor | undefined {
  const excerpt = place ?? (translation === undefined ? undefined : quote);
  if (!excerpt) return undefined;
  const { citekey } = excerpt.source;
  const locator = insertion?.cites.find((cite) => cite.citekey === citekey)?.locator;
  return {
    use: place ? 'paraphrase' : 'translation',
    ...wordsOf(excerpt),
    ...(locator && { locator: writeLocator(locator) }),
    ...(translation === undefined ? {} : { words: translation }),
    made: new Date().toLocaleDateString('sv-SE'),
  };
}

async function keepAnchors({ engine, log }: Pick<Ibid, 'engine' | 'log'>, anchors: readonly Anchor[]): Promise<void> {
  if (anchors.length === 0) return;
  await engine
    .request('anchor', { anchors })
    .catch((error: unknown) => log.warn(`The place in the source was not kept: ${String(error)}`));
}

function wordsOf({ source, text, prefix, suffix }: Excerpt): QuotedWords {
  return {
    citekey: source.citekey,
    file: source.file,
    ...(source.part === undefined ? {} : { part: source.part }),
    selector: { type: 'TextQuoteSelector', exact: text.replaceAll('\n\n', ' '), prefix, suffix },
  };
}

async function remember({ engine, log }: Pick<Ibid, 'engine' | 'log'>, quoted: readonly Excerpt[]): Promise<void> {
  if (quoted.length === 0) return;
  const words = quoted.map(wordsOf);
  await engine
    .request('remember', { words })
    .catch((error: unknown) => log.warn(`What was quoted was not remembered: ${String(error)}`));
}
