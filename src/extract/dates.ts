import type { CslDate, DateParts } from '../model/item';
import { monthOfName } from './month-names';

/** A date found in a text. */
export interface FoundDate {
  readonly parts: DateParts;
  readonly start: number;
  readonly end: number;
  /** Day and month could be the other way round. */
  readonly ambiguous: boolean;
}

const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|-[аея]|η|\.)?`;
const YEAR = String.raw`((?:19|20|25|13|14)\d\d)`;
const MONTH = String.raw`(\p{L}[\p{L}\p{M}]{1,14}(?: (?:الأول|الثاني))?)`;
const LINK = String.raw`[\s,./-]{1,3}(?:(?:de|del|d’|d'|of|the|dne|tháng|m|den|da|din)\.?\s+)?`;

const PATTERNS: readonly {
  readonly pattern: RegExp;
  readonly read: (m: RegExpExecArray, language: string | undefined) => Reading;
}[] = [
  { pattern: /(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g, read: (m) => day(m[1], m[3], m[4]) },
  {
    pattern: /((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g,
    read: (m) => day(m[1], m[2], m[3]),
  },
  { pattern: /(?<!\d)((?:19|20)\d\d)\. ?(\d{1,2})\. ?(\d{1,2})\.?(?!\d)/g, read: (m) => day(m[1], m[2], m[3]) },
  {
    pattern: new RegExp(String.raw`(?<![\d.:])${DAY}${LINK}${MONTH}${LINK}(?:г\.?\s*)?${YEAR}(?!\d)`, 'gu'),
    read: (m, l) => named(m[3], m[2], m[1], l),
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L})${MONTH}[\s.]{1,2}${DAY}(?!\d|:)[\s,]{1,3}(?:(?:de|del|of)\s+)?${YEAR}(?!\d)`,
      'gu',
    ),
    read: (m, l) => named(m[3], m[1], m[2], l),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)${YEAR}[.,]?\s(?:m\.\s|r\.\s)?${MONTH}[\s.]{1,2}${DAY}(?!\d)`, 'gu'),
    read: (m, l) => named(m[1], m[2], m[3], l),
  },
  { pattern: /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? ((?:19|20)\d\d)/g, read: (m) => day(m[3], m[2], m[1]) },
  {
    pattern: /(?<![\d/.-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20|25)\d\d)(?!\d)/g,
    read: (m, l) => numeric(m[1], m[3], m[4], m[2], l),
  },
  { pattern: /(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/g, read: (m) => day(m[1], m[2], m[3]) },
];

type Reading = { readonly parts: DateParts; readonly ambiguous?: boolean } | undefined;

/** Dates in a text, as written in any of some fifty languages, in the order they stand. Days only, no bare years. */
export function findDates(text: string, language?: string): readonly FoundDate[] {
  const plain = latinDigits(text.slice(0, 2_000));
  const found: FoundDate[] = [];
  for (const { pattern, read } of PATTERNS) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const reading = read(match, language);
      if (reading !== undefined)
        found.push({ parts: reading.parts, start, end, ambiguous: reading.ambiguous ?? false });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A date as machines write it: ISO 8601, RFC 2822, a Unix time; else whatever {@link findDates} sees in it. */
export function readDate(text: string, language?: string): DateParts | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T\s].*)?)?)?$/.exec(trimmed);
  if (iso !== null) return isoParts(iso[1], iso[2], iso[3]);
  if (/^1\d{9}(?:\d{3})?$/.test(trimmed)) {
    const time = new Date(Number(trimmed) * (trimmed.length > 10 ? 1 : 1_000));
    return [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()];
  }
  return findDates(trimmed, language)[0]?.parts;
}

export const cslDate = (parts: DateParts): CslDate => ({ 'date-parts': [parts] });

/** Of a time in milliseconds, the day where the reader is. */
export function dayOfTime(time: number): DateParts {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()];
}

function isoParts(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
): DateParts | undefined {
  const y = Number(year);
  if (y < 1000 || y > 2200) return undefined;
  if (month === undefined) return [y];
  if (date === undefined) return Number(month) >= 1 && Number(month) <= 12 ? [y, Number(month)] : undefined;
  return day(year, month, date)?.parts;
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): Reading {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  if (m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return { parts: [y, m, d] };
}

function named(
  year: string | undefined,
  name: string | undefined,
  date: string | undefined,
  language: string | undefined,
): Reading {
  const month = monthOfName(name ?? '', language);
  if (month === undefined) return undefined;
  // Thai papers count from the Buddha's death.
  const y = Number(year) > 2400 ? Number(year) - 543 : Number(year);
  return y < 1900 ? undefined : day(String(y), String(month), date);
}

/** `3/4/2024`: dots put the day first everywhere; slashes put the month first in the United States. */
function numeric(
  a: string | undefined,
  b: string | undefined,
  year: string | undefined,
  mark: string | undefined,
  language: string | undefined,
): Reading {
  const y = String(Number(year) > 2400 ? Number(year) - 543 : Number(year));
  const [first, second] = [Number(a), Number(b)];
  const dayFirst = day(y, b, a);
  const monthFirst = day(y, a, b);
  if (mark === '.' || first > 12) return dayFirst;
  if (second > 12) return monthFirst;
  if (first === second) return dayFirst;
  const tag = (language ?? '').toLowerCase();
  if (tag === 'en-us' || tag === 'en_us') return monthFirst;
  if (tag !== '' && !tag.startsWith('en')) return dayFirst;
  const reading = tag === 'en' || tag === '' ? monthFirst : dayFirst;
  return reading === undefined ? undefined : { ...reading, ambiguous: tag === 'en' || tag === '' };
}

/** Arabic, Persian, Devanagari, Bengali and Thai digits as ASCII ones, full-width ones too; lengths stay the same. */
function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯๐-๙０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10) ?? code;
    return String(code - zero);
  });
}

const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
