/** `zotero://select/library/items/AB12CD34`, `zotero://select/items/1_AB12CD34`, `http://zotero.org/users/1/items/AB12CD34`. */
const ADDRESS =
  /(?:zotero:\/\/[\w-]+\/(?:library\/|groups\/\d+\/)?items\/(?:\d+_)?|zotero\.org\/(?:users\/(?:local\/)?|groups\/)[\w-]+\/(?:[\w-]+\/)?items\/)([A-Z0-9]{8})\b/g;
/** `AB12CD34`, `1/AB12CD34` (Zotero's web API), `1_AB12CD34`. */
const ALONE = /^(?:\d+[/_])?([A-Z0-9]{8})$/;
/** Fields whose value is a key or an address of Zotero, as Zotero, Better BibTeX, its postscripts and other programs write them. */
const NAMED = /^(?:id|key|uri|select|item-?key|zotero[\w-]*)$/i;

/** Zotero's keys of an item in the values of an entry: its own and those of its attachments. */
export function zoteroKeys(fields: Iterable<readonly [name: string, value: unknown]>): readonly string[] {
  const found = new Set<string>();
  for (const [name, value] of fields) {
    for (const text of textsOf(value)) {
      for (const [, key = ''] of text.matchAll(ADDRESS)) found.add(key);
      const alone = NAMED.test(name) ? ALONE.exec(text.trim())?.[1] : undefined;
      if (alone !== undefined) found.add(alone);
    }
  }
  return [...found];
}

/** The addresses in a text: of a record of which nothing else is known to be Zotero's. */
export function zoteroAddresses(...texts: readonly (string | undefined)[]): readonly string[] {
  return zoteroKeys(texts.map((text) => ['', text]));
}

/** Attachments are lists of records: `attachments: [{ path: '…/storage/AB12CD34/page.html' }]`. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'string' && /^(?:key|itemKey|uri|select|path|localPath)$/.test(name) ? addressed(name, part) : [],
  );
}

/** As an address, so that what is deeper in the entry is read like the rest. */
function addressed(name: string, text: string): readonly string[] {
  const key = /path$/i.test(name)
    ? /\/([A-Z0-9]{8})\/[^/]+$/.exec(text.replace(/\\/g, '/'))?.[1]
    : ALONE.exec(text)?.[1];
  return key === undefined ? [text] : [`zotero://select/items/${key}`];
}
