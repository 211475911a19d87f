import type { BibliographyFormat } from '../model/bibliography-format';

/** The format of a bibliography file by its name and, where two share an extension, by its text; `undefined`: none of ours. */
export function bibliographyFormatOf(file: string, text = ''): BibliographyFormat | undefined {
  switch (/\.(\w+)$/.exec(file)?.[1]?.toLowerCase()) {
    case 'bib':
    case 'bibtex':
    case 'biblatex':
      return 'biblatex';
    case 'json':
      return 'csl-json';
    case 'ris':
      return 'ris';
    case 'yaml':
    case 'yml':
      return /^(?:references:|- +(?:id|type):|-\s*$)/m.test(text) || text.trim() === '' ? 'csl-yaml' : 'hayagriva';
    default:
      return undefined;
  }
}

/** Whether a file that nobody calls a bibliography is one: other `.json` and `.yaml` files lie beside articles too. */
export function looksLikeBibliography(file: string, text: string): boolean {
  switch (bibliographyFormatOf(file, text)) {
    case 'biblatex':
    case 'bibtex':
      return true;
    case 'ris':
      return /^TY {1,2}-/m.test(text);
    case 'csl-json':
      return /^\s*(?:\[\s*\{|\{\s*"(?:items|references)")/.test(text) && /"(?:id|citation-key)"\s*:/.test(text);
    case 'csl-yaml':
      return /^references:/m.test(text);
    default:
      return false;
  }
}
