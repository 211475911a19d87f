import type { Block, Box } from './blocks';
import type { Features } from './features';
import type { Page } from './page';

const NONE = 60;

/**
 * What a second look at a block adds once every block has a first opinion: its neighbours', its container's, its kind's. The order of a
 * row is the one that `body-model` was trained with.
 */
export function secondRows(page: Page, features: Features, first: readonly number[]): readonly Float64Array[] {
  const { blocks, boxes } = page;
  const sizes = features.shapes.map((shape) => shape.size);
  const sums = means(boxes, blocks, sizes, first);
  const mean = (box: Box | undefined) => {
    const sum = box === undefined ? undefined : sums.get(box);
    return sum === undefined || sum.size === 0 ? 0 : sum.p / sum.size;
  };
  const signatures = new Map<string, { p: number; size: number }>();
  const signatureOf = (box: Box) =>
    `${box.tag}.${box.element.attribs['class'] ?? ''}>${box.parent?.tag}.${box.parent?.element.attribs['class'] ?? ''}`;
  let mass = 0;
  for (const block of blocks) {
    const size = sizes[block.index] ?? 0;
    const p = first[block.index] ?? 0;
    mass += p * size;
    const known = signatures.get(signatureOf(block.box)) ?? { p: 0, size: 0 };
    known.p += p * size;
    known.size += size;
    signatures.set(signatureOf(block.box), known);
  }
  const root = heaviestBox(boxes, blocks, sizes, first);
  const strong = blocks.map((block) => (first[block.index] ?? 0) > 0.6 && (sizes[block.index] ?? 0) > 80);
  const since = distances(strong, sizes, 1);
  const until = distances(strong, sizes, -1);
  let massBefore = 0;
  let maxBefore = 0;
  const maxAfter = suffixMax(first);
  return blocks.map((block, i) => {
    const p = (k: number) => first[i + k] ?? 0;
    const size = sizes[i] ?? 0;
    const own = (first[i] ?? 0) * size;
    const parent = up(block.box);
    const grand = up(parent);
    const great = up(grand);
    const group = signatures.get(signatureOf(block.box));
    const row = Float64Array.from([
      first[i] ?? 0,
      p(-3),
      p(-2),
      p(-1),
      p(1),
      p(2),
      p(3),
      nearby(first, sizes, i, 5),
      nearby(first, sizes, i, 15),
      mass === 0 ? 0 : massBefore / mass,
      mass === 0 ? 0 : (mass - massBefore - own) / mass,
      Math.log1p(mass),
      mean(block.box),
      mean(parent),
      mean(grand),
      mean(great),
      group === undefined || group.size === 0 ? 0 : group.p / group.size,
      root !== undefined && i >= root.first && i < root.end ? 1 : 0,
      distance(block.box, root),
      mean(root),
      since[i]?.blocks ?? NONE,
      until[i]?.blocks ?? NONE,
      Math.log1p(since[i]?.size ?? 1e5),
      Math.log1p(until[i]?.size ?? 1e5),
      (since[i]?.blocks ?? NONE) < NONE && (until[i]?.blocks ?? NONE) < NONE ? 1 : 0,
      maxBefore,
      maxAfter[i + 1] ?? 0,
    ]);
    massBefore += own;
    maxBefore = Math.max(maxBefore, first[i] ?? 0);
    const both = new Float64Array((features.rows[i]?.length ?? 0) + row.length);
    both.set(features.rows[i] ?? []);
    both.set(row, features.rows[i]?.length ?? 0);
    return both;
  });
}

function up(box: Box): Box {
  let at = box.parent ?? box;
  while (at.parent !== undefined && (at.inline || at.end - at.first <= 1)) at = at.parent;
  return at;
}

interface Sum {
  p: number;
  size: number;
}

function means(
  boxes: readonly Box[],
  blocks: readonly Block[],
  sizes: readonly number[],
  first: readonly number[],
): ReadonlyMap<Box, Sum> {
  const sums = new Map<Box, Sum>();
  const add = (box: Box, p: number, size: number) => {
    const sum = sums.get(box);
    if (sum === undefined) sums.set(box, { p, size });
    else {
      sum.p += p;
      sum.size += size;
    }
  };
  for (const block of blocks)
    add(block.box, (first[block.index] ?? 0) * (sizes[block.index] ?? 0), sizes[block.index] ?? 0);
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    const sum = box === undefined ? undefined : sums.get(box);
    if (box?.parent !== undefined && sum !== undefined) add(box.parent, sum.p, sum.size);
  }
  return sums;
}

/** The box that gains most: what is thought article in it counts for, what is thought not counts against. */
function heaviestBox(
  boxes: readonly Box[],
  blocks: readonly Block[],
  sizes: readonly number[],
  first: readonly number[],
): Box | undefined {
  const upTo = [0];
  for (const block of blocks)
    upTo.push((upTo.at(-1) ?? 0) + ((first[block.index] ?? 0) - 0.4) * ((sizes[block.index] ?? 0) + 10));
  let best: Box | undefined;
  let most = 0;
  for (const box of boxes) {
    if (box.inline) continue;
    const gain = (upTo[box.end] ?? 0) - (upTo[box.first] ?? 0);
    if (gain >= most) {
      best = box;
      most = gain;
    }
  }
  return best;
}

function nearby(first: readonly number[], sizes: readonly number[], i: number, reach: number): number {
  let p = 0;
  let size = 0;
  for (let k = Math.max(0, i - reach); k <= Math.min(first.length - 1, i + reach); k++) {
    if (k === i) continue;
    p += (first[k] ?? 0) * (sizes[k] ?? 0);
    size += sizes[k] ?? 0;
  }
  return size === 0 ? 0 : p / size;
}

function distances(
  strong: readonly boolean[],
  sizes: readonly number[],
  step: 1 | -1,
): readonly ({ readonly blocks: number; readonly size: number } | undefined)[] {
  const found: ({ blocks: number; size: number } | undefined)[] = new Array(strong.length);
  let blocks = NONE;
  let size = 1e5;
  for (let k = 0; k < strong.length; k++) {
    const i = step === 1 ? k : strong.length - 1 - k;
    found[i] = { blocks: Math.min(NONE, blocks), size };
    if (strong[i]) blocks = size = 0;
    else size += sizes[i] ?? 0;
    blocks++;
  }
  return found;
}

function suffixMax(values: readonly number[]): readonly number[] {
  const result = new Array<number>(values.length + 1).fill(0);
  for (let i = values.length - 1; i >= 0; i--) result[i] = Math.max(result[i + 1] ?? 0, values[i] ?? 0);
  return result;
}

function distance(box: Box, root: Box | undefined): number {
  let steps = 0;
  for (let at: Box | undefined = box; at !== undefined && steps < NONE; at = at.parent, steps++)
    if (at === root) return steps;
  return NONE;
}
