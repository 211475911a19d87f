import type { CslItem } from '../../model/item';
import { isRecord, itemFromCslData } from './csl-data';
import type { ReadBibliography } from './read-result';

export function writeCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** An array of items, or Zotero's `{"items": […]}`. @throws SyntaxError where the text is not JSON. */
export function readCslJson(text: string): ReadBibliography {
  if (text.trim() === '') return { items: [], notes: [] };
  return itemsOfData(JSON.parse(text.replace(/^\uFEFF/, '')));
}

/** Items of parsed CSL data: JSON or YAML. */
export function itemsOfData(data: unknown): ReadBibliography {
  const list = Array.isArray(data) ? data : isRecord(data) ? (data['references'] ?? data['items'] ?? [data]) : [];
  const notes: ReadBibliography['notes'][number][] = [];
  const items = (Array.isArray(list) ? list : []).flatMap((entry, i) => {
    const item = itemFromCslData(entry);
    if (item === undefined) notes.push({ code: 'entry-broken', message: `Entry ${i + 1} has no id and was left out.` });
    return item ?? [];
  });
  return { items, notes };
}
