import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { IbidError } from '../model/error';

/** What is a draft in a folder. Saved pages and plain texts lie in folders for other reasons: they are named one by one. */
const DRAFT = /\.(?:md|markdown|mdx|qmd|rmd|tex|ltx|typ|org|rst|adoc|asciidoc|wiki|mediawiki)$/i;

/**
 * The drafts among these files and folders, without hidden folders, `node_modules`, and what lies in a folder of saved
 * articles: that is no draft unless it is named. Throws `file-missing`.
 */
export function draftFiles(given: readonly string[], libraries: readonly string[] = []): readonly string[] {
  const articles = new Set(libraries.map((folder) => path.resolve(folder)));
  const found = new Set<string>();
  const open = [...given].reverse();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (!existsSync(file)) throw new IbidError('file-missing', `There is no file ${file}.`, { file });
    if (!statSync(file).isDirectory()) {
      if (given.includes(file) || DRAFT.test(file)) found.add(file);
      continue;
    }
    if (!given.includes(file) && articles.has(path.resolve(file))) continue;
    const entries = readdirSync(file, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .filter((entry) => entry.isDirectory() || entry.isFile())
      .map(({ name }) => path.join(file ?? '', name))
      .sort();
    open.push(...entries.reverse());
  }
  return [...found];
}
