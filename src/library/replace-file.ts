import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { IbidError } from '../model/error';
import { systemCode } from './problem';

/** Files replaced by this process: no two drafts of one have the same name. */
let replaced = 0;

/** Whole or not at all: whoever reads meanwhile sees the old file or the new one. Throws `write-failed`. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}-${++replaced}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    const reason = systemCode(error) ?? String(error);
    const message = `${path.basename(file)} could not be written (${reason}).`;
    throw new IbidError('write-failed', message, { file }, { cause: error });
  }
}
