import {
  type CslDate,
  type CslItem,
  type CslName,
  type CslRecord,
  type CslType,
  DATE_VARIABLES,
  NAME_VARIABLES,
  TEXT_VARIABLES,
} from '../../model/item';
import { plainDate } from './edtf';
import type { MaybeKeyed } from './keyless';

/**
 * A record of somebody else's CSL data (schema 1.0.2) as one of ours; `undefined` where it says nothing. Fields of the
 * wrong kind are left out; numbers where text is meant are text.
 */
export function recordFromCslData(data: unknown): MaybeKeyed | undefined {
  if (!isRecord(data)) return undefined;
  const id = data['id'] ?? data['citation-key'];
  const key = (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
  const item: Record<string, unknown> = { type: cslType(data['type']) };
  for (const name of TEXT_VARIABLES) {
    const value = data[name];
    if (typeof value === 'string' ? value !== '' : typeof value === 'number') item[name] = String(value);
  }
  const subtitle = isRecord(data['custom']) ? data['custom']['subtitle'] : undefined;
  if (typeof subtitle === 'string' && subtitle !== '') item['subtitle'] = subtitle;
  for (const name of NAME_VARIABLES) {
    const names = Array.isArray(data[name]) ? data[name].flatMap((value) => readName(value) ?? []) : [];
    if (names.length > 0) item[name] = names;
  }
  for (const name of DATE_VARIABLES) {
    const date = readDate(data[name]);
    if (date !== undefined) item[name] = date;
  }
  const isEmpty = key === undefined && Object.keys(item).length === 1;
  return isEmpty ? undefined : { key, record: item as unknown as CslRecord };
}

/** An item of ours as CSL data (schema 1.0.2): what CSL has no variable for is `custom`. */
export function cslDataOf({ subtitle, ...item }: CslItem): object {
  return subtitle === undefined ? item : { ...item, custom: { subtitle } };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Types of CSL that no article of ours has keep their name: the engine knows them. */
function cslType(type: unknown): CslType {
  return (typeof type === 'string' && /^[a-z_-]+$/.test(type) ? type : 'document') as CslType;
}

const NAME_PARTS = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'] as const;

function readName(value: unknown): CslName | undefined {
  if (!isRecord(value)) return undefined;
  const parts = NAME_PARTS.flatMap((part) => {
    const text = value[part];
    return typeof text === 'string' && text !== '' ? [[part, text]] : [];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

function readDate(value: unknown): CslDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return plainDate(String(value));
  if (!isRecord(value)) return undefined;
  const lists = Array.isArray(value['date-parts']) ? value['date-parts'] : [];
  const iso = lists
    .slice(0, 2)
    .flatMap((parts) => (Array.isArray(parts) ? [isoOf(parts)] : []))
    .filter((text) => text !== '')
    .join('/');
  const date = plainDate(iso) ?? textDate(value);
  const circa = value['circa'];
  return date === undefined ? undefined : { ...date, ...(circa && circa !== '0' ? { circa: true } : {}) };
}

function textDate(value: Record<string, unknown>): CslDate | undefined {
  const text = value['raw'] ?? value['literal'] ?? value['edtf'];
  return typeof text === 'string' ? plainDate(text) : undefined;
}

function isoOf(parts: readonly unknown[]): string {
  return parts
    .map((part) => Number(part))
    .filter((part) => Number.isInteger(part) && part !== 0)
    .map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0'))
    .join('-');
}
