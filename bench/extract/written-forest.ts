import type { Forest } from '../../src/extract/html/forest';

/** A forest as TypeScript source. */
export function writtenForest(forest: Forest): string {
  const rounded = (numbers: readonly number[]) => `[${numbers.map((n) => Number(n.toPrecision(4))).join(',')}]`;
  // A leaf's answer needs three digits; a question's threshold is kept as it was cut.
  const thresholds = forest.threshold.map((n, i) => (forest.left[i] === 0 ? Number(n.toFixed(4)) : n));
  return `{\n  bias: ${forest.bias.toFixed(4)},\n  roots: ${whole(forest.roots)},\n  feature: ${whole(forest.feature)},\n  threshold: ${rounded(thresholds)},\n  left: ${whole(forest.left)},\n}`;
}

const whole = (numbers: readonly number[]) => `[${numbers.join(',')}]`;
