import { type ParseArgsConfig, parseArgs } from 'node:util';
import { IbidError } from '../model/error';
import type { Output } from './output';

/** What `ibid` ends with. */
export const EXIT = { done: 0, nothingFound: 1, usage: 2, failed: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** One `ibid NAME`. */
export interface Command {
  readonly name: string;
  /** One line, for `ibid --help`. */
  readonly summary: string;
  /** Without `ibid`: `find QUERY --library DIR`. */
  readonly usage: string;
  /** What `--help` says after the usage. */
  readonly help: string;
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/** The options and words of a command. Throws `usage`, worded for the person. */
export function parseCommand<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new IbidError('usage', error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

/** A whole number from 1 on. Throws `usage`. */
export function positive(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new IbidError('usage', `--${option} takes a whole number from 1 on, not “${value}”`);
  }
  return number;
}

/** One of these words. Throws `usage`. */
export function oneOf<T extends string>(
  value: string | undefined,
  option: string,
  choices: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new IbidError('usage', `--${option} takes ${choices.join(', ')}, not “${value}”`);
  return choice;
}
