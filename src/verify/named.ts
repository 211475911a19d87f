import type { AttachedQuote } from './attach';
import { noteTexts } from './noted';
import type { PreparedSource } from './prepare';
import { tokenize } from './tokens';

/** What a draft says around a quotation: the rest of its paragraph, and the notes that the paragraph refers to. */
export function saidAround(draft: string, { quote, paragraph }: AttachedQuote): string {
  const { start, end } = quote.range;
  return [draft.slice(paragraph.start, start), draft.slice(end, paragraph.end), ...noteTexts(draft, paragraph)].join(
    ' ',
  );
}

/**
 * Whether a source is named, as drafts cite whose markup has no citekeys: its author's family name, or the organisation's;
 * its title or the main part of it. Whole words, whatever their case.
 */
export function isNamed({ names = [] }: PreparedSource, said: string): boolean {
  const words = ` ${plain(said)} `;
  return names.some((name) => plain(name) !== '' && words.includes(` ${plain(name)} `));
}

const plain = (text: string): string => {
  const { keys, kinds } = tokenize(text);
  return keys
    .filter((_, i) => kinds[i] === 'word')
    .join(' ')
    .toLowerCase();
};
