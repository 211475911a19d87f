import { byTime, isWhole } from '../library/captures';
import type { Store } from '../library/store';
import { pageIdentity } from '../model/page-identity';
import type { Source } from '../model/source';
import type { SourceText } from './protocol';

/** The source with this citekey and its older captures, newest first. Exports that hold what was marked in it are none. */
export function capturesOf(store: Store, citekey: string): readonly SourceText[] {
  const source = store.sourceByCitekey(citekey);
  if (source === undefined) return [];
  const older = others(store, source).filter((it) => it.older && isWhole(it) && it.citekey.startsWith(`${citekey}@`));
  return [source, ...older.sort(byTime)].map((it) => ({ source: it, passages: store.passages(it.id) }));
}

/** Of an older capture the source that it is one of. */
export function newestOf(store: Store, source: Source): Source {
  if (!source.older) return source;
  const key = source.citekey.slice(0, source.citekey.lastIndexOf('@'));
  return store.sourceByCitekey(key) ?? source;
}

function others(store: Store, source: Source): Source[] {
  const page = pageIdentity(source.item);
  return page === undefined ? [] : store.sourcesOfPage(page).filter(({ id }) => id !== source.id);
}
