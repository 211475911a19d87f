import { type CslItem, isoDate } from '../model/item';
import { singleSpaced } from './plain-words';

const TEMPLATES: { readonly [type: string]: string } = {
  'article-newspaper': 'cite news',
  'article-magazine': 'cite magazine',
  'article-journal': 'cite journal',
  book: 'cite book',
  report: 'cite report',
  thesis: 'cite thesis',
  speech: 'cite speech',
  interview: 'cite interview',
};

/** English Wikipedia's Citation Style 1. */
export function writeTemplate(item: CslItem): string {
  const template = TEMPLATES[item.type] ?? (item['container-title'] === undefined ? 'cite web' : 'cite news');
  const fields: [string, string | undefined][] = [];
  const authors = item.author ?? [];
  authors.forEach((name, i) => {
    const n = authors.length === 1 ? '' : String(i + 1);
    if (name.family === undefined) fields.push([`author${n}`, name.literal ?? name.given]);
    else {
      const particles = [name['non-dropping-particle'], name.family, name.suffix].filter(Boolean).join(' ');
      fields.push(
        [`last${n}`, particles],
        [`first${n}`, [name.given, name['dropping-particle']].filter(Boolean).join(' ') || undefined],
      );
    }
  });
  const container =
    template === 'cite journal'
      ? 'journal'
      : template === 'cite magazine'
        ? 'magazine'
        : template === 'cite web'
          ? 'website'
          : 'work';
  fields.push(
    ['title', item.title],
    ['url', item.URL],
    [container, item['container-title']],
    ['publisher', item.publisher],
    ['volume', item.volume],
    ['issue', item.issue],
    ['pages', item.page],
    ['date', item.issued === undefined ? undefined : wikiDate(isoDate(item.issued))],
    ['access-date', item.accessed === undefined || item.URL === undefined ? undefined : isoDate(item.accessed)],
    ['doi', item.DOI],
    ['language', item.language],
  );
  const written = fields.flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : [`|${name}=${name === 'url' ? escapeAddress(value) : escapeWikitext(value)}`],
  );
  return `{{${[template, ...written].join(' ')}}}`;
}

/** CS1 takes ISO 8601 for a day, but not for a month: `2019-05` is ambiguous there. */
function wikiDate(iso: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(iso);
  if (month === null) return iso.replace('/', ' – ');
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}-15T00:00:00Z`),
  );
  return `${name} ${month[1]}`;
}

/** In an address character references would become part of it. */
export function escapeAddress(address: string): string {
  return address.replace(
    /[\s|{}[\]<>"']/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** MediaWiki has no escape character; references are never markup. */
export function escapeWikitext(text: string): string {
  return singleSpaced(text).replace(
    /[[\]{}|<>=&~]|'(?=')|(?<=')'|_(?=_)|(?<=_)_|-(?=\{)|\/(?=\/)/g,
    (char) => `&#${char.charCodeAt(0)};`,
  );
}
