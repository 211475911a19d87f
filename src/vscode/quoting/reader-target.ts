import type { Locator } from '../../model/citation';
import type { Excerpt } from '../../model/quotation';
import type { Passage } from '../../model/source';
import type { ReaderTarget } from '../reader/reader';

/** Where the reader view is opened for these words: they are marked, to the end of the first passage where they run on. */
export function targetOf({ source, from, to }: Pick<Excerpt, 'source' | 'from' | 'to'>): ReaderTarget {
  const end = to.ordinal === from.ordinal ? to.offset : Number.MAX_SAFE_INTEGER;
  const matches = [{ start: from.offset, end }];
  return { source, ordinal: from.ordinal, lastOrdinal: to.ordinal, matches };
}

/** The passage that a locator names; of a range the first. */
export function passageAt(passages: readonly Passage[], { label, value }: Locator): Passage | undefined {
  const [first = ''] = value.split(/\s*[-–—,]\s*/);
  switch (label) {
    case 'paragraph':
      return passages.find(({ paragraph }) => String(paragraph) === first);
    case 'page':
    case 'timestamp':
      return passages.find(({ page }) => page === first);
    case 'section':
    case 'chapter':
      return passages.find(({ kind, text }) => kind === 'heading' && text.includes(value));
    default:
      return undefined;
  }
}
