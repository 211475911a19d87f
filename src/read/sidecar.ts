import path from 'node:path';
import {
  CSL_TYPES,
  type CslName,
  type CslRecord,
  DATE_VARIABLES,
  type DateParts,
  NAME_VARIABLES,
  OWN_VARIABLES,
  TEXT_VARIABLES,
} from '../model/item';
import { annotatedIn } from './annotations';
import type { Marking } from './document';
import { SIDECAR_EXTENSIONS } from './formats';
import { readYaml } from './front-matter';
import { property } from './property';
import { bibFields, risFields } from './sidecar-formats';
import { textBeside } from './text-beside';

export interface Sidecar {
  readonly record: Partial<CslRecord>;
  readonly tags: readonly string[];
  /** What was marked in the article: its annotations were exported to the file. */
  readonly markings: readonly Marking[];
  readonly url?: string;
}

/** What stands beside an article under the same name: `NAME.json`, `.bib`, `.ris`, `.yaml`. */
export async function sidecarOf(file: string, signal: AbortSignal | undefined): Promise<Sidecar | undefined> {
  const stem = file.slice(0, file.length - path.extname(file).length);
  const found: Sidecar[] = [];
  for (const extension of SIDECAR_EXTENSIONS) {
    if (stem + extension === file) continue;
    const text = await textBeside(stem + extension, signal);
    const read = text === undefined ? undefined : readSidecar(extension, text);
    if (read !== undefined) found.push(read);
  }
  return joined(found);
}

/** The first record counts, and what was marked in any. */
function joined(found: readonly Sidecar[]): Sidecar | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const url = found.find((sidecar) => sidecar.url !== undefined)?.url;
  return {
    record: found.find(({ record }) => Object.keys(record).length > 0)?.record ?? {},
    tags: [...new Set(found.flatMap(({ tags }) => tags))],
    markings: found.flatMap(({ markings }) => markings),
    ...(url === undefined ? {} : { url }),
  };
}

/** `undefined` where the file is none, or is broken: an article is never refused for its neighbour. */
export function readSidecar(extension: string, text: string): Sidecar | undefined {
  try {
    switch (extension) {
      case '.json':
        return fromJson(JSON.parse(text));
      case '.bib':
        return fromCsl(bibFields(text));
      case '.ris':
        return fromCsl(risFields(text));
      default:
        return fromCsl(readYaml(text));
    }
  } catch {
    return undefined; // not what its name says
  }
}

/** A record, or the annotations of the one article (`annotations.ts`). */
function fromJson(data: unknown): Sidecar | undefined {
  const [first, ...others] = annotatedIn(data);
  if (first === undefined) return fromCsl(data);
  const all = [first, ...others];
  return {
    record: {},
    tags: [...new Set(all.flatMap(({ tags }) => tags))],
    markings: all.flatMap(({ markings }) => markings),
    ...(/^https?:/.test(first.url) ? { url: first.url } : {}),
  };
}

/** The first item of CSL-JSON or CSL-YAML (`references:`), its variables checked one by one. */
function fromCsl(data: unknown): Sidecar | undefined {
  const item = firstItem(data);
  if (item === undefined) return undefined;
  const subtitle = property(item['custom'], 'subtitle');
  const record: { -readonly [K in keyof CslRecord]?: CslRecord[K] } = {};
  for (const name of [...TEXT_VARIABLES, ...OWN_VARIABLES]) {
    const value = item[name] ?? item[name.toLowerCase()];
    if (typeof value === 'string' || typeof value === 'number') record[name] = String(value);
  }
  for (const name of NAME_VARIABLES) {
    const names = [item[name]].flat().flatMap(asName);
    if (names.length > 0) record[name] = names;
  }
  for (const name of DATE_VARIABLES) {
    const parts = asDate(item[name]);
    if (parts !== undefined) record[name] = { 'date-parts': [parts] };
  }
  if (typeof subtitle === 'string') record.subtitle = subtitle;
  const type = CSL_TYPES.find((known) => known === item['type']);
  if (type !== undefined) record.type = type;
  const tags = [item['keyword'] ?? item['tags']]
    .flat(2)
    .flatMap((tag) => (typeof tag === 'string' ? tag.split(/\s*[,;]\s*/) : []))
    .filter((tag) => tag !== '');
  return Object.keys(record).length === 0 ? undefined : { record, tags, markings: [] };
}

type Item = { readonly [key: string]: unknown };

function firstItem(data: unknown): Item | undefined {
  const list = Array.isArray(data) ? data : [data];
  const [first]: readonly unknown[] = list;
  if (typeof first !== 'object' || first === null) return undefined;
  const references: unknown = Reflect.get(first, 'references');
  if (Array.isArray(references)) return firstItem(references);
  const item: Item = Object.fromEntries(Object.entries(first));
  // Any JSON file may lie beside an article; a record has a title or an author.
  return typeof item['title'] === 'string' || Array.isArray(item['author']) ? item : undefined;
}

function asName(value: unknown): readonly CslName[] {
  if (typeof value === 'string') {
    const comma = /^([^,]+),\s*(.+)$/.exec(value);
    return value.trim() === ''
      ? []
      : [comma === null ? { literal: value } : { family: comma[1] ?? '', given: comma[2] ?? '' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const parts = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'].flatMap(
    (part) => {
      const text: unknown = Reflect.get(value, part);
      return typeof text === 'string' && text !== '' ? [[part, text]] : [];
    },
  );
  return parts.length === 0 ? [] : [Object.fromEntries(parts)];
}

function asDate(value: unknown): DateParts | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const parts: unknown = Reflect.get(value, 'date-parts');
    const [first]: readonly unknown[] = Array.isArray(parts) ? parts : [];
    return Array.isArray(first)
      ? dateParts(first.map(Number))
      : asDate(Reflect.get(value, 'raw') ?? Reflect.get(value, 'literal'));
  }
  const text = /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?/.exec(String(value ?? ''));
  return text === null
    ? undefined
    : dateParts(
        text
          .slice(1)
          .filter((part) => part !== undefined)
          .map(Number),
      );
}

function dateParts([year, month, day]: readonly number[]): DateParts | undefined {
  if (year === undefined || !Number.isInteger(year)) return undefined;
  if (month === undefined || !(month >= 1 && month <= 12)) return [year];
  return day === undefined || !(day >= 1 && day <= 31) ? [year, month] : [year, month, day];
}
