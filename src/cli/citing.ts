import type { Dialect, Insertion } from '../dialect/dialect';
import { readLocator } from '../dialect/locator';
import { formattedFor, narrativeFor } from '../engine/formatted';
import type { Engine } from '../engine/protocol';
import type { Cite } from '../model/citation';
import { IbidError } from '../model/error';
import type { CslItem } from '../model/item';
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
  const look = { style, ...(locale !== undefined && { locale }) };
  const { cites } = insertion;
  const formatted = await formattedFor(dialect, engine, cites, look, { before: [], behind: [] });
  const narrative = await narrativeFor(dialect, engine, cites, look);
  const items = dialect.citations === 'keys' ? [] : await recordsOf(engine, cites);
  const whole = {
    ...insertion,
    ...(formatted !== undefined && { formatted }),
    ...(narrative !== undefined && { narrative }),
    items,
  };
  const { edits } = dialect.insert('', [{ start: 0, end: 0 }], whole);
  return applyEdits('', edits).replace(/^\n+|\s+$/g, '');
}

async function recordsOf(engine: Engine, cites: readonly Cite[]): Promise<readonly CslItem[]> {
  const sources = await engine.request('sources', { citekeys: cites.map(({ citekey }) => citekey) });
  return sources.map(({ item }) => item);
}
