import type { Store } from '../library/store';
import { words } from '../model/words';
import type { SearchIndex } from './search-index';

/**
 * Citekeys of the sources in which these words, or nearly those, may stand, likeliest first. For whoever compares the words
 * with the sources themselves: it says nothing of where, and costs a fraction of what `locate` does.
 */
export function holders(
  store: Store & { readonly index: SearchIndex },
  text: string,
  limit: number,
  signal?: AbortSignal,
): readonly string[] {
  const asked = words(text).map((word) => word.text);
  if (asked.length === 0) return [];
  return store.snapshot(() =>
    [...store.index.quotations(asked, limit, signal)].flatMap(({ source }) => store.source(source)?.citekey ?? []),
  );
}
