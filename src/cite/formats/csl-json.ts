import type { CslItem } from '../../model/item';
import { cslDataOf, isRecord, recordFromCslData } from './csl-data';
import { type KeyOf, keyed, UNNAMED } from './keyless';
import type { ReadBibliography } from './read-result';
import { zoteroKeys } from './zotero-keys';

export function writeCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items.map(cslDataOf), null, 2)}\n`;
}

/** An array of items, or Zotero's `{"items": […]}`. @throws SyntaxError where the text is not JSON. */
export function readCslJson(text: string, keyOf: KeyOf = UNNAMED): ReadBibliography {
  if (text.trim() === '') return { items: [], notes: [] };
  return itemsOfData(JSON.parse(text.replace(/^\uFEFF/, '')), keyOf);
}

/** Items of parsed CSL data: JSON or YAML. */
export function itemsOfData(data: unknown, keyOf: KeyOf): ReadBibliography {
  const list = Array.isArray(data) ? data : isRecord(data) ? (data['references'] ?? data['items'] ?? [data]) : [];
  const notes: ReadBibliography['notes'][number][] = [];
  const entries = (Array.isArray(list) ? list : []).flatMap((data, i) => {
    const entry = recordFromCslData(data);
    if (entry === undefined) notes.push({ code: 'entry-broken', message: `Entry ${i + 1} is empty and was left out.` });
    return entry === undefined ? [] : { ...entry, zotero: zoteroKeys(Object.entries(data)) };
  });
  return { items: keyed(entries, keyOf), notes, zotero: entries.map(({ zotero }) => zotero) };
}
