import type { Forest } from '../../src/extract/html/forest';
import { probability } from '../../src/extract/html/forest';
import { secondRows } from '../../src/extract/html/second-look';
import { type GrowOptions, growForest, type Sample } from './grow-forest';
import { foldOf, type TrainingPage } from './samples';

export interface TwoLooks {
  readonly first: Forest;
  readonly second: Forest;
}

export const FIRST: GrowOptions = {
  trees: 150,
  leaves: 14,
  rate: 0.055,
  lambda: 2,
  minimum: 3,
  features: 0.4,
  rows: 0.7,
  seed: 1,
};
export const SECOND: GrowOptions = {
  trees: 150,
  leaves: 12,
  rate: 0.05,
  lambda: 6,
  minimum: 4,
  features: 0.4,
  rows: 0.7,
  seed: 2,
};
const INNER = 3;

/** Trains both forests. The second learns from opinions that the first formed of sites it had not seen. */
export function trainTwoLooks(pages: readonly TrainingPage[]): TwoLooks {
  const rows: Sample[] = [];
  for (let part = 0; part < INNER; part++) {
    const inside = (page: TrainingPage) => foldOf(`${page.site}/inner`, INNER) === part;
    const opinion = growForest(pages.filter((page) => !inside(page)).flatMap(firstSamples), FIRST);
    for (const page of pages.filter(inside)) {
      const first = page.features.rows.map((row) => probability(opinion, row));
      const seconds = secondRows(page.page, page.features, first);
      seconds.forEach((row, i) => {
        const { label, weight } = page.labels[i] ?? { label: 0, weight: 0 };
        if (weight > 0) rows.push({ row, label, weight });
      });
    }
  }
  return { first: growForest(pages.flatMap(firstSamples), FIRST), second: growForest(rows, SECOND) };
}

function firstSamples(page: TrainingPage): readonly Sample[] {
  return page.features.rows.flatMap((row, i) => {
    const { label, weight } = page.labels[i] ?? { label: 0, weight: 0 };
    return weight > 0 ? [{ row, label, weight }] : [];
  });
}

export function judge(
  { first, second }: TwoLooks,
  page: TrainingPage,
): { readonly first: readonly number[]; readonly second: readonly number[] } {
  const opinions = page.features.rows.map((row) => probability(first, row));
  return {
    first: opinions,
    second: secondRows(page.page, page.features, opinions).map((row) => probability(second, row)),
  };
}
