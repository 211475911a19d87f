import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { IbidError } from '../model/error';

/** Replaces a file at once: whoever reads it meanwhile sees the old or the new one. Throws `write-failed`. */
export function writeWhole(file: string, text: string): void {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new IbidError('write-failed', `${file} cannot be written.`, { file }, { cause: error });
  }
}
