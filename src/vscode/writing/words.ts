const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Number of words, also in scripts that put no space between them. */
export function wordCount(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return words;
}
