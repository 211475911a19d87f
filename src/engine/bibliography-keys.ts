import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bibliographyKeys } from '../cite/bibliography';
import type { BibliographyDeclaration, Dialect, ParsedDraft } from '../dialect/dialect';
import { latexRoot } from '../dialect/latex/root';
import { projectBibliographies } from '../dialect/quarto-project';
import type { BibliographyFormat } from '../model/bibliography-format';

interface Known {
  /** Of the file when it was read: time of its last change, and length. */
  readonly stamp: string;
  readonly keys: readonly string[];
}

/** Citekeys of bibliographies. A file is read again only when it has changed; asking costs a look at its date. */
export class BibliographyKeys {
  readonly #known = new Map<string, Known>();

  /** Those of all bibliographies that {@link declaredBibliographies} gives; what cannot be read has none. */
  of(file: string, text: string, parsed: ParsedDraft, dialect: Dialect): ReadonlySet<string> {
    return new Set(
      declaredBibliographies(file, text, parsed, dialect).flatMap((bibliography) => {
        const format = formatOf(bibliography, dialect);
        return format === undefined ? [] : this.#keysOf(bibliography, format);
      }),
    );
  }

  #keysOf(file: string, format: BibliographyFormat): readonly string[] {
    const stamp = stampOf(file);
    const known = this.#known.get(file);
    if (known?.stamp === stamp) return known.keys;
    const keys = bibliographyKeys(read(file), format);
    this.#known.set(file, { stamp, keys });
    return keys;
  }
}

/**
 * The bibliographies that a draft, its main file or its project declares: absolute paths. `file` is where the draft lies, or
 * would lie.
 */
export function declaredBibliographies(
  file: string,
  text: string,
  parsed: ParsedDraft,
  dialect: Dialect,
): readonly string[] {
  const declared = [declaredIn(file, parsed.bibliographies)];
  const root = dialect.id === 'latex' ? latexRoot(text) : undefined;
  if (root !== undefined) {
    const main = path.resolve(path.dirname(file), root);
    declared.push(declaredIn(main, dialect.parse(read(main)).bibliographies));
  }
  const project = dialect.id === 'pandoc' ? quartoProject(file) : undefined;
  if (project !== undefined) declared.push(declaredIn(project, projectBibliographies(read(project))));
  return declared.flat();
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

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.mtimeMs} ${found.size}`;
}

/** Empty where it cannot be read: then its keys are unknown, which the draft's report says. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
