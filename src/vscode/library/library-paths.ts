import { isAbsolute, join, normalize, relative, sep } from 'node:path';

/** Folders with one of these names in a workspace folder are a library without being asked for. */
export const DEFAULT_NAMES = ['sources', 'articles', 'library', 'clippings', 'references'] as const;

/**
 * Absolute path of a folder as the setting names it: `~` is the home folder, a relative path starts at the workspace folder.
 * @example libraryPath('../articles', '/home/ana/thesis', '/home/ana') === '/home/ana/articles'
 */
export function libraryPath(written: string, workspaceFolder: string, home: string): string {
  if (written === '~' || written.startsWith('~/')) return normalize(join(home, written.slice(1)));
  const path = isAbsolute(written) ? normalize(written) : join(workspaceFolder, written);
  return path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path;
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Each folder once, and none that lies below another: it is read with that one. */
export function outermost(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter((folder) => !unique.some((other) => other !== folder && isWithin(folder, other)));
}

/** As the setting should name it: relative where it lies in the workspace folder, absolute elsewhere. */
export function writtenPath(folder: string, workspaceFolder: string | undefined): string {
  if (workspaceFolder === undefined || !isWithin(folder, workspaceFolder)) return folder;
  return relative(workspaceFolder, folder).replaceAll('\\', '/') || '.';
}
