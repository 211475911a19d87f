import { keyedMarkdown } from './markdown/keyed';

/** Pandoc's Markdown, which Quarto and R Markdown read: `[see @ruiz2019, para. 4; @li2020]`, `@ruiz2019 [para. 4]`. */
export const pandoc = keyedMarkdown({
  id: 'pandoc',
  label: 'Pandoc Markdown (citekeys)',
  languages: ['markdown', 'quarto', 'rmd', 'mdx'],
  bibliographyFormats: ['biblatex', 'csl-json', 'csl-yaml', 'bibtex'],
});
