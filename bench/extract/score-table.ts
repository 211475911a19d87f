import { execFileSync } from 'node:child_process';

export type Scores = { readonly [score: string]: number };

/** What the scorer says of one tool's answers: shares of 1, times in milliseconds. */
export function scoresOf(scorer: string, manifest: string, answers: string): Scores {
  const printed = execFileSync(process.execPath, [scorer, manifest, answers, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const { all }: { all: { [score: string]: { v: number } | number } } = JSON.parse(printed);
  return Object.fromEntries(
    Object.entries(all).flatMap(([score, value]) =>
      typeof value === 'object' && value !== null ? [[score, value.v]] : [],
    ),
  );
}

const COLUMNS: readonly (readonly [string, string])[] = [
  ['title', 'titleExact'],
  ['title F1', 'titleF1'],
  ['authors', 'authorsExact'],
  ['auth. F1', 'authorsF1'],
  ['auth. prec', 'authorsPrecision'],
  ['date', 'issuedExact'],
  ['wrong', 'issuedWrong'],
  ['publ.', 'publication'],
  ['loose', 'publicationLoose'],
  ['body F1', 'bodyF1'],
  ['boilerpl.', 'bodyBoilerplate'],
  ['recall', 'bodyRecall'],
  ['good', 'bodyGood'],
  ['strings', 'snippetRecall'],
  ['leaked', 'snippetLeak'],
];

export function printTable(rows: readonly (readonly [string, Scores])[]): void {
  const heads = ['', ...COLUMNS.map(([head]) => head), 'pages/s', 'ms p50', 'ms p95'];
  const table = rows.map(([name, scores]) => [
    name,
    ...COLUMNS.map(([, score]) => (scores[score] === undefined ? '–' : (scores[score] * 100).toFixed(1))),
    (1000 / (scores['msMedian'] ?? 0)).toFixed(0),
    (scores['msMedian'] ?? 0).toFixed(1),
    (scores['msP95'] ?? 0).toFixed(1),
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...table.map((row) => row[i]?.length ?? 0)));
  for (const row of [heads, ...table])
    console.log(
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    );
}
