import type { PreparedSource } from './prepare';
import { tokenize } from './tokens';

/** Whether words are the title of a source, or its main part, and no quotation of it. */
export function isTitleOf(text: string, source: PreparedSource | undefined): boolean {
  if (source?.title === undefined) return false;
  const [main = ''] = source.title.split(/: | [–—] /);
  return [source.title, main].some((title) => bare(title) !== '' && bare(title) === bare(text));
}

const bare = (text: string): string =>
  tokenize(text)
    .keys.filter((key) => /[\p{L}\p{N}]/u.test(key))
    .join(' ')
    .toLowerCase();
