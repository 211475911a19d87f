import { type Dirent, realpathSync, type Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../model/source';
import { formatOfName, isArticle, SIDECAR_EXTENSIONS } from '../read/formats';
import type { IsExcluded } from './exclude';
import type { Pace } from './pace';
import { isVanished, unreadableFolder } from './problem';

/** A file that may be an article, as the disk shows it. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with fractions. */
  readonly modified: number;
  /** Name, size and time of each file of the same name that says something about this one; sorted. */
  readonly sidecars: readonly string[];
}

export interface Walked {
  readonly files: readonly FoundFile[];
  /** Folders whose files are not known, absolute, with the reason. */
  readonly unreadable: readonly Problem[];
  /** Files that may be bibliographies, absolute: of their kind, and beside no article of the same name. */
  readonly bibliographies: readonly string[];
}

/**
 * The articles in a folder and in the folders below it, in the order of their paths. Hidden folders, `node_modules` and
 * what belongs to a saved page (`NAME_files`) are passed over; links are followed once. A folder that cannot be read
 * is reported and the rest goes on.
 *
 * @param root the library's folder, against which `excluded` and hidden names are judged
 * @param start this folder or one below
 */
export async function walk(
  root: string,
  start: string,
  excluded: IsExcluded,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Walked> {
  const files: FoundFile[] = [];
  const unreadable: Problem[] = [];
  const bibliographies: string[] = [];
  const waiting = [start];
  const seen = new Set<string>();
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    await pace.breathe(signal);
    let entries: Dirent[];
    try {
      const real = realpathSync(folder);
      if (seen.has(real)) continue;
      seen.add(real);
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      // A folder that went away during the walk is as if it had never been; the library itself is missed.
      if (isVanished(error) && folder !== root) continue;
      unreadable.push(unreadableFolder(folder, error));
      continue;
    }
    const sidecars = sidecarsAmong(entries.map(({ name }) => name));
    const articles = new Set(entries.flatMap(({ name }) => (formatOfName(name) === undefined ? [] : stemOf(name))));
    for (const entry of entries) {
      await pace.breathe(signal);
      const full = path.join(folder, entry.name);
      const relative = relativeTo(root, full);
      if (excluded(relative)) continue;
      if (isSidecar(entry.name) && isBibliographyName(relative) && !articles.has(stemOf(entry.name))) {
        bibliographies.push(full);
        continue;
      }
      if (entry.isDirectory()) {
        if (isWalked(entry.name)) waiting.push(full);
      } else if (entry.isFile()) {
        if (!isArticle(relative)) continue;
        const stats = statOf(full);
        if (stats?.isFile()) files.push(foundFile(full, stats, sidecars.get(stemOf(entry.name)) ?? []));
      } else if (entry.isSymbolicLink()) {
        const stats = statOf(full);
        if (stats?.isDirectory() && isWalked(entry.name)) waiting.push(full);
        else if (stats?.isFile() && isArticle(relative))
          files.push(foundFile(full, stats, sidecars.get(stemOf(entry.name)) ?? []));
      }
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, unreadable, bibliographies: bibliographies.sort() };
}

/** Names of the files of a folder that say something about their neighbours, by the name that both have. */
export type Sidecars = ReadonlyMap<string, readonly string[]>;

export function sidecarsAmong(names: readonly string[]): Sidecars {
  const byStem = new Map<string, string[]>();
  for (const name of names) {
    if (!isSidecar(name)) continue;
    const known = byStem.get(stemOf(name));
    if (known) known.push(name);
    else byStem.set(stemOf(name), [name]);
  }
  return byStem;
}

/** One file, if it is there and can be an article. */
export function foundAt(root: string, file: string, excluded: IsExcluded, sidecars: Sidecars): FoundFile | undefined {
  const relative = relativeTo(root, file);
  if (
    !isArticle(relative) ||
    excluded(relative) ||
    relative
      .split('/')
      .slice(0, -1)
      .some((part) => !isWalked(part))
  ) {
    return undefined;
  }
  const stats = statOf(file);
  if (!stats?.isFile()) return undefined;
  return foundFile(file, stats, sidecars.get(stemOf(path.basename(file))) ?? []);
}

/** The same file with its present size and time; `undefined` where it went away. */
export function foundAgain(file: FoundFile): FoundFile | undefined {
  const stats = statOf(file.path);
  return stats?.isFile() ? { ...file, size: stats.size, modified: stats.mtimeMs } : undefined;
}

/** Whether a file only says something about its neighbour of the same name. */
export function isSidecar(name: string): boolean {
  return (SIDECAR_EXTENSIONS as readonly string[]).includes(path.extname(name).toLowerCase());
}

/** Whether a file beside which no article of the same name stands can be a bibliography, by its name and place. */
export function isBibliographyName(relative: string): boolean {
  // An article's rules for the place and the name hold here too: nothing hidden, no part of a saved page, no package.json.
  return isSidecar(relative) && !isArticle(relative) && isArticle(`${stemOf(relative)}.txt`);
}

/** `a/b.html` of `/lib/a/b.html`, with forward slashes. */
export function relativeTo(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

export function stemOf(name: string): string {
  return name.slice(0, name.length - path.extname(name).length);
}

function isWalked(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}

function foundFile(file: string, stats: Stats, sidecars: readonly string[]): FoundFile {
  const described = sidecars.flatMap((name) => {
    const own = statOf(path.join(path.dirname(file), name));
    return own === undefined ? [] : [`${name} ${own.size} ${own.mtimeMs}`];
  });
  return { path: file, size: stats.size, modified: stats.mtimeMs, sidecars: described.sort() };
}

/** Synchronous, since a thread's pool turns 100,000 quick answers into seconds; the loops that ask pause in between. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    // Gone, or a link to itself: for a walk there is no file.
    return undefined;
  }
}
