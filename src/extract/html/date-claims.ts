import type { DateParts } from '../../model/item';
import { readDate } from '../dates';
import { articleNodes } from './article-nodes';
import type { Found } from './found';
import { textsOf, typesOf } from './json-ld';
import type { Page } from './page';

/** `meta` names of the day of publication, surest first. */
const META_NAMES = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'date.published',
  'article_date_original',
  'originalpublicationdate',
  'sailthru.date',
  'parsely-pub-date',
  'rnews:datepublished',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'publish-date',
  'publish_date',
  'publishdate',
  'published',
  'pubdate',
  'publication_date',
  'publicationdate',
  'date_published',
  'article.published',
  'published_at',
  'release_date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'shareaholic:article_published_time',
  'bt:pubdate',
  'iso-8601-publish-date',
  'displaydate',
  'article:post_date',
  'dcterms.created',
  'dc.date.created',
  'datecreated',
  'created',
  'creation_date',
  'article.created',
];
/** Names that some sites use for the last change. */
const WEAK_NAMES = ['date', 'dc.date', 'dcterms.date', 'dc.terms.date'];
const NEVER = /Comment|^Claim$|Event|Offer|Product|Image|Organization|Person|Review(?!NewsArticle)$|VideoObject|Clip/;

export function dateOfData(page: Page): Found<DateParts> | undefined {
  const others = page.data.nodes.filter(
    (node) =>
      node['datePublished'] !== undefined && !typesOf(node).some((type) => NEVER.test(type) && type !== 'ClaimReview'),
  );
  const nodes = [...articleNodes(page), ...others];
  for (const key of ['datePublished', 'dateCreated', 'uploadDate']) {
    for (const node of nodes) {
      for (const text of textsOf(node[key])) {
        const parts = readDate(text, page.language);
        if (parts !== undefined && isPlausible(parts))
          return { value: parts, origin: 'json-ld', confidence: 0.92, evidence: text };
      }
    }
  }
  return undefined;
}

export function dateOfMeta(page: Page): Found<DateParts> | undefined {
  return firstOf(page, META_NAMES, 0.9) ?? firstOf(page, WEAK_NAMES, 0.7);
}

/** Days on which the page says it was changed. */
export function datesOfChanges(page: Page): readonly DateParts[] {
  const texts = [
    ...page.data.nodes.flatMap((node) => textsOf(node['dateModified'])),
    ...[
      'article:modified_time',
      'og:updated_time',
      'lastmod',
      'last-modified',
      'datemodified',
      'dcterms.modified',
    ].flatMap((name) => page.data.meta.get(name) ?? []),
  ];
  return texts.flatMap((text) => {
    const parts = readDate(text, page.language);
    return parts === undefined ? [] : [parts];
  });
}

function firstOf(page: Page, names: readonly string[], confidence: number): Found<DateParts> | undefined {
  for (const name of names) {
    for (const text of page.data.meta.get(name) ?? []) {
      const parts = readDate(text, page.language);
      if (parts !== undefined && isPlausible(parts))
        return { value: parts, origin: 'meta', confidence, evidence: text };
    }
  }
  return undefined;
}

/** Programs print their epoch where they know no date. */
function isPlausible(parts: DateParts): boolean {
  return parts[0] > 1970 && parts[0] <= new Date().getFullYear() + 1;
}
