import {
  CSL_TYPES,
  type CslDate,
  type CslName,
  type CslRecord,
  type CslType,
  DATE_VARIABLES,
  type DateParts,
  NAME_VARIABLES,
  OWN_VARIABLES,
  TEXT_VARIABLES,
} from '../model/item';
import type { Extraction, FieldProvenance, Passage } from '../model/source';
import type { Said } from './overlay';

/** Fields of a record as the person says they are; `undefined` says that there is none (no author is no author). */
export type Correction = ReadonlyMap<keyof CslRecord, string | readonly CslName[] | CslDate | undefined>;

const BY_PERSON: FieldProvenance = { origin: 'user', confidence: 1 };

/** The corrected extraction; passages that are not body are gone and the others numbered anew. */
export function corrected(
  extraction: Extraction,
  { correction, notBody, inherited }: Omit<Said, 'marked'>,
): Extraction {
  if (correction === undefined && notBody === undefined) return extraction;
  const record: Record<string, unknown> = { ...extraction.record };
  const provenance: Record<string, FieldProvenance> = { ...extraction.provenance };
  for (const [field, value] of correction ?? []) {
    if (value === undefined) delete record[field];
    else record[field] = value;
    const capture = inherited.get(field);
    provenance[field] = capture === undefined ? BY_PERSON : { ...BY_PERSON, capture };
  }
  return {
    ...extraction,
    record: record as CslRecord,
    provenance,
    passages: notBody === undefined ? extraction.passages : withoutPassages(extraction.passages, notBody),
  };
}

function withoutPassages(passages: readonly Passage[], notBody: readonly string[]): readonly Passage[] {
  const whole = new Set(notBody.map(squeezed));
  const beginnings = notBody.map(squeezed).filter((text) => /.(?:…|\.\.\.)$/.test(text));
  const begins = beginnings.map((text) => text.replace(/(?:…|\.\.\.)$/, ''));
  let paragraph = 0;
  return passages
    .filter(({ text }) => !whole.has(squeezed(text)) && !begins.some((begin) => squeezed(text).startsWith(begin)))
    .map((passage, ordinal) => ({
      ...passage,
      ordinal,
      ...(passage.paragraph !== undefined && { paragraph: ++paragraph }),
    }));
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** From what stands in `library.yaml`: names as CSL has them or as `Ruiz, Ana`; dates as `2019-05-03`, `2019-05` or `2019`. */
export function readCorrection(value: unknown): {
  readonly correction: Correction;
  readonly complaints: readonly string[];
} {
  const correction = new Map<keyof CslRecord, string | readonly CslName[] | CslDate | undefined>();
  const complaints: string[] = [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { correction, complaints: ['fields and their values are expected below it.'] };
  }
  for (const [field, said] of Object.entries(value)) {
    const kind = kindOf(field);
    if (kind === undefined) complaints.push(`“${field}” is not a field of a record (CSL’s names are used).`);
    else if (said === null) {
      if (kind === 'type') complaints.push('“type” cannot be empty.');
      else correction.set(field as keyof CslRecord, undefined);
    } else {
      const read = READERS[kind](said);
      if (read === undefined) complaints.push(`“${field}” is not understood: ${EXPECTED[kind]}.`);
      else correction.set(field as keyof CslRecord, read);
    }
  }
  return { correction, complaints };
}

type Kind = 'type' | 'text' | 'names' | 'date';

function kindOf(field: string): Kind | undefined {
  if (field === 'type') return 'type';
  if (([...TEXT_VARIABLES, ...OWN_VARIABLES] as readonly string[]).includes(field)) return 'text';
  if ((NAME_VARIABLES as readonly string[]).includes(field)) return 'names';
  if ((DATE_VARIABLES as readonly string[]).includes(field)) return 'date';
  return undefined;
}

const EXPECTED: { readonly [K in Kind]: string } = {
  type: 'one of CSL’s types is expected, such as article-newspaper or webpage',
  text: 'a text is expected',
  names: 'a list of names is expected, such as “Ruiz, Ana”, or an organisation’s without a comma',
  date: 'a date is expected, such as 2019-05-03, 2019-05 or 2019',
};

const READERS = {
  type: (value: unknown): CslType | undefined => CSL_TYPES.find((type) => type === value),
  text: (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined),
  names: readNames,
  date: readDate,
} as const;

function readNames(value: unknown): readonly CslName[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = list.map(readName);
  return names.every((name) => name !== undefined) ? names : undefined;
}

const NAME_PARTS = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'] as const;

function readName(value: unknown): CslName | undefined {
  if (typeof value === 'string') {
    const comma = value.indexOf(',');
    const [family, given] = [value.slice(0, comma).trim(), value.slice(comma + 1).trim()];
    if (comma < 0 || family === '') return value.trim() === '' ? undefined : { literal: value.trim() };
    return given === '' ? { family } : { family, given };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = Object.entries(value).filter(
    ([part, text]) => (NAME_PARTS as readonly string[]).includes(part) && typeof text === 'string',
  );
  return parts.length === 0 ? undefined : (Object.fromEntries(parts) as CslName);
}

/** ISO 8601 and EDTF's interval `2019-05/2019-06`. Impossible days and months are refused. */
function readDate(value: unknown): CslDate | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const dates = String(value).trim().split('/').map(readDateParts);
  const [from, to] = dates;
  if (from === undefined || dates.length > 2 || dates.includes(undefined)) return undefined;
  return { 'date-parts': to === undefined ? [from] : [from, to] };
}

function readDateParts(text: string): DateParts | undefined {
  const match = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  if (month === undefined) return [year];
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return [year, month];
  const longest = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > longest ? undefined : [year, month, day];
}
