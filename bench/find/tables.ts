import { KINDS, type Kind } from './adapter';
import type { Figures } from './run';

export interface Row {
  readonly kind: Kind;
  readonly name: string;
  /** What kept it from being measured. */
  readonly error?: string;
  /** Seconds by the clock, and of the processor. */
  readonly build?: number;
  readonly buildProcessor?: number;
  /** Megabytes of one process that has answered questions of all kinds. */
  readonly session?: number;
  /** Bytes. */
  readonly disk?: number;
  readonly figures?: Figures;
}

/** Costs, and how often the right answer was where, as Markdown tables. */
export function tables(rows: readonly Row[], textBytes: number): string {
  return KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return own.length === 0 ? [] : [costs(kind, own, textBytes), hits(kind, own)];
  }).join('\n\n');
}

function costs(kind: Kind, rows: readonly Row[], textBytes: number): string {
  const head = [
    '',
    'build s',
    'CPU s',
    'disk MB',
    '× text',
    'memory MB',
    'all kinds MB',
    'cold ms',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'p95 CPU ms',
    'p95 hard ms',
    'asked',
    'keystrokes',
    'change ms',
  ];
  const body = rows.map(({ name, error, build, buildProcessor, disk, session, figures }) => {
    if (error !== undefined) return [name, error];
    return [
      name,
      number(build, 1),
      number(buildProcessor, 1),
      number(disk === undefined ? undefined : disk / 1048576, 1),
      number(disk === undefined ? undefined : disk / textBytes, 2),
      number(figures?.memory, 0),
      number(session, 0),
      number(figures?.cold, 0),
      number(figures?.p50, 2),
      number(figures?.p95, 1),
      number(figures?.p99, 1),
      number(figures?.p95cpu, 1),
      kind === 'quotes' ? '–' : number(figures?.p95hard, 1),
      figures ? `${figures.asked}/${figures.of}` : '–',
      kind === 'quotes' ? '–' : String(figures?.keystrokes ?? '–'),
      number(figures?.change, 0),
    ];
  });
  return table(`${kind}: cost`, head, body);
}

function hits(kind: Kind, rows: readonly Row[]): string {
  const classes = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures?.classes ?? {})))];
  const head = ['', ...rows.filter(({ figures }) => figures).map(({ name }) => name)];
  const measured = rows.flatMap(({ figures }) => (figures ? [figures] : []));
  const body = classes.map((name) => [
    name,
    ...measured.map(({ classes: all }) => {
      const one = all[name];
      if (!one) return '–';
      if (one.asked < 10) return `(${one.asked} asked)`;
      if (one.falsely !== undefined) return `${(one.falsely * 100).toFixed(1)} % found falsely`;
      return `${one.mrr.toFixed(2)} / ${one.first.toFixed(2)}`;
    }),
  ]);
  const mean = measured.map((figures) => {
    const all = Object.values(figures.classes).filter(({ falsely }) => falsely === undefined);
    if (figures.asked < figures.of || all.length === 0) return '–';
    const of = (key: 'mrr' | 'first') => (all.reduce((sum, one) => sum + one[key], 0) / all.length).toFixed(3);
    return `${of('mrr')} / ${of('first')}`;
  });
  return table(`${kind}: MRR@10 / success@1`, head, [...body, ['**mean**', ...mean]]);
}

function table(title: string, head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...body.map(line)].join(
    '\n',
  );
}

function number(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits);
}

/** How the 95th percentile grows with the library: both per factor of size, and beside the square root. */
export function growth(libraries: readonly { readonly articles: number; readonly rows: readonly Row[] }[]): string {
  const sorted = [...libraries].sort((a, b) => a.articles - b.articles);
  const [least] = sorted;
  if (!least || sorted.length < 2) return '';
  const names = least.rows.filter(({ figures }) => figures).map(({ kind, name }) => ({ kind, name }));
  const body = names.map(({ kind, name }) => [
    `${kind}: ${name}`,
    ...sorted.map(({ rows }) => {
      const figures = rows.find((row) => row.kind === kind && row.name === name)?.figures;
      return figures ? `${number(figures.p95, 1)} (CPU ${number(figures.p95cpu, 1)})` : '–';
    }),
  ]);
  const root = [
    'square root of the size',
    ...sorted.map(({ articles }) => `× ${Math.sqrt(articles / least.articles).toFixed(1)}`),
  ];
  return table(
    'p95 ms by number of articles',
    ['', ...sorted.map(({ articles }) => String(articles))],
    [...body, root],
  );
}
