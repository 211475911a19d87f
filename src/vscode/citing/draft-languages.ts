/**
 * VS Code's language ids of all dialects but plain text and HTML, which are mostly no drafts; a list of its own, since VS Code
 * wants it before any dialect is loaded. A test compares.
 */
export const DRAFT_LANGUAGES = [
  'markdown',
  'quarto',
  'rmd',
  'mdx',
  'myst',
  'latex',
  'tex',
  'rsweave',
  'latex-expl3',
  'typst',
  'org',
  'org-mode',
  'vso',
  'restructuredtext',
  'asciidoc',
  'adoc',
  'wikitext',
  'mediawiki',
] as const;

/** Drafts by name, where the extension that brings the language (Quarto's, say) may not be installed. */
export const DRAFT_NAMES = '**/*.{qmd,rmd,Rmd,mdx,tex,ltx,typ,org,rst,adoc,asciidoc,wiki,wikitext,mediawiki}';
