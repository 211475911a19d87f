import type { CslType } from '../../model/item';

interface BibType {
  readonly type: string;
  readonly entrysubtype?: string;
}

/** BibLaTeX's entry types (manual §2.1), with the `entrysubtype` that biblatex styles, biber and pandoc know. */
export const BIBLATEX_TYPES: { readonly [T in CslType]: BibType } = {
  article: { type: 'online' },
  'article-journal': { type: 'article' },
  'article-magazine': { type: 'article', entrysubtype: 'magazine' },
  'article-newspaper': { type: 'article', entrysubtype: 'newspaper' },
  bill: { type: 'legislation' },
  book: { type: 'book' },
  broadcast: { type: 'video' },
  chapter: { type: 'incollection' },
  dataset: { type: 'dataset' },
  document: { type: 'misc' },
  'entry-dictionary': { type: 'inreference' },
  'entry-encyclopedia': { type: 'inreference' },
  interview: { type: 'misc' },
  legislation: { type: 'legislation' },
  manuscript: { type: 'unpublished' },
  motion_picture: { type: 'movie' },
  'paper-conference': { type: 'inproceedings' },
  personal_communication: { type: 'letter' },
  post: { type: 'online' },
  'post-weblog': { type: 'online' },
  report: { type: 'report' },
  review: { type: 'review' },
  software: { type: 'software' },
  speech: { type: 'unpublished' },
  thesis: { type: 'thesis' },
  webpage: { type: 'online' },
};

/** The thirteen types of BibTeX's standard styles. */
export const BIBTEX_TYPES: { readonly [T in CslType]: string } = {
  article: 'misc',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  bill: 'misc',
  book: 'book',
  broadcast: 'misc',
  chapter: 'incollection',
  dataset: 'misc',
  document: 'misc',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  interview: 'misc',
  legislation: 'misc',
  manuscript: 'unpublished',
  motion_picture: 'misc',
  'paper-conference': 'inproceedings',
  personal_communication: 'misc',
  post: 'misc',
  'post-weblog': 'misc',
  report: 'techreport',
  review: 'article',
  software: 'misc',
  speech: 'misc',
  thesis: 'phdthesis',
  webpage: 'misc',
};

const READ: ReadonlyMap<string, CslType> = new Map<string, CslType>([
  ['article', 'article-journal'],
  ['suppperiodical', 'article-journal'],
  ['book', 'book'],
  ['mvbook', 'book'],
  ['booklet', 'book'],
  ['collection', 'book'],
  ['mvcollection', 'book'],
  ['proceedings', 'book'],
  ['mvproceedings', 'book'],
  ['reference', 'book'],
  ['mvreference', 'book'],
  ['inbook', 'chapter'],
  ['bookinbook', 'chapter'],
  ['suppbook', 'chapter'],
  ['incollection', 'chapter'],
  ['suppcollection', 'chapter'],
  ['inreference', 'entry-encyclopedia'],
  ['inproceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['online', 'webpage'],
  ['electronic', 'webpage'],
  ['www', 'webpage'],
  ['report', 'report'],
  ['techreport', 'report'],
  ['manual', 'report'],
  ['thesis', 'thesis'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['unpublished', 'manuscript'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['review', 'review'],
  ['movie', 'motion_picture'],
  ['video', 'motion_picture'],
  ['letter', 'personal_communication'],
  ['legislation', 'legislation'],
  ['jurisdiction', 'document'],
]);

/** The CSL type of an entry. A `@misc` with an address is a page of the web, as such entries are used. */
export function cslTypeOf(type: string, entrysubtype: string, hasUrl: boolean): CslType {
  if (type === 'article' && entrysubtype === 'newspaper') return 'article-newspaper';
  if (type === 'article' && entrysubtype === 'magazine') return 'article-magazine';
  return READ.get(type) ?? (hasUrl ? 'webpage' : 'document');
}
