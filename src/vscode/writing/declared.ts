import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { BibliographyFormat } from '../../model/bibliography-format';

/** The format of a bibliography file, by its name; `undefined` for a name that says none. */
export function formatOf(file: string): BibliographyFormat | undefined {
  const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  switch (extension) {
    case 'bib':
      return 'biblatex';
    case 'bibtex':
      return 'bibtex';
    case 'json':
      return 'csl-json';
    case 'yaml':
    case 'yml':
      return 'csl-yaml';
    default:
      return undefined;
  }
}

/** The folders from that of the draft up to the workspace folder, nearest first. */
export function foldersUp(draft: string, top: string | undefined): string[] {
  const first = dirname(draft);
  const folders = [first];
  for (let folder = first; top !== undefined && folder !== top && dirname(folder) !== folder; ) {
    folder = dirname(folder);
    folders.push(folder);
  }
  // The draft lies outside of the workspace folder: its own folder alone counts.
  return top !== undefined && folders.at(-1) !== top ? [first] : folders;
}

/** As a draft names the file: relative to the draft, with slashes. */
export function namedFrom(draft: string, file: string): string {
  return relative(dirname(draft), file).replaceAll('\\', '/');
}

/** The places where a declared file may lie: Pandoc looks in the working folder, which is the draft's or the project's. */
export function declaredPaths(declared: string, draft: string, top: string | undefined): string[] {
  if (/^[a-z][\w+.-]+:\/\//i.test(declared)) return [];
  if (isAbsolute(declared)) return [declared];
  const near = join(dirname(draft), declared);
  return top === undefined ? [near] : [...new Set([near, resolve(top, declared)])];
}
