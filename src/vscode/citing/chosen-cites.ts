import type { Cite, Locator } from '../../model/citation';
import type { Source } from '../../model/source';

/** A source that was chosen, with the locator that was typed with it. */
export interface ChosenSource {
  readonly source: Source;
  readonly locator?: Locator;
}

export function citesOf({ chosen }: { readonly chosen: readonly ChosenSource[] }): Cite[] {
  return chosen.map(({ source, locator }) => ({ citekey: source.citekey, ...(locator ? { locator } : {}) }));
}
