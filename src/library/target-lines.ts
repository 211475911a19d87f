import path from 'node:path';
import type { QuotedWords } from '../model/quoted-words';

/**
 * The lines of a plain file beside `library.yaml` that lead to words of the articles, one JSON object each, sorted, so that a
 * version control system shows what was added and merges it line by line.
 */
export interface TargetLines<T> {
  readonly read: readonly T[];
  /** Lines that are none of ours, kept as they are. */
  readonly others: readonly string[];
}

/** W3C Web Annotation (§3.2, §4.2.4), its source relative to the library's folder, with forward slashes. */
export interface WrittenTarget {
  readonly source: string;
  readonly part?: string;
  readonly selector: { readonly exact: string; readonly prefix?: string; readonly suffix?: string };
}

type Target = Pick<QuotedWords, 'file' | 'part' | 'selector'>;

/** What a version control system leaves where two branches added lines: both are wanted. */
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;
/** Of a line that does not say when. */
const LONG_AGO = '1970-01-01';

/** Total. `read` is given each line's object; what it does not know is none of ours. */
export function readTargetLines<T>(
  text: string,
  read: (line: { readonly [key: string]: unknown }) => T | undefined,
): TargetLines<T> {
  const found: T[] = [];
  const others: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || CONFLICT.test(line)) continue;
    const one = objectOf(line, read);
    if (one === undefined) others.push(line);
    else found.push(one);
  }
  return { read: found, others };
}

function objectOf<T>(line: string, read: (line: { readonly [key: string]: unknown }) => T | undefined): T | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return read(Object(value));
}

/** @param lines each without its line end */
export function writeTargetLines(lines: readonly string[], others: readonly string[]): string {
  return [...others, ...[...lines].sort(), ''].join('\n');
}

/** `undefined` where it leads nowhere. `folder`: the library's, absolute. */
export function readTarget(target: unknown, folder: string): Target | undefined {
  const { source, part, selector } = Object(target) as { readonly [key in keyof WrittenTarget]?: unknown };
  const { exact, prefix, suffix } = Object(selector) as { readonly [key: string]: unknown };
  if (typeof source !== 'string' || typeof exact !== 'string') return undefined;
  return {
    file: path.resolve(folder, source),
    ...(typeof part === 'string' && { part }),
    selector: {
      type: 'TextQuoteSelector',
      exact,
      ...(typeof prefix === 'string' && { prefix }),
      ...(typeof suffix === 'string' && { suffix }),
    },
  };
}

export function writeTarget({ file, part, selector }: Target, folder: string): WrittenTarget {
  const source = path.relative(folder, file).split(path.sep).join('/');
  return { source, ...(part !== undefined && { part }), selector };
}

/** `2026-11-24`. */
export function readDay(value: unknown): string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : LONG_AGO;
}
