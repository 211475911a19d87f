import { IbidError } from '../model/error';
import { bib } from './bib';
import { check } from './check';
import { cite } from './cite';
import { type Command, EXIT, type ExitCode } from './command';
import { convert } from './convert';
import { extract } from './extract';
import { exitCodeOf, messageOf } from './failure';
import { find } from './find';
import { index } from './index-folder';
import { keys } from './keys';
import type { Output } from './output';
import { quote } from './quote';

const COMMANDS: readonly Command[] = [extract, index, find, cite, quote, check, bib, keys, convert];

/** Runs `ibid` with these words. Whatever goes wrong is said on standard error and shows in the exit code; never rejects. */
export async function runIbid(args: readonly string[], output: Output): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS.find((command) => command.name === rest[0]);
    output.line(about === undefined ? overview() : helpOf(about));
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    output.say(`ibid: there is no command “${name}”. See ibid --help.`);
    return EXIT.usage;
  }
  if (asksForHelp(rest)) {
    output.line(helpOf(command));
    return EXIT.done;
  }
  try {
    return await command.run(rest, output);
  } catch (error) {
    output.say(`ibid ${name}: ${messageOf(error)}`);
    if (error instanceof IbidError && error.code === 'usage') output.say(`Usage: ibid ${command.usage}`);
    return exitCodeOf(error);
  }
}

/** `--help` before a `--`, after which everything is words. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h');
}

const helpOf = ({ summary, usage, help }: Command) => `${summary}.\n\nUsage: ibid ${usage}\n\n${help}`;

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return `Find, cite and quote your saved articles.

Usage: ibid COMMAND …

Commands
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

ibid COMMAND --help says more. Exit codes: 0 done, 1 nothing found (check: a quotation is not right), 2 wrong usage, 3 failed.`;
}
