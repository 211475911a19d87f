import { stringify } from 'yaml';
import { type CslItem, type CslName, type CslType, isoDate } from '../../model/item';

/** Hayagriva's types (its file-format manual), and those of the parent that holds the container's title. */
export const TYPES: { readonly [T in CslType]: readonly [type: string, parent?: string] } = {
  article: ['article'],
  'article-journal': ['article', 'periodical'],
  'article-magazine': ['article', 'periodical'],
  'article-newspaper': ['article', 'newspaper'],
  bill: ['legislation'],
  book: ['book'],
  broadcast: ['video', 'video'],
  chapter: ['chapter', 'anthology'],
  dataset: ['repository', 'repository'],
  document: ['misc', 'misc'],
  'entry-dictionary': ['entry', 'reference'],
  'entry-encyclopedia': ['entry', 'reference'],
  interview: ['misc', 'misc'],
  legislation: ['legislation'],
  manuscript: ['manuscript'],
  motion_picture: ['video'],
  'paper-conference': ['article', 'conference'],
  personal_communication: ['misc'],
  post: ['post', 'thread'],
  'post-weblog': ['article', 'blog'],
  report: ['report'],
  review: ['article', 'periodical'],
  software: ['repository'],
  speech: ['performance'],
  thesis: ['thesis'],
  webpage: ['web', 'web'],
};

export function writeHayagriva(items: readonly CslItem[]): string {
  return items.map(writeHayagrivaEntry).join('\n');
}

/** One entry of the mapping, with a final newline. */
export function writeHayagrivaEntry(item: CslItem): string {
  const [type, parentType] = TYPES[item.type] ?? ['misc', 'misc'];
  const serial = { doi: item.DOI, isbn: item.ISBN, issn: item.ISSN, pmid: item.PMID };
  const container = item['container-title'];
  const parent =
    container === undefined || parentType === undefined
      ? undefined
      : withoutEmpty({
          type: parentType,
          title: formattable(container),
          volume: item.volume,
          issue: item.issue,
        });
  const entry = withoutEmpty({
    type,
    title: item.title === undefined ? undefined : formattable(item.title),
    author: people(item.author),
    editor: people(item.editor),
    date: item.issued === undefined ? undefined : singleDate(isoDate(item.issued)),
    parent,
    edition: item.edition,
    volume: parent === undefined ? item.volume : undefined,
    issue: parent === undefined ? (item.issue ?? item.number) : undefined,
    'page-range': item.page?.replace(/–/g, '-'),
    publisher: item.publisher === undefined ? undefined : formattable(item.publisher),
    location: item['publisher-place'] === undefined ? undefined : formattable(item['publisher-place']),
    genre: item.genre === undefined ? undefined : formattable(item.genre),
    url:
      item.URL === undefined
        ? undefined
        : item.accessed === undefined
          ? item.URL
          : { value: item.URL, date: singleDate(isoDate(item.accessed)) },
    'serial-number': Object.values(serial).some((value) => value !== undefined) ? withoutEmpty(serial) : undefined,
    language: item.language,
    archive: item.archive === undefined ? undefined : formattable(item.archive),
    'archive-location': item.archive_location === undefined ? undefined : formattable(item.archive_location),
    note: item.note === undefined ? undefined : formattable(item.note),
  });
  return stringify({ [item.id]: entry }, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}

/** `Berg, Vincent`, as a mapping where a comma or a particle would be read wrongly. */
function people(names: readonly CslName[] | undefined): unknown {
  if (names === undefined || names.length === 0) return undefined;
  return names.map((name) => {
    if (name.literal !== undefined) return { name: name.literal };
    return withoutEmpty({
      name: name.family ?? name.given,
      'given-name': name.family === undefined ? undefined : name.given,
      prefix: [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ') || undefined,
      suffix: name.suffix,
    });
  });
}

/** Formattable strings give `{}` and `$` a meaning (manual, "Formattable String"); `verbatim` keeps the case as it is. */
function formattable(text: string): unknown {
  return text.replace(/\s+/g, ' ').replace(/[{}$\\]/g, '\\$&');
}

/** Of a range, its first day. */
const singleDate = (iso: string): string => iso.split('/')[0] ?? iso;

function withoutEmpty(values: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
