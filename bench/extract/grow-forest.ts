import type { Forest } from '../../src/extract/html/forest';

export interface Sample {
  readonly row: Float64Array;
  readonly label: number;
  readonly weight: number;
}

export interface GrowOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** L2 penalty on the leaves' answers. */
  readonly lambda: number;
  /** Smallest sum of second derivatives in a leaf. */
  readonly minimum: number;
  /** Share of the features and of the rows that a tree may look at. */
  readonly features: number;
  readonly rows: number;
  readonly seed: number;
}

const BINS = 48;

/** Gradient boosting for the logistic loss on histograms (Friedman 2001; Chen and Guestrin 2016 for the gains). */
export function growForest(samples: readonly Sample[], options: GrowOptions): Forest {
  const random = generator(options.seed);
  const width = samples[0]?.row.length ?? 0;
  const { edges, columns } = binned(samples, width);
  const score = new Float64Array(samples.length);
  const positive = samples.reduce((sum, s) => sum + s.label * s.weight, 0);
  const total = samples.reduce((sum, s) => sum + s.weight, 0);
  const bias = Math.log((positive + 1e-6) / (total - positive + 1e-6));
  score.fill(bias);
  const forest = {
    bias,
    roots: [] as number[],
    feature: [] as number[],
    threshold: [] as number[],
    left: [] as number[],
  };
  const g = new Float64Array(samples.length);
  const h = new Float64Array(samples.length);
  for (let tree = 0; tree < options.trees; tree++) {
    const rows: number[] = [];
    for (let i = 0; i < samples.length; i++) {
      const { label, weight } = samples[i] as Sample;
      const p = 1 / (1 + Math.exp(-(score[i] as number)));
      g[i] = (p - label) * weight;
      h[i] = Math.max(1e-6, p * (1 - p)) * weight;
      if (random() < options.rows) rows.push(i);
    }
    const usable: number[] = [];
    for (let f = 0; f < width; f++) if (random() < options.features) usable.push(f);
    growTree(forest, rows, usable, g, h, columns, edges, options);
    const root = forest.roots.at(-1) ?? 0;
    for (let i = 0; i < samples.length; i++)
      score[i] = (score[i] as number) + answer(forest, root, (samples[i] as Sample).row);
  }
  return forest;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly split: Split | undefined;
}
interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

function growTree(
  forest: { roots: number[]; feature: number[]; threshold: number[]; left: number[] },
  rows: readonly number[],
  usable: readonly number[],
  g: Float64Array,
  h: Float64Array,
  columns: readonly Uint8Array[],
  edges: readonly Float64Array[],
  options: GrowOptions,
): void {
  const make = (own: Int32Array): Leaf => {
    const node = forest.feature.length;
    let sumG = 0;
    let sumH = 0;
    for (const i of own) {
      sumG += g[i] as number;
      sumH += h[i] as number;
    }
    forest.feature.push(0);
    forest.threshold.push((-sumG / (sumH + options.lambda)) * options.rate);
    forest.left.push(0);
    return { node, rows: own, split: bestSplit(own, usable, g, h, columns, sumG, sumH, options) };
  };
  forest.roots.push(forest.feature.length);
  const leaves = [make(Int32Array.from(rows))];
  for (let count = 1; count < options.leaves; count++) {
    let best = -1;
    for (let k = 0; k < leaves.length; k++) {
      const split = leaves[k]?.split;
      if (split !== undefined && (best < 0 || split.gain > (leaves[best]?.split?.gain ?? 0))) best = k;
    }
    const leaf = leaves[best];
    if (leaf?.split === undefined) break;
    const { feature, bin } = leaf.split;
    const column = columns[feature] as Uint8Array;
    forest.feature[leaf.node] = feature;
    forest.threshold[leaf.node] = (edges[feature] as Float64Array)[bin] as number;
    forest.left[leaf.node] = forest.feature.length;
    const left = make(leaf.rows.filter((i) => (column[i] as number) <= bin));
    const right = make(leaf.rows.filter((i) => (column[i] as number) > bin));
    leaves.splice(best, 1, left, right);
  }
}

function bestSplit(
  rows: Int32Array,
  usable: readonly number[],
  g: Float64Array,
  h: Float64Array,
  columns: readonly Uint8Array[],
  sumG: number,
  sumH: number,
  options: GrowOptions,
): Split | undefined {
  if (sumH < options.minimum * 2) return undefined;
  const binG = new Float64Array(BINS + 1);
  const binH = new Float64Array(BINS + 1);
  const own = (sumG * sumG) / (sumH + options.lambda);
  let best: Split | undefined;
  for (const feature of usable) {
    const column = columns[feature] as Uint8Array;
    binG.fill(0);
    binH.fill(0);
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k] as number;
      const bin = column[i] as number;
      binG[bin] = (binG[bin] as number) + (g[i] as number);
      binH[bin] = (binH[bin] as number) + (h[i] as number);
    }
    let leftG = 0;
    let leftH = 0;
    for (let bin = 0; bin < BINS; bin++) {
      leftG += binG[bin] as number;
      leftH += binH[bin] as number;
      if (leftH < options.minimum || sumH - leftH < options.minimum) continue;
      const gain =
        (leftG * leftG) / (leftH + options.lambda) +
        ((sumG - leftG) * (sumG - leftG)) / (sumH - leftH + options.lambda) -
        own;
      if (gain > (best?.gain ?? 1e-4)) best = { feature, bin, gain };
    }
  }
  return best;
}

function answer(
  forest: { feature: number[]; threshold: number[]; left: number[] },
  root: number,
  row: Float64Array,
): number {
  let node = root;
  while (forest.left[node] !== 0)
    node =
      (row[forest.feature[node] as number] as number) <= (forest.threshold[node] as number)
        ? (forest.left[node] as number)
        : (forest.left[node] as number) + 1;
  return forest.threshold[node] as number;
}

/** Each column cut at quantiles of its distinct values; thresholds rounded as they will be written. */
function binned(samples: readonly Sample[], width: number) {
  const edges: Float64Array[] = [];
  const columns: Uint8Array[] = [];
  for (let f = 0; f < width; f++) {
    const sorted = Float64Array.from(samples, (s) => s.row[f] as number).sort();
    const cuts = new Set<number>();
    for (let b = 1; b <= BINS; b++) {
      const i = Math.floor((b * sorted.length) / (BINS + 1));
      const value = sorted[i] as number;
      let k = i;
      while (k < sorted.length && sorted[k] === value) k++;
      const next = k < sorted.length ? (sorted[k] as number) : value;
      cuts.add(Number(((value + next) / 2).toPrecision(4)));
    }
    const list = Float64Array.from([...cuts].sort((a, b) => a - b));
    edges.push(list);
    const column = new Uint8Array(samples.length);
    for (let i = 0; i < samples.length; i++) {
      const value = (samples[i] as Sample).row[f] as number;
      let low = 0;
      let high = list.length;
      while (low < high) {
        const mid = (low + high) >> 1;
        if (value <= (list[mid] as number)) high = mid;
        else low = mid + 1;
      }
      column[i] = low;
    }
    columns.push(column);
  }
  return { edges, columns };
}

/** Mulberry32: the same seed grows the same forest. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
