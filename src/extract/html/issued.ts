import type { DateParts } from '../../model/item';
import { readDate } from '../dates';
import type { Block } from './blocks';
import { dateOfData, dateOfMeta, datesOfChanges } from './date-claims';
import { dateOfText, dateOfTimes } from './date-lines';
import type { Found } from './found';
import type { Page } from './page';

/** The day of publication: never that of a change, a comment or a neighbouring article. */
export function findIssued(
  page: Page,
  heading: Block | undefined,
  body: readonly Block[],
): Found<DateParts> | undefined {
  const said = dateOfData(page) ?? dateOfMeta(page);
  const seen = dateOfTimes(page, heading, body) ?? dateOfText(page, heading, body);
  const address = dateOfAddress(page.url);
  if (said === undefined) return seen ?? address ?? monthOfAddress(page.url);
  if (seen === undefined) return agrees(said.value, address?.value) ? { ...said, confidence: 0.97 } : said;
  if (agrees(said.value, seen.value)) return { ...said, confidence: 0.98 };
  if (datesOfChanges(page).some((change) => agrees(seen.value, change))) return said;
  // Data count in UTC, the reader's line in the paper's own time: the day that is printed is the day of the paper.
  if (!HAS_ZONE.test(said.evidence ?? '') && daysBetween(said.value, seen.value) <= 1 && seen.confidence > 0.5)
    return { ...seen, confidence: 0.9 };
  // A bare `date` may be that of the last change; what the page shows under its heading is meant for readers.
  if (said.confidence < 0.8 && seen.confidence > 0.6) return seen;
  return said;
}

/** A time with an offset other than UTC's is the paper's own. */
const HAS_ZONE = /\d[+-](?!00:?00)\d\d:?\d\d$/;

const agrees = (a: DateParts, b: DateParts | undefined): boolean =>
  b !== undefined && a.every((part, i) => part === b[i]);

function daysBetween(a: DateParts, b: DateParts): number {
  const time = (parts: DateParts) => Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1);
  return a.length === 3 && b.length === 3 ? Math.abs(time(a) - time(b)) / 86_400_000 : Number.POSITIVE_INFINITY;
}

/** `/2015/01/20/` or `/20150120-`: what many sites put into their addresses. */
export function dateOfAddress(url: string | undefined): Found<DateParts> | undefined {
  const match = /[/_-]((?:19|20)\d\d)([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(url ?? '');
  const parts =
    match === null || (match[2] === '' && `${match[3]}${match[4]}`.length !== 4)
      ? undefined
      : readDate(`${match[1]}-${match[3]}-${match[4]}`);
  return parts === undefined ? undefined : { value: parts, origin: 'url', confidence: 0.6 };
}

function monthOfAddress(url: string | undefined): Found<DateParts> | undefined {
  const match = /\/(20\d\d)\/(0[1-9]|1[0-2])\//.exec(url ?? '');
  return match === null ? undefined : { value: [Number(match[1]), Number(match[2])], origin: 'url', confidence: 0.5 };
}
