import path from 'node:path';
import { bibliographyFormatOf, looksLikeBibliography } from '../cite/bibliography-file-name';
import type { ReadBibliography } from '../library/bibliography-files';
import type * as citing from './citing';
import { keyByTemplate } from './record-citekey';

/** How the library reads bibliographies. One that nobody declared must look like one and have entries. */
export function bibliographyReader(citekeyTemplate: string | undefined): ReadBibliography {
  const keyOf = keyByTemplate(citekeyTemplate);
  return (text, { file, declared }) => {
    const format = bibliographyFormatOf(file, text);
    if (format === undefined || (!declared && !looksLikeBibliography(file, text))) return undefined;
    const { knownBibliography } = require('./citing') as typeof citing;
    const bibliography = knownBibliography(text, format, path.dirname(file), keyOf);
    return declared || bibliography.items.length > 0 ? bibliography : undefined;
  };
}
