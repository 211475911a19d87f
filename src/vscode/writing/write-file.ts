import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { replaceFile } from '../../library/replace-file';

/**
 * Writes the whole file or nothing, and makes its folder where that is not there yet.
 * @throws IbidError `write-failed`
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  // What is wrong with the folder is said when the file is written.
  await mkdir(dirname(path), { recursive: true }).catch(() => undefined);
  await replaceFile(path, bytes);
}
