import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bibliographyKeys } from '../cite/bibliography';
import type { BibliographyDeclaration, Dialect } from '../dialect/dialect';
import { latexRoot } from '../dialect/latex/root';
import { projectBibliographies } from '../dialect/quarto-project';
import type { BibliographyFormat } from '../model/bibliography-format';
import { IbidError } from '../model/error';

/** What is a draft in a folder. Saved pages and plain texts lie in folders for other reasons: they are named one by one. */
const DRAFT = /\.(?:md|markdown|mdx|qmd|rmd|tex|ltx|typ|org|rst|adoc|asciidoc|wiki|mediawiki)$/i;

/** The drafts among these files and folders, hidden folders and `node_modules` left out. Throws `file-missing`. */
export function draftFiles(given: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const open = [...given].reverse();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (!existsSync(file)) throw new IbidError('file-missing', `There is no file ${file}.`, { file });
    if (!statSync(file).isDirectory()) {
      if (given.includes(file) || DRAFT.test(file)) found.add(file);
      continue;
    }
    const entries = readdirSync(file, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .filter((entry) => entry.isDirectory() || entry.isFile())
      .map(({ name }) => path.join(file ?? '', name))
      .sort();
    open.push(...entries.reverse());
  }
  return [...found];
}

/** Citekeys of the bibliographies that a draft, its main file or its project declares; those that cannot be read are left out. */
export function keysOfBibliographies(file: string, text: string, dialect: Dialect): ReadonlySet<string> {
  const declared = [declaredIn(file, dialect.parse(text).bibliographies)];
  const root = dialect.id === 'latex' ? latexRoot(text) : undefined;
  if (root !== undefined) {
    const main = path.resolve(path.dirname(file), root);
    declared.push(declaredIn(main, dialect.parse(read(main)).bibliographies));
  }
  const project = dialect.id === 'pandoc' ? quartoProject(file) : undefined;
  if (project !== undefined) declared.push(declaredIn(project, projectBibliographies(read(project))));
  return new Set(
    declared.flat().flatMap((bibliography) => {
      const format = formatOf(bibliography, dialect);
      return format === undefined ? [] : bibliographyKeys(read(bibliography), format);
    }),
  );
}

const declaredIn = (file: string, bibliographies: readonly BibliographyDeclaration[]): readonly string[] =>
  bibliographies.map((it) => path.resolve(path.dirname(file), it.file));

function quartoProject(file: string): string | undefined {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const project = path.join(folder, '_quarto.yml');
    if (existsSync(project)) return project;
    if (folder === path.dirname(folder)) return undefined;
  }
}

function formatOf(file: string, { bibliographyFormats }: Dialect): BibliographyFormat | undefined {
  switch (path.extname(file).toLowerCase()) {
    case '.bib':
      return 'biblatex';
    case '.json':
      return 'csl-json';
    case '.yaml':
    case '.yml':
      return bibliographyFormats.includes('hayagriva') ? 'hayagriva' : 'csl-yaml';
    case '.ris':
      return 'ris';
    default:
      return undefined;
  }
}

/** Empty where it cannot be read: then its keys are unknown, which the draft's report says. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
