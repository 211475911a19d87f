import path from 'node:path';
import { bibliographyFormatOf, looksLikeBibliography } from '../cite/bibliography-file-name';
import type { ReadBibliography } from '../library/bibliography-files';
import type * as citing from './citing';

/** How the library reads bibliographies. One that nobody declared must look like one and have entries. */
export const readBibliographyFile: ReadBibliography = (text, { file, declared }) => {
  const format = bibliographyFormatOf(file, text);
  if (format === undefined || (!declared && !looksLikeBibliography(file, text))) return undefined;
  const { knownBibliography } = require('./citing') as typeof citing;
  const bibliography = knownBibliography(text, format, path.dirname(file));
  return declared || bibliography.items.length > 0 ? bibliography : undefined;
};
