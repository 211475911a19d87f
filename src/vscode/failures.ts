import * as vscode from 'vscode';
import { isAbort as isAborted } from '../model/abort';
import { IbidError } from '../model/error';

/** A request that was given up because a newer one came; never worth a word to the person. */
export function isAbort(error: unknown): boolean {
  return isAborted(error) || (error instanceof Error && error.name === 'Canceled');
}

/** A failure in words for people. */
export function tell(error: unknown): string {
  if (error instanceof IbidError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs what a person asked for. What goes wrong is said, with the log at hand; a cancelled run says nothing.
 * @returns `undefined` where it failed
 */
export async function attempt<T>(
  what: string,
  log: vscode.LogOutputChannel,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAbort(error)) return undefined;
    log.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    void vscode.window.showErrorMessage(`${what}: ${tell(error)}`, 'Show Log').then((choice) => {
      if (choice) log.show();
    });
    return undefined;
  }
}
