/**
 * What a step of a reading costs. Permitted edits cost next to nothing, so that of two readings without an alteration the
 * one with fewer and shorter omissions is taken; a hundred gaps stay below the cheapest alteration. A changed word costs
 * less than one added (at the ends, where nothing else decides), a removed one less than a changed one (`A C` for
 * `A b C`), both together more than a changed one; a swap of neighbours less than two changes, and leaving out up to three
 * words less than going on elsewhere.
 */
export const COST = {
  /** Below this nothing is altered. */
  alteration: 6_000,
  added: 20_000,
  removed: 18_000,
  changed: 19_500,
  /** Off `changed` for words that look alike, so that `2019` is set against `2018` and not against its neighbour. */
  alike: 1_000,
  sign: 6_500,
  changedSign: 7_000,
  swapped: 29_000,
  /** Going on at a later place without a mark. */
  skipped: 70_000,
  /** The same from the end of a sentence to the beginning of another. */
  skippedSentences: 52_000,
  /** Going on at an earlier place without a mark. */
  back: 90_000,
  /** The same, at dots. */
  backAtGap: 60_000,
  free: 1,
  joined: 2,
  gap: 4,
  /** For every doubling of a gap's length. */
  gapDoubling: 3,
  bracket: 2,
  part: 1,
} as const;

/** Longest stretch of the source, in tokens, for which one bracket can stand. */
export const BRACKET_REACH = 32;
