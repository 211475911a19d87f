import type { PreparedSource } from './prepare';
import { tokenize } from './tokens';

/** Whether words are the title of a source, or its main part, and no quotation of it. */
export function isTitleOf(text: string, source: PreparedSource | undefined): boolean {
  return source?.title !== undefined && isTitle(text, source.title);
}

/** The same for a title alone. */
export function isTitle(text: string, title: string): boolean {
  const [main = ''] = title.split(/: | [–—] /);
  return [title, main].some((it) => bare(it) !== '' && bare(it) === bare(text));
}

const bare = (text: string): string =>
  tokenize(text)
    .keys.filter((key) => /[\p{L}\p{N}]/u.test(key))
    .join(' ')
    .toLowerCase();
