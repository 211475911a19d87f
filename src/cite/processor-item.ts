import { type CslDate, type CslItem, DATE_VARIABLES, type DateParts } from '../model/item';
import { withoutMarks } from './rich-text';

/** What the processor is given for an item. */
export interface ProcessorItem {
  readonly id: string;
}

/** citeproc keys plain objects by id: a prefix keeps a citekey like `constructor` from meaning something. */
export const itemId = (citekey: string): string => `=${citekey}`;
export const citekeyOf = (id: string): string => id.slice(1);

/**
 * The item so that citeproc, which trusts its input, can take it: no character that marks are made of, a language that is
 * one, dates whose parts exist. Everything else stays as it is.
 */
export function processorItem(item: CslItem): ProcessorItem {
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(item), (name, value) => {
    if (typeof value !== 'string') return value;
    const text = guarded(withoutMarks(value));
    // An address that begins a sentence keeps its small letter.
    return name === 'archive_location' && /^https?:/i.test(text) ? GUARD + text : text;
  });
  for (const name of DATE_VARIABLES) {
    const date = item[name] === undefined ? undefined : wholeDate(item[name]);
    if (date === undefined) delete copy[name];
    else copy[name] = date;
  }
  if (item.language !== undefined && !/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(item.language))
    delete copy['language'];
  return { ...copy, id: itemId(item.id) };
}

/** Not a character of any text: it keeps an address from being capitalised, and a title `constructor` from being a property that every object has. */
const GUARD = '\u0003';
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype).map((name) => name.toLowerCase()));
const guarded = (text: string): string => (INHERITED.has(text.trim().toLowerCase()) ? text + GUARD : text);

/** Rendered text without what {@link processorItem} put into it. */
export function withoutGuards(rendered: string): string {
  return rendered.replaceAll(GUARD, '');
}

/** Both ends of a range equally precise (citeproc refuses others), and no 31st of February. */
function wholeDate(date: CslDate): CslDate | undefined {
  const [from, to] = date['date-parts'].map(existingParts);
  if (from === undefined) return undefined;
  if (to === undefined) return { ...date, 'date-parts': [from] };
  const parts = Math.min(from.length, to.length);
  return {
    ...date,
    'date-parts': [from.slice(0, parts) as unknown as DateParts, to.slice(0, parts) as unknown as DateParts],
  };
}

function existingParts([year, month, day]: DateParts): DateParts | undefined {
  if (!Number.isInteger(year) || year === 0) return undefined;
  if (month === undefined || !(month >= 1 && month <= 12)) return [year];
  const days = new Date(Date.UTC(2000 + (Math.abs(year) % 400), month, 0)).getUTCDate();
  if (day === undefined || !(day >= 1 && day <= days)) return [year, month];
  return [year, month, day];
}
