import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { IbidError } from '../../model/error';

/**
 * Writes the whole file or nothing: into a new file beside it, which then takes its name. A link stays a link, and the file
 * keeps its permissions.
 * @throws IbidError `write-failed`
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(dirname(target), { recursive: true });
    const mode = await stat(target).then(
      (it) => it.mode & 0o777,
      () => 0o644,
    );
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    const why = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    const reason = why ?? (error instanceof Error ? error.message : String(error));
    throw new IbidError(
      'write-failed',
      `${basename(path)} could not be written: ${reason}.`,
      { path },
      { cause: error },
    );
  }
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'a folder has that name',
  ENOTDIR: 'one of its folders is a file',
};
