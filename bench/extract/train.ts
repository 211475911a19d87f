// Grows the two forests by which blocks are told to be the article, and writes them as src/extract/html/body-model.ts.
//   node out/bench/extract/train.js MANIFEST[=WEIGHT] …
// A manifest is as `corpus/README.md` of the measuring corpus says; WEIGHT is how much its pages count (1).
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Forest } from '../../src/extract/html/forest';
import { trainingPages } from './samples';
import { trainTwoLooks } from './two-looks';

function main(): void {
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const pages = process.argv.slice(2).flatMap((argument) => {
    const [manifest = '', weight = '1'] = argument.split('=');
    return trainingPages(path.resolve(cwd, manifest))
      .filter((page) => page.truth.weak !== true)
      .map((page) => ({
        ...page,
        labels: page.labels.map((label) => ({ ...label, weight: label.weight * Number(weight) })),
      }));
  });
  const { first, second } = trainTwoLooks(pages);
  writeFileSync(
    'src/extract/html/body-model.ts',
    [
      '// Written by bench/extract/train.ts; do not edit. The rows are those of features.ts and second-look.ts.',
      '// biome-ignore-all format: numbers',
      "import type { Forest } from './forest';",
      '',
      `export const FIRST_LOOK: Forest = ${written(first)};`,
      '',
      `export const SECOND_LOOK: Forest = ${written(second)};`,
      '',
    ].join('\n'),
  );
  console.error(`${pages.length} pages`);
}

function written(forest: Forest): string {
  const rounded = (numbers: readonly number[]) => `[${numbers.map((n) => Number(n.toPrecision(4))).join(',')}]`;
  // A leaf's answer needs three digits; a question's threshold is kept as it was cut.
  const thresholds = forest.threshold.map((n, i) => (forest.left[i] === 0 ? Number(n.toFixed(4)) : n));
  return `{\n  bias: ${forest.bias.toFixed(4)},\n  roots: ${whole(forest.roots)},\n  feature: ${whole(forest.feature)},\n  threshold: ${rounded(thresholds)},\n  left: ${whole(forest.left)},\n}`;
}

const whole = (numbers: readonly number[]) => `[${numbers.join(',')}]`;

main();
