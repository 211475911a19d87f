/** The kinds of bibliography file that are read and written. */
export type BibliographyFormat = 'biblatex' | 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris' | 'hayagriva';
