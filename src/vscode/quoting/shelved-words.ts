import { type Excerpt, excerptOf } from '../../model/quotation';
import type { ShelvedQuotation } from '../../model/quote-shelf';
import type { Source } from '../../model/source';
import type { Ibid } from '../ibid';
import { excerptFor } from './excerpts';

/**
 * The words where they stand in their source now. A source that no longer has them is quoted as it was: what was put aside is
 * not lost. `undefined` where no source has the citekey.
 */
export async function excerptOfShelved(
  { engine }: Pick<Ibid, 'engine'>,
  { citekey, exact, prefix = '', suffix = '' }: ShelvedQuotation,
): Promise<(Excerpt & { readonly isGone: boolean }) | undefined> {
  const found = await engine.request('source', { citekey });
  if (!found) return undefined;
  const spots = found.passages.flatMap(({ ordinal, text }) => {
    const places: { readonly ordinal: number; readonly offset: number; readonly fits: boolean }[] = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
      places.push({ ordinal, offset: at, fits: text.slice(0, at).endsWith(prefix) });
    return places;
  });
  const spot = spots.find(({ fits }) => fits) ?? spots[0];
  const { source, passages } = found;
  const there = spot
    ? excerptOf({ source, passages }, spot, { ordinal: spot.ordinal, offset: spot.offset + exact.length })
    : await excerptFor({ engine }, exact, citekey);
  return there ? { ...there, isGone: false } : gone(source, exact, prefix, suffix);
}

function gone(source: Source, text: string, prefix: string, suffix: string): Excerpt & { readonly isGone: boolean } {
  const nowhere = { ordinal: 0, offset: 0 };
  return { source, text, from: nowhere, to: nowhere, passages: [], prefix, suffix, isGone: true };
}
