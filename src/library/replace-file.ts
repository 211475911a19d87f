import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { IbidError } from '../model/error';
import { systemCode } from './problem';

/**
 * The whole file or nothing: written into a new file beside it, which then takes its name, so that whoever reads meanwhile sees the old
 * file or the new one. A link stays a link, and the file keeps its permissions.
 * @throws IbidError `write-failed`
 */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(file).catch(() => file);
  // Late, as in `sha256.ts`: the start writes nothing.
  const { randomBytes } = await import('node:crypto');
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const mode = await stat(target).then(
      (it) => it.mode & 0o777,
      () => 0o644,
    );
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    const code = systemCode(error);
    const reason = (code === undefined ? undefined : REASONS[code]) ?? code ?? String(error);
    const message = `${path.basename(file)} could not be written: ${reason}.`;
    throw new IbidError('write-failed', message, { file }, { cause: error });
  }
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'a folder has that name',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'one of its folders is a file',
};
