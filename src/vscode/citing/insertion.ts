import type * as vscode from 'vscode';
import type { Dialect, Insertion, Quotation } from '../../dialect/dialect';
import type { CitationContext } from '../../dialect/edit-citation';
import type { QuotationLink } from '../../dialect/link';
import { formattedFor, narrativeFor } from '../../engine/formatted';
import type { Cite } from '../../model/citation';
import type { CslItem } from '../../model/item';
import type { Excerpt } from '../../model/quotation';
import type { Range } from '../../model/range';
import type { Source } from '../../model/source';
import type { Ibid } from '../ibid';
import { citedAt, linkToWords, quotation, translatedBy } from '../quoting/quotation';
import { type QuotingStyle, quotingStyle } from '../quoting/quoting-style';
import { draftStyle } from './draft-style';
import { parsedDraft } from './parsed-draft';
import { isFormattedWhole } from './whole-draft';

/** What is to come into the draft: one citation of these sources, and words of one of them. */
export interface Wanted {
  readonly sources: readonly Source[];
  readonly quote?: Excerpt;
  /** The quotation in the writer's own translation. */
  readonly translation?: string;
  /** Cite the place of these words without quoting them. */
  readonly place?: Excerpt;
  /** Where the sources have locators: the cites with them, in the order of `sources`. */
  readonly cites?: readonly Cite[];
}

/** An insertion, and where its quotation leads. */
export interface LinkedInsertion extends Insertion {
  readonly link?: QuotationLink;
}

export async function insertionFor(
  ibid: Ibid,
  dialect: Dialect,
  document: vscode.TextDocument,
  wanted: Wanted,
  main?: string,
  at?: Range,
): Promise<LinkedInsertion> {
  const { sources, quote, translation } = wanted;
  const style = await quotingStyle(ibid, document);
  const given = wanted.cites ?? sources.map(({ citekey }): Cite => ({ citekey }));
  const excerpt = quote ?? wanted.place;
  const placed = excerpt ? citedAt(given, excerpt, style) : given;
  const cites = translation === undefined ? placed : translatedBy(placed, style.locale);
  const link = excerpt && style.links ? linkToWords(excerpt) : undefined;
  const items = new Map(sources.map(({ citekey, item }) => [citekey, item]));
  return {
    cites,
    ...(link && { link }),
    ...(quote ? { quote: quotationOf(quote, translation, style) } : {}),
    ...(await citationContext(ibid, dialect, document, cites, { main, items, at })),
  };
}

function quotationOf({ text, source }: Excerpt, translation: string | undefined, style: QuotingStyle): Quotation {
  return translation === undefined
    ? quotation(text, source.item.language, style)
    : quotation(translation, undefined, style);
}

export interface ContextParts {
  /** Text of the main file. */
  readonly main?: string | undefined;
  /** Records that are at hand. */
  readonly items?: ReadonlyMap<string, CslItem>;
  /** Where the citation is to stand; what it covers is replaced. The end of the draft where not said. */
  readonly at?: Range | undefined;
}

/** What the dialect needs to write these cites: formatted text and records, where no tool formats its citations. */
export async function citationContext(
  { engine }: Pick<Ibid, 'engine'>,
  dialect: Dialect,
  document: vscode.TextDocument,
  cites: readonly Cite[],
  { main, items = new Map(), at }: ContextParts = {},
): Promise<CitationContext> {
  const atHand = cites.flatMap(({ citekey }) => items.get(citekey) ?? []);
  const context = { ...(main !== undefined && { main }), ...(atHand.length > 0 && { items: atHand }) };
  if (dialect.citations === 'keys' || cites.length === 0) return context;
  const missing = cites.map(({ citekey }) => citekey).filter((citekey) => !items.has(citekey));
  const found = missing.length > 0 ? await engine.request('sources', { citekeys: missing }) : [];
  const known = new Map([...items, ...found.map(({ citekey, item }): [string, CslItem] => [citekey, item])]);
  const style = draftStyle(document);
  const all = dialect.formatted === 'citation' ? parsedDraft(document, dialect).citations : [];
  const others = isFormattedWhole(document, style, all.length) ? all : [];
  const place = at ?? { start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER };
  const formatted = await formattedFor(dialect, engine, cites, style, {
    before: others.filter(({ range }) => range.end <= place.start).map((it) => it.cites),
    behind: others.filter(({ range }) => range.start >= place.end).map((it) => it.cites),
  });
  const narrative = await narrativeFor(dialect, engine, cites, style);
  return {
    ...context,
    ...(narrative === undefined ? {} : { narrative }),
    ...(formatted === undefined ? {} : { formatted }),
    items: cites.flatMap(({ citekey }) => known.get(citekey) ?? []),
  };
}
