import type { DialectId } from './dialect';

/** What stands before and after emphasised words; plain text has none. */
export const EMPHASIS: { readonly [id in DialectId]: readonly [before: string, after: string] | undefined } = {
  pandoc: ['*', '*'],
  footnote: ['*', '*'],
  linked: ['*', '*'],
  myst: ['*', '*'],
  latex: ['\\emph{', '}'],
  typst: ['#emph[', ']'],
  org: ['/', '/'],
  rst: ['*', '*'],
  'rst-footnote': ['*', '*'],
  asciidoc: ['_', '_'],
  'asciidoc-footnote': ['_', '_'],
  html: ['<em>', '</em>'],
  wikitext: ["''", "''"],
  text: undefined,
};
