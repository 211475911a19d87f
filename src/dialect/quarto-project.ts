import type { BibliographyDeclaration } from './dialect';
import { declarationsIn, readYaml } from './markdown/front-matter';

/**
 * The bibliographies that a Quarto project declares for all its documents: `bibliography:` in `_quarto.yml` or
 * `_metadata.yml`; paths are relative to that file. A broken file declares what can be read of it.
 */
export function projectBibliographies(yaml: string): readonly BibliographyDeclaration[] {
  return declarationsIn(readYaml(yaml), 0);
}
