import type { Passage } from './source';

/** From this many words on a quotation is set as a block: APA 7 §8.27. */
export const BLOCK_WORDS = 40;

/** Short quotations stay in the line; long ones, and those of several passages (empty lines between), become a block. */
export function quotationKind(text: string, blockWords = BLOCK_WORDS): 'inline' | 'block' {
  return text.includes('\n') || wordCount(text) >= blockWords ? 'block' : 'inline';
}

/**
 * The words between two places of a source, exactly as they stand in its passages; passages are separated by an empty line.
 */
export function wordsBetween(
  passages: readonly Passage[],
  from: { readonly ordinal: number; readonly offset: number },
  to: { readonly ordinal: number; readonly offset: number },
): string {
  return passages
    .filter(({ ordinal }) => ordinal >= from.ordinal && ordinal <= to.ordinal)
    .map(({ ordinal, text }) =>
      text.slice(ordinal === from.ordinal ? from.offset : 0, ordinal === to.ordinal ? to.offset : text.length).trim(),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Number of words, also in scripts that put no space between them. */
function wordCount(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return words;
}
