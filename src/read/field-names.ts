import type { Origin } from '../model/source';
import type { Claim, ClaimField } from './document';

/**
 * What clippers and exports call the fields of a record. `created`, `date saved` and the like are the day of saving, not
 * of publication (Obsidian Web Clipper, MarkDownload, Joplin, Readwise, Omnivore, Hugo).
 */
const FIELD_NAMES: readonly (readonly [ClaimField, number, readonly string[]])[] = [
  ['title', 0.95, ['title', 'headline', 'resolved_title', 'given_title', 'name', 'full title', 'document title']],
  [
    'subtitle',
    0.9,
    ['subtitle', 'sub_title', 'sub-title', 'dek', 'deck', 'standfirst', 'subheadline', 'alternativeheadline'],
  ],
  ['author', 0.9, ['author', 'authors', 'byline', 'by', 'creator', 'dc.creator', 'autor', 'auteur', 'writer']],
  ['editor', 0.9, ['editor', 'editors']],
  ['translator', 0.9, ['translator', 'translators']],
  [
    'issued',
    0.95,
    [
      'published',
      'issued',
      'date_published',
      'date-published',
      'published date',
      'published_date',
      'published_at',
      'datepublished',
      'date published',
      'publication date',
      'publication_date',
      'publisheddate',
      'published time',
      'publish date',
      'publish_date',
      'pubdate',
      'publishedat',
    ],
  ],
  ['issued', 0.75, ['date', 'year', 'datum', 'fecha']],
  [
    'container-title',
    0.95,
    [
      'container-title',
      'publication',
      'site',
      'sitename',
      'site_name',
      'site name',
      'site-name',
      'website',
      'newspaper',
      'journal',
      'magazine',
      'blog',
      'publication title',
      'source name',
    ],
  ],
  ['publisher', 0.8, ['publisher']],
  ['section', 0.8, ['section']],
  ['DOI', 0.95, ['doi']],
  ['ISBN', 0.9, ['isbn']],
  ['ISSN', 0.9, ['issn']],
  ['volume', 0.9, ['volume']],
  ['issue', 0.9, ['issue']],
  ['page', 0.9, ['pages', 'page']],
  ['language', 0.9, ['language', 'lang', 'locale']],
  ['abstract', 0.8, ['abstract', 'description', 'summary', 'excerpt']],
  ['type', 0.9, ['csl-type']],
];

/** Readers show articles under addresses of their own. */
const READER_ADDRESS =
  /^https?:\/\/(?:read\.readwise\.io|readwise\.io|omnivore\.app|(?:app\.)?getpocket\.com\/read|app\.raindrop\.io|(?:www\.)?instapaper\.com\/read|hypothes\.is\/a|hyp\.is)(?:\/|$)/i;

const URL_NAMES = [
  'source_url',
  'url',
  'source',
  'link',
  'source url',
  'given_url',
  'canonical',
  'original',
  'original_url',
  'originalurl',
  'web url',
  'permalink',
  'href',
  'uri',
  'clipped_from',
  'saved from',
  'from',
  'page url',
];
const SAVED_NAMES = [
  'accessed',
  'saved',
  'date_saved',
  'date saved',
  'datesaved',
  'saved_at',
  'savedat',
  'clipped',
  'date_clipped',
  'date clipped',
  'added',
  'date_added',
  'date added',
  'dateadded',
  'captured',
  'retrieved',
  'archived',
  'created',
  'created time',
  'created_time',
  'time_added',
  'saved date',
  'bookmarked_at',
  'bookmarked_date',
  'timestamp',
  'created_at',
  'createdat',
];
const TAG_NAMES = ['tags', 'tag', 'keywords', 'labels', 'topics', 'categories', 'document_tags', 'document tags'];
/** Tags that clippers put on everything. */
const EMPTY_TAGS = new Set(['clippings', 'clipping', 'web-clip', 'webclip', 'article', 'articles']);

type Fields = ReadonlyMap<string, unknown>;

/** What named fields say about the article. */
export function claimsOfFields(fields: Fields, origin: Origin): readonly Claim[] {
  const claims: Claim[] = [];
  for (const [field, confidence, names] of FIELD_NAMES) {
    const text = names.flatMap((name) => texts(fields.get(name)));
    // A field that is a picture's or a page's address says nothing here.
    const said =
      field === 'title' || field === 'subtitle' || field === 'abstract'
        ? text.slice(0, 1)
        : field === 'issued'
          ? text.map(dayOf)
          : text;
    if (said.length > 0) claims.push({ field, text: said, origin, confidence });
  }
  return claims;
}

/** Readwise gives the day of publication in milliseconds since 1970. */
const dayOf = (text: string): string =>
  /^\d{12,13}$/.test(text) ? new Date(Number(text)).toISOString().slice(0, 10) : text;

export function urlOfFields(fields: Fields): string | undefined {
  const found = URL_NAMES.flatMap((name) => texts(fields.get(name))).map(
    (text) => /https?:\/\/[^\s<>"\])]+/i.exec(text)?.[0],
  );
  return found.find((url) => url !== undefined && !READER_ADDRESS.test(url));
}

/** When the article was saved, milliseconds since 1970. */
export function savedOfFields(fields: Fields): number | undefined {
  for (const name of SAVED_NAMES) {
    for (const text of texts(fields.get(name))) {
      const time = timeOf(text);
      if (time !== undefined) return time;
    }
  }
  return undefined;
}

/** ISO 8601, `2023-06-01T10:00:00 (UTC +02:00)` (MarkDownload), seconds since 1970 (Karakeep, ArchiveBox) or what Date can read. */
function timeOf(text: string): number | undefined {
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T12:00:00` : text;
  const time = Date.parse(day.replace(/\s*\(UTC\s*([+-]\d\d:\d\d)\)$/, '$1'));
  return Number.isNaN(time) ? undefined : time;
}

export function tagsOfFields(fields: Fields): readonly string[] {
  const tags = TAG_NAMES.flatMap((name) => texts(listed(fields.get(name)))).flatMap((text) => text.split(/,\s*/));
  const clean = tags
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '' && !EMPTY_TAGS.has(tag.toLowerCase()));
  return [...new Set(clean)];
}

/** Readwise Reader has its tags as an object of objects, by their names. */
function listed(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isObject && !('name' in value) ? Object.keys(value) : value;
}

/** A field's value as texts: wiki links without brackets, dates and numbers as written, lists one by one. */
function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? [] : texts(item)));
  if (value instanceof Date) return [value.toISOString().slice(0, 10)];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') {
    const text = value
      .replace(/\[\[(?:[^\]|]*\|)?([^\]]+)\]\]/g, '$1')
      .replace(/^\[([^\]]+)\]\(([^)]*)\)$/, '$1 $2')
      .trim();
    return text === '' ? [] : [text];
  }
  if (typeof value === 'object' && value !== null) {
    // `author: {name: …}` and lists of such, Hugo and Jekyll.
    for (const key of ['name', 'title', 'value']) if (key in value) return texts(Reflect.get(value, key));
    // smol-toml's dates are objects that print as they were written.
    const printed = String(value);
    return /^\d{4}-\d\d-\d\d/.test(printed) ? [printed] : [];
  }
  return [];
}
