import { IbidError } from '../model/error';
import type { Problem } from '../model/source';

/** What a failed file is shown as. */
export function problemOf(file: string, error: unknown): Problem {
  if (error instanceof IbidError) return { file, code: error.code, message: error.message, severity: 'error' };
  const code = systemCode(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      file,
      code: 'file-unreadable',
      message: 'You may not read this file. Change its permissions.',
      severity: 'error',
    };
  }
  if (code !== undefined) {
    return { file, code: 'file-unreadable', message: `It could not be read (${code}).`, severity: 'error' };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { file, code: 'internal', message: `Ibid failed on this file: ${message}`, severity: 'error' };
}

export function unreadableFolder(folder: string, error: unknown): Problem {
  const code = systemCode(error);
  const message =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? 'This folder is not there.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'You may not read this folder. Change its permissions.'
        : `This folder could not be read (${code ?? String(error)}).`;
  return { file: folder, code: code === 'ENOENT' ? 'folder-missing' : 'folder-unreadable', message, severity: 'error' };
}

/** `ENOENT`, as Node's file system reports it. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The file went away: during indexing that is no error. */
export function isVanished(error: unknown): boolean {
  if (error instanceof IbidError) return error.code === 'file-missing';
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The file is there but the system does not let it be read now; what was read before is still the best that is known. */
export function isUnreadable(error: unknown): boolean {
  if (error instanceof IbidError) return error.code === 'file-unreadable';
  return systemCode(error) !== undefined && !isVanished(error);
}
