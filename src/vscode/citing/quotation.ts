import type { Quotation } from '../../dialect/dialect';
import type { Passage, Source } from '../../model/source';
import { wordCount } from '../writing/words';

/** The words of a source as a quotation: short ones stay in the line, long ones become a block. */
export function quotation(text: string, source: Source, blockQuoteWords: number): Quotation {
  const several = text.includes('\n');
  const kind = several || wordCount(text) >= blockQuoteWords ? 'block' : 'inline';
  const { language } = source.item;
  return { text, kind, ...(language ? { language } : {}) };
}

/**
 * The words between two places of a source, exactly as they stand in its passages. White space at the ends of a selection is
 * not meant; passages are separated by an empty line.
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
