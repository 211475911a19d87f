import type { DriverName } from '../library/sqlite-open';
import type { Store } from '../library/store';
import { openStore } from '../library/store/open-store';
import type { FindParams, LocateParams } from '../model/lookup';
import type { FindResult, QuoteMatch } from '../model/match';
import { holders } from './holders';
import { InvertedIndex } from './inverted/inverted-index';
import { locate } from './locate';
import { find } from './lookup';

/** A library's index, opened: its store, and lookup over it. */
export interface Search {
  readonly store: Store & { readonly index: InvertedIndex };
  find(params: FindParams, signal?: AbortSignal): FindResult;
  locate(params: LocateParams, signal?: AbortSignal): readonly QuoteMatch[];
  holders(text: string, limit: number, signal?: AbortSignal): readonly string[];
  /** Something to tell the person once: the index was rebuilt, or lives in memory only. */
  readonly notice?: string;
}

/** Opens the index in this folder, or makes it; `undefined` keeps it in memory. See {@link openStore}. */
export async function openSearch(folder: string | undefined, driver?: DriverName): Promise<Search> {
  const { store, notice } = await openStore(folder, (host) => new InvertedIndex(host), driver);
  return {
    store,
    find: (params, signal) => find(store, params, signal),
    locate: (params, signal) => locate(store, params, signal),
    holders: (text, limit, signal) => holders(store, text, limit, signal),
    ...(notice !== undefined && { notice }),
  };
}
