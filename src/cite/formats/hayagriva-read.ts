import { parseDocument } from 'yaml';
import type { CslItem, CslName, CslType } from '../../model/item';
import { isRecord } from './csl-data';
import { plainDate } from './edtf';
import { TYPES } from './hayagriva';

/** The entries of a hayagriva file. Total: what cannot be read is left out; a text that is no mapping has none. */
export function hayagrivaItems(text: string): readonly CslItem[] {
  const data: unknown = parseDocument(text, { schema: 'core' }).toJS({ maxAliasCount: 100 });
  if (!isRecord(data)) return [];
  return Object.entries(data).flatMap(([id, entry]) => (isRecord(entry) ? [readEntry(id, entry)] : []));
}

function readEntry(id: string, data: Record<string, unknown>): CslItem {
  const parents = (Array.isArray(data['parent']) ? data['parent'] : [data['parent']]).filter(isRecord);
  const [parent = {}] = parents;
  const serial = isRecord(data['serial-number']) ? data['serial-number'] : {};
  const publisher = isRecord(data['publisher']) ? data['publisher'] : { name: data['publisher'] };
  const item: Record<string, unknown> = {
    id,
    type: typeOf(data['type'], parent['type']),
    title: textOf(data['title']),
    author: namesOf(data['author']),
    editor: namesOf(data['editor']),
    'container-title': textOf(parent['title']),
    issued: plainDate(textOf(data['date'])),
    volume: textOf(data['volume'] ?? parent['volume']),
    issue: textOf(data['issue'] ?? parent['issue']),
    page: textOf(data['page-range']),
    edition: textOf(data['edition']),
    publisher: textOf(publisher['name']),
    'publisher-place': textOf(data['location'] ?? publisher['location']),
    genre: textOf(data['genre']),
    URL: textOf(data['url']),
    accessed: isRecord(data['url']) ? plainDate(textOf(data['url']['date'])) : undefined,
    DOI: textOf(serial['doi']),
    ISBN: textOf(serial['isbn']),
    ISSN: textOf(serial['issn']),
    language: textOf(data['language']),
    archive: textOf(data['archive']),
    archive_location: textOf(data['archive-location']),
    note: textOf(data['note']),
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as CslItem;
}

/** A formattable string may be a mapping with its `value`; a backslash keeps the next sign. */
function textOf(value: unknown): string | undefined {
  if (isRecord(value)) return textOf(value['value']);
  const isText = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isText ? String(value).replace(/\\([{}$\\])/g, '$1') : undefined;
}

/** `Berg, Vincent`, or an organisation without a comma, or a mapping; one or a list of them. */
function namesOf(value: unknown): readonly CslName[] | undefined {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const names = list.flatMap((one): CslName[] => {
    if (typeof one === 'string') {
      const comma = one.indexOf(',');
      if (comma < 0) return one.trim() === '' ? [] : [{ literal: one.trim() }];
      return [{ family: one.slice(0, comma).trim(), given: one.slice(comma + 1).trim() }];
    }
    if (!isRecord(one) || typeof one['name'] !== 'string') return [];
    const [given, prefix, suffix] = ['given-name', 'prefix', 'suffix'].map((name) => textOf(one[name]));
    if ((given ?? prefix ?? suffix) === undefined) return [{ literal: one['name'] }];
    return [
      {
        family: one['name'],
        ...(given !== undefined && { given }),
        ...(prefix !== undefined && { 'non-dropping-particle': prefix }),
        ...(suffix !== undefined && { suffix }),
      },
    ];
  });
  return names.length === 0 ? undefined : names;
}

/** The CSL type that is written so; of several the one with the same kind of parent. */
function typeOf(type: unknown, parent: unknown): CslType {
  const written = (Object.keys(TYPES) as CslType[]).filter((it) => TYPES[it][0] === String(type).toLowerCase());
  const alike = written.find((it) => TYPES[it][1] === (typeof parent === 'string' ? parent.toLowerCase() : undefined));
  return alike ?? written[0] ?? 'document';
}
