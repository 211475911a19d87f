import type { Range } from '../../model/range';

/** An argument: where it stands with its brackets, and its content. */
export interface Argument extends Range {
  readonly kind: 'optional' | 'required';
  readonly content: Range;
}

/** Quotations can be long, notes are not; keeps the reading of unclosed ones linear. */
const LONGEST = { optional: 2000, required: 20_000 };

/**
 * The argument at or after `at` (spaces and one line end may come between), or `undefined` where there is none or it is not
 * closed. Braces protect brackets: `[{]}]`.
 */
export function argumentAt(text: string, at: number, kind: Argument['kind']): Argument | undefined {
  const gap = /^[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(at, at + 200))?.[0].length ?? 0;
  const start = at + gap;
  const [open, close] = kind === 'optional' ? '[]' : '{}';
  if (text[start] !== open) return undefined;
  let braces = 0;
  let brackets = 0;
  for (let i = start; i < text.length && i - start < LONGEST[kind]; i++) {
    const char = text[i];
    if (char === '\\') {
      i++;
      continue;
    }
    if (char === '{') braces++;
    else if (char === '}') braces--;
    else if (char === '[' && kind === 'optional' && braces === 0) brackets++;
    else if (char === ']' && kind === 'optional' && braces === 0) brackets--;
    if (braces < 0) return undefined;
    if (braces === 0 && brackets === 0 && char === close) {
      return { kind, start, end: i + 1, content: { start: start + 1, end: i } };
    }
  }
  return undefined;
}

/** As many optional arguments as there are, two at most. */
export function optionalArguments(text: string, at: number): readonly Argument[] {
  const found: Argument[] = [];
  for (let from = at; found.length < 2; ) {
    const argument = argumentAt(text, from, 'optional');
    if (argument === undefined) break;
    found.push(argument);
    from = argument.end;
  }
  return found;
}
