import type { Cite } from '../model/citation';
import { readLocator } from './locator';

/**
 * What a formatted citation of a draft says beyond its keys, as far as its words tell: the markup keeps the keys alone.
 * @param written the citation with its markup: `[(Ruiz, 2019, para. 4)](https://… "@ruiz2019")`
 */
export function readBack(written: string, cites: readonly Cite[]): readonly Cite[] {
  const [only, ...more] = cites;
  if (!only || more.length > 0) return cites;
  const words = visible(written);
  const form = /^[\p{L}]/u.test(words) ? 'narrative' : /^\(\d{4}/.test(words) ? 'suppress-author' : undefined;
  // The label is needed: a bare number is the year, or the number of the source.
  const place = /[\s(,;]((?:\p{L}+\.|[§¶])\s*\d.*)$/u.exec(words)?.[1];
  const locator = place === undefined ? undefined : readLocator(place)?.locator;
  return [{ citekey: only.citekey, ...(form ? { form } : {}), ...(locator ? { locator } : {}) }];
}

/** The same for a note, which says the place in the source at its end: `…, para. 4.`, `…, 12.`, `… (p. 4).` */
export function readNote(note: string, cites: readonly Cite[]): readonly Cite[] {
  const [only, ...more] = cites;
  if (!only || more.length > 0) return cites;
  const end = visible(note).replace(/[.)\s]+$/, '');
  const labelled = /[\s(,;]((?:\p{L}+\.|[§¶])\s*\d[\d:–-]*)$/u.exec(end)?.[1];
  // A bare number of four digits is a year.
  const bare = /,\s*(\d{1,3}(?:[–-]\d{1,3})?)$/.exec(end)?.[1];
  const locator = readLocator(labelled ?? bare ?? '')?.locator;
  return [{ citekey: only.citekey, ...(locator ? { locator } : {}) }];
}

/** Whether the two differ only in what depends on the rest of the draft: numbers, and the letter behind a year. */
export function sayTheSame(written: string, formatted: string): boolean {
  return skeleton(written) === skeleton(formatted);
}

function skeleton(text: string): string {
  return visible(text)
    .replace(/\d+/g, '0')
    .replace(/0[a-z](?!\p{L})/gu, '0')
    .replace(/\s+/g, ' ');
}

/** The words without tags, link targets and escapes. */
function visible(text: string): string {
  const words = text
    .replace(/<[^>]*>/g, '')
    .replace(/^\s*\[(.*)\]\([^()]*\)\s*$/s, '$1')
    .replace(/(?<!\\)\[((?:[^\][\\]|\\.)*)\]\([^()]*\)/g, '$1');
  return words.replace(/\\(?=[^\p{L}\p{N}\s])/gu, '').trim();
}
