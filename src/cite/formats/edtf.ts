import type { CslDate, DateParts } from '../../model/item';

/**
 * The date that a field of a bibliography says: EDTF levels 0 and 1 as far as CSL can hold them (`2019`, `2019-03`,
 * `2019-03-07`, `2019-03~`, `2019/2020`), also with a time, which is dropped. What says no year is no date.
 */
export function plainDate(text: string | undefined): CslDate | undefined {
  if (text === undefined) return undefined;
  const [from, to] = text.trim().split('/');
  const start = dateParts(from ?? '');
  if (start === undefined) return undefined;
  const end = to === undefined ? undefined : dateParts(to);
  return {
    'date-parts': end === undefined ? [start] : [start, end],
    ...(/[~?%]/.test(text) ? { circa: true } : {}),
  };
}

function dateParts(text: string): DateParts | undefined {
  const match = /^\s*[~?%]?(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?(?:T.*)?\s*$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  // Months 21 to 24 are seasons, which CSL holds elsewhere.
  if (month === undefined || month < 1 || month > 12) return [year];
  if (day === undefined || day < 1 || day > daysIn(year, month)) return [year, month];
  return [year, month, day];
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
