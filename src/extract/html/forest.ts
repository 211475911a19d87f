/**
 * Trees of yes/no questions about a row of numbers; their answers add up to a log-odds.
 * Node `i` asks whether `row[feature[i]] <= threshold[i]` and goes to `left[i]`, else to `left[i] + 1`; where `left[i]`
 * is 0 it is a leaf, and `threshold[i]` its answer. `roots` are the trees' first nodes.
 */
export interface Forest {
  readonly bias: number;
  readonly roots: readonly number[];
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
}

/** 0 to 1. */
export function probability(forest: Forest, row: Float64Array): number {
  let sum = forest.bias;
  for (const root of forest.roots) {
    let node = root;
    let next = forest.left[node] ?? 0;
    while (next !== 0) {
      node = (row[forest.feature[node] ?? 0] ?? 0) <= (forest.threshold[node] ?? 0) ? next : next + 1;
      next = forest.left[node] ?? 0;
    }
    sum += forest.threshold[node] ?? 0;
  }
  return 1 / (1 + Math.exp(-sum));
}
