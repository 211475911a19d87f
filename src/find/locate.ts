import type { Store } from '../library/store';
import type { LocateParams } from '../model/lookup';
import type { QuoteMatch } from '../model/match';
import { wordTexts } from '../model/words';
import type { SearchIndex } from './search-index';

export function locate(
  store: Store & { readonly index: SearchIndex },
  params: LocateParams,
  signal?: AbortSignal,
): readonly QuoteMatch[] {
  const words = wordTexts(params.text);
  return store.snapshot(() =>
    store.index.quotations(words, params.limit ?? 10, signal).flatMap(({ source, ordinal }) => {
      const row = store.source(source);
      return row ? [{ source: row, from: { ordinal, offset: 0 }, to: { ordinal, offset: 0 }, score: 1 }] : [];
    }),
  );
}
