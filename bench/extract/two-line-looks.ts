import type { Forest } from '../../src/extract/html/forest';
import { probability } from '../../src/extract/html/forest';
import { headingRows, secondLineRows } from '../../src/extract/text/line-features';
import type { Dump } from './dumps';
import { type GrowOptions, growForest, type Sample } from './grow-forest';
import { foldOf } from './samples';

export interface LineForests {
  readonly first: Forest;
  readonly second: Forest;
  readonly heading: Forest;
}

const FIRST: GrowOptions = {
  trees: 110,
  leaves: 12,
  rate: 0.07,
  lambda: 2,
  minimum: 3,
  features: 0.4,
  rows: 0.7,
  seed: 3,
};
const SECOND: GrowOptions = {
  trees: 110,
  leaves: 10,
  rate: 0.06,
  lambda: 6,
  minimum: 4,
  features: 0.4,
  rows: 0.7,
  seed: 4,
};
const HEADING: GrowOptions = {
  trees: 90,
  leaves: 8,
  rate: 0.08,
  lambda: 3,
  minimum: 3,
  features: 0.4,
  rows: 0.7,
  seed: 5,
};
const INNER = 3;
/** Lines farther from the text than this are no heading of it. */
const REACH = 60;

/** Trains all three. Second look and heading learn from opinions formed of sites that the first had not seen. */
export function trainLines(dumps: readonly Dump[]): LineForests {
  const seconds: Sample[] = [];
  const chances = new Map<Dump, readonly number[]>();
  for (let part = 0; part < INNER; part++) {
    const inside = (dump: Dump) => foldOf(`${dump.site}/inner`, INNER) === part;
    const opinion = growForest(dumps.filter((dump) => !inside(dump)).flatMap(firstSamples), FIRST);
    for (const dump of dumps.filter(inside)) {
      const first = dump.features.rows.map((row) => probability(opinion, row));
      chances.set(dump, first);
      secondLineRows(dump.features, first).forEach((row, i) => {
        const { label, weight } = dump.labels[i] ?? { label: 0, weight: 0 };
        if (weight > 0) seconds.push({ row, label, weight });
      });
    }
  }
  return {
    first: growForest(dumps.flatMap(firstSamples), FIRST),
    second: growForest(seconds, SECOND),
    heading: growForest(
      dumps.flatMap((dump) => headingSamples(dump, chances.get(dump) ?? [])),
      HEADING,
    ),
  };
}

function firstSamples({ features, labels }: Dump): readonly Sample[] {
  return features.rows.flatMap((row, i) => {
    const { label, weight } = labels[i] ?? { label: 0, weight: 0 };
    return weight > 0 ? [{ row, label, weight }] : [];
  });
}

function headingSamples({ features, heading, lines }: Dump, chances: readonly number[]): readonly Sample[] {
  if (!heading.includes(1)) return [];
  const count = heading.filter((label) => label === 1).length;
  const titles = heading.flatMap((label, i) => (label === 1 ? [i] : []));
  return headingRows(features, chances).flatMap((row, i) => {
    const near = titles.some((at) => Math.abs(at - i) < REACH);
    if (!near || (lines[i]?.text.length ?? 0) > 300) return [];
    return [{ row, label: heading[i] === 1 ? 1 : 0, weight: heading[i] === 1 ? 6 / count : 1 }];
  });
}
