// Grows the forests by which lines of text dumps are told to be the article and its heading, and writes them as
// src/extract/text/line-model.ts.
//   node out/bench/extract/train-text.js MANIFEST[=WEIGHT] …
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { partialDumps, wholeDumps } from './dumps';
import { trainLines } from './two-line-looks';
import { writtenForest } from './written-forest';

function main(): void {
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const dumps = process.argv.slice(2).flatMap((argument) => {
    const [manifest = '', weight = '1'] = argument.split('=');
    return wholeDumps(path.resolve(cwd, manifest))
      .flatMap((dump) => [dump, ...partialDumps(dump)])
      .map((dump) => ({
        ...dump,
        labels: dump.labels.map((label) => ({ ...label, weight: label.weight * Number(weight) })),
      }));
  });
  const { first, second, heading } = trainLines(dumps);
  writeFileSync(
    'src/extract/text/line-model.ts',
    [
      '// Written by bench/extract/train-text.ts; do not edit. The rows are those of line-features.ts.',
      '// biome-ignore-all format: numbers',
      "import type { Forest } from '../html/forest';",
      '',
      `export const FIRST_LINE_LOOK: Forest = ${writtenForest(first)};`,
      '',
      `export const SECOND_LINE_LOOK: Forest = ${writtenForest(second)};`,
      '',
      `export const HEADING_LOOK: Forest = ${writtenForest(heading)};`,
      '',
    ].join('\n'),
  );
  console.error(`${dumps.length} dumps`);
}

main();
