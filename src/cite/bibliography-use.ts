/** How the citations of drafts and the entries of their bibliographies fit together. */
export interface BibliographyUse {
  /** Cited, but no entry has the key; in the order of the citations. */
  readonly unknown: readonly string[];
  /** Entries that nothing cites; in the order of the bibliography. */
  readonly unused: readonly string[];
}

/** @param cited citekeys of the drafts, `*` for all entries (`\nocite{*}`, `[@*]`) */
export function bibliographyUse(cited: Iterable<string>, keys: Iterable<string>): BibliographyUse {
  const used = new Set(cited);
  const known = new Set(keys);
  const all = used.delete('*');
  return {
    unknown: [...used].filter((key) => !known.has(key)),
    unused: all ? [] : [...known].filter((key) => !used.has(key)),
  };
}
