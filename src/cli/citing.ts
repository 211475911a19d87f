import type { Dialect, Insertion } from '../dialect/dialect';
import { readLocator } from '../dialect/locator';
import type { Engine } from '../engine/protocol';
import type { Cite } from '../model/citation';
import { IbidError } from '../model/error';
import { applyEdits } from '../model/range';
import type { Source } from '../model/source';

/** Style of formatted citations where `--style` is not given. */
export const DEFAULT_STYLE = 'apa';

export interface CiteOptions {
  readonly style: string;
  readonly locale: string | undefined;
  /** As one writes it: `p. 4`, `para. 2`. */
  readonly locator: string | undefined;
}

/** The sources in the order of the keys. Throws `citekey-unknown`, which names all that are missing. */
export async function sourcesOf(engine: Engine, citekeys: readonly string[]): Promise<readonly Source[]> {
  const sources = await engine.request('sources', { citekeys });
  const unknown = citekeys.filter((key) => sources.every(({ citekey }) => citekey !== key));
  if (unknown.length > 0) throw new IbidError('citekey-unknown', `No source has the citekey ${unknown.join(', ')}.`);
  return citekeys.flatMap((key) => sources.find(({ citekey }) => citekey === key) ?? []);
}

/** Throws `usage` where the locator is not understood or it is not clear whose it is. */
export function citesOf(citekeys: readonly string[], locator: string | undefined): readonly Cite[] {
  if (locator === undefined) return citekeys.map((citekey) => ({ citekey }));
  const read = readLocator(locator);
  const [citekey, ...more] = citekeys;
  if (read === undefined) throw new IbidError('usage', `--locator takes “p. 4”, “para. 2” and such, not “${locator}”`);
  if (citekey === undefined || more.length > 0) throw new IbidError('usage', '--locator goes with one KEY');
  return [{ citekey, locator: read.locator }];
}

/** What the dialect makes of it in an empty draft: text to paste. */
export async function written(
  engine: Engine,
  dialect: Dialect,
  insertion: Insertion,
  { style, locale }: CiteOptions,
): Promise<string> {
  const formatted =
    dialect.citations === 'formatted' ? await format(engine, dialect, insertion, style, locale) : undefined;
  const whole = { ...insertion, ...(formatted !== undefined && { formatted }) };
  const { edits } = dialect.insert('', [{ start: 0, end: 0 }], whole);
  return applyEdits('', edits).replace(/^\n+|\s+$/g, '');
}

/** A note holds the whole reference: in a style of notes the note itself, elsewhere the entries of the bibliography. */
async function format(
  engine: Engine,
  dialect: Dialect,
  { cites }: Insertion,
  style: string,
  locale: string | undefined,
): Promise<string> {
  const bibliography = cites.map(({ citekey }) => citekey);
  const language = locale === undefined ? {} : { locale };
  const rendered = await engine.request('render', {
    style,
    format: dialect.rendering,
    citations: [cites],
    bibliography,
    ...language,
  });
  const [citation = ''] = rendered.citations;
  if (rendered.kind === 'note') return citation;
  return rendered.bibliography.map(({ text }) => text).join(' ') || citation;
}
