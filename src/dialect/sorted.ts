import type { Range } from '../model/range';

/** Of ranges that are in order and do not overlap, those that share a character with `range`. Logarithmic. */
export function overlapping<R extends Range>(ranges: readonly R[], range: Range): readonly R[] {
  const first = lowerBound(ranges, ({ end }) => end > range.start);
  let last = first;
  while (last < ranges.length && (ranges[last]?.start ?? 0) < range.end) last++;
  return ranges.slice(first, last);
}

/** The first index at which the condition, which stays true once it is, holds. */
export function lowerBound<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
