import { splitTypedLocator } from '../../dialect/locator';
import type { Locator } from '../../model/citation';
import { fieldText } from '../../model/field-text';
import type { FindResult } from '../../model/match';

/** What is typed into the lookup, where its end can be a locator: `rusia iran p 12`. */
export interface TypedLocator {
  /** What to search for. */
  readonly text: string;
  readonly locator: Locator;
  /** The words that were taken for the locator: `p 12`. */
  readonly words: string;
}

/** Nothing where the whole is to be searched for. A locator alone is one too: there is nothing else to look for. */
export function typedLocator(typed: string): TypedLocator | undefined {
  const { text, locator } = splitTypedLocator(typed);
  if (!locator || text.trim() === '') return undefined;
  return { text, locator, words: typed.slice(text.length).trim() };
}

/**
 * Words that only look like a locator are found as words: of an answer for everything typed, what has them in this form.
 * `section 230` finds the article of that name, and not page 230 of another.
 */
export function havingWords(whole: FindResult, { words }: TypedLocator): FindResult {
  const wanted = folded(words);
  const has = (text: string) => ` ${folded(text)} `.includes(` ${wanted} `);
  return {
    sources: whole.sources.filter(({ source }) => has(fieldText(source, 'title'))),
    passages: whole.passages.filter(({ passage }) => has(passage.text)),
  };
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}:§¶]+/gu, ' ')
    .trim();
}
