import { readFile } from 'node:fs/promises';
import { isAbort } from '../model/abort';

/** The text of a file that lies beside an article; `undefined` where there is none, or it cannot be read. */
export async function textBeside(file: string, signal: AbortSignal | undefined): Promise<string | undefined> {
  try {
    return await readFile(file, { encoding: 'utf8', ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}
