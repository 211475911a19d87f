import { IbidError } from '../model/error';
import { EXIT, type ExitCode } from './command';

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the command ends with. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof IbidError)) return EXIT.failed;
  switch (error.code) {
    case 'usage':
    case 'dialect-unknown':
    case 'style-unknown':
      return EXIT.usage;
    case 'citekey-unknown':
      return EXIT.nothingFound;
    default:
      return EXIT.failed;
  }
}
