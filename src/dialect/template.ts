import type { Cite } from '../model/citation';
import {
  type CslItem,
  DATE_VARIABLES,
  displayName,
  isoDate,
  issuedYear,
  NAME_VARIABLES,
  TEXT_VARIABLES,
} from '../model/item';
import { writeLocator } from './locator';

/**
 * Text with places for what is known of a source: `[[@{citekey}{|locator}]]`. Between the braces stands a CSL variable
 * (`title`, `author`, `issued`, `URL`, …) or one of {@link OWN_PLACES}; signs around its name are written only where there is
 * a value: `{, locator}`, `{ (year)}`.
 */
export interface Template {
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'place'; readonly name: string; readonly before: string; readonly behind: string };

/** Places beside CSL's variables. `quotation`: the quoted words; `citation`: the citation as a whole; `formatted`: in the style. */
export const OWN_PLACES = [
  'citekey',
  'locator',
  'prefix',
  'suffix',
  'year',
  'family',
  'quotation',
  'citation',
  'formatted',
] as const;

/** All places that a template can have, ours first. */
export const PLACES: readonly string[] = [
  ...OWN_PLACES,
  'type',
  ...NAME_VARIABLES,
  ...DATE_VARIABLES,
  ...TEXT_VARIABLES,
];
const KNOWN: ReadonlySet<string> = new Set(PLACES);
const PLACE = /\{([^{}\p{L}]*)(\p{L}[\p{L}\d_-]*)([^{}\p{L}]*)\}/gu;

/** Total: braces around something else are text. */
export function readTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: before = '', 2: name = '', 3: behind = '' } of text.matchAll(PLACE)) {
    if (!KNOWN.has(name)) continue;
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
    parts.push({ kind: 'place', name, before, behind });
    end = index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return { parts };
}

/** The places of a template that do not exist: `{Title}`. Attributes of a markup (`{.quote}`) are text. */
export function unknownPlaces(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].flatMap(([, before = '', name = '']) =>
    KNOWN.has(name) || /^[.#=]/.test(before) ? [] : [name],
  );
}

/** The template with its values, which are markup already; what has none is left out with the signs around it. */
export function fillTemplate({ parts }: Template, value: (name: string) => string): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const filled = value(part.name);
      return filled === '' ? '' : part.before + filled + part.behind;
    })
    .join('');
}

/** What is known of a cite and its source, as plain text; empty where nothing is. */
export function fieldOf(name: string, cite: Cite, item: CslItem | undefined): string {
  switch (name) {
    case 'citekey':
      return cite.citekey;
    case 'locator':
      return cite.locator === undefined ? '' : writeLocator(cite.locator);
    case 'prefix':
      return cite.prefix ?? '';
    case 'suffix':
      return cite.suffix ?? '';
    case 'year':
      return item === undefined ? '' : String(issuedYear(item) ?? '');
    case 'family':
      return (item?.author ?? []).map((author) => author.family ?? displayName(author)).join(', ');
    default:
      return item === undefined ? '' : variableOf(name, item);
  }
}

function variableOf(name: string, item: CslItem): string {
  const names = NAME_VARIABLES.find((it) => it === name);
  if (names !== undefined) return (item[names] ?? []).map(displayName).join(', ');
  const date = DATE_VARIABLES.find((it) => it === name);
  if (date !== undefined) return item[date] === undefined ? '' : isoDate(item[date]);
  const text = TEXT_VARIABLES.find((it) => it === name);
  return text === undefined ? (name === 'type' ? item.type : '') : (item[text] ?? '');
}

/** A text on a source by a template, such as the beginning of a literature note. `escaped`: for where the values come to stand. */
export function writeByTemplate(
  template: string,
  item: CslItem,
  escaped: (text: string) => string = (text) => text,
): string {
  return fillTemplate(readTemplate(template), (name) => escaped(fieldOf(name, { citekey: item.id }, item)));
}
