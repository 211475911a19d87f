import type { Segment } from './segment';

/** Segments of about one size before they become one. */
export const FAN = 12;

/** Enough stored segments of about one size, if there are; the smallest have `least` words. */
export function sameSize(stored: readonly Segment[], least: number): readonly Segment[] | undefined {
  const tiers = new Map<number, Segment[]>();
  for (const segment of stored) {
    const tier = Math.round(Math.log(Math.max(segment.wordCount, least) / least) / Math.log(FAN));
    const tierMates = tiers.get(tier) ?? [];
    tierMates.push(segment);
    tiers.set(tier, tierMates);
  }
  for (const tierMates of tiers.values()) if (tierMates.length >= FAN) return tierMates;
  return undefined;
}

/** The smaller segments that together are worth merging with the next larger one; or one that is a quarter dead. */
export function lopsided(stored: readonly Segment[]): readonly Segment[] | undefined {
  const ascending = [...stored].sort((a, b) => a.wordCount - b.wordCount);
  let sum = 0;
  let count = 0;
  for (const segment of ascending) {
    if (count > 0 && sum < segment.wordCount / 5) break;
    sum += segment.wordCount;
    count++;
  }
  if (count > 1) return ascending.slice(0, count);
  const rotten = ascending.find((segment) => segment.deadCount > segment.size / 4);
  return rotten && [rotten];
}
