import { suffixedCitekey } from '../../model/citekey';
import type { CslItem, CslRecord } from '../../model/item';

/** The citekey that an entry would have were it alone. */
export type KeyOf = (record: CslRecord) => string;

/** Where no key of such an entry is ever used: a file that is only added to. */
export const UNNAMED: KeyOf = () => 'source';

/** An entry as its file has it; RIS and CSL data need no key. */
export interface MaybeKeyed {
  readonly key: string | undefined;
  readonly record: CslRecord;
}

/** Those without a key get the first free one that `keyOf` makes of them; no two are given the same. */
export function keyed(entries: readonly MaybeKeyed[], keyOf: KeyOf): readonly CslItem[] {
  const taken = new Set(entries.flatMap(({ key }) => key ?? []));
  return entries.map(({ key, record }): CslItem => {
    if (key !== undefined) return { ...record, id: key };
    const base = keyOf(record);
    let n = 0;
    while (taken.has(suffixedCitekey(base, n))) n++;
    const id = suffixedCitekey(base, n);
    taken.add(id);
    return { ...record, id };
  });
}
