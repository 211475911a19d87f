// Grows the two forests by which blocks are told to be the article, and writes them as src/extract/html/body-model.ts.
//   node out/bench/extract/train.js MANIFEST[=WEIGHT] …
// A manifest is as `corpus/README.md` of the measuring corpus says; WEIGHT is how much its pages count (1).
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { trainingPages } from './samples';
import { trainTwoLooks } from './two-looks';
import { writtenForest } from './written-forest';

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
      `export const FIRST_LOOK: Forest = ${writtenForest(first)};`,
      '',
      `export const SECOND_LOOK: Forest = ${writtenForest(second)};`,
      '',
    ].join('\n'),
  );
  console.error(`${pages.length} pages`);
}

main();
