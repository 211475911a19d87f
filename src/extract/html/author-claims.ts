import { splitByline } from '../names';
import { articleNodes } from './article-nodes';
import { isNode, type JsonNode, textsOf, typesOf } from './json-ld';
import type { Page } from './page';

const META_NAMES = [
  'article:author',
  'parsely-author',
  'author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'cxenseparse:author',
  'byl',
  'byline',
  'rbauthors',
  'article:author_name',
  'twitter:creator:name',
  'vr:author',
  'og:article:author',
  'article.author',
  'shareaholic:article_author_name',
  'creator',
];

/** Names that the page's data give as the authors. */
export interface AuthorClaim {
  readonly names: readonly string[];
  /** Said to be an organisation. */
  readonly organisation: boolean;
}

/** Authors in JSON-LD: of the first article that has some; references are followed to the nodes they name. */
export function authorsOfJsonLd(page: Page): AuthorClaim | undefined {
  const byId = new Map<string, JsonNode>();
  for (const node of page.data.nodes)
    if (typeof node['@id'] === 'string' && node['name'] !== undefined) byId.set(node['@id'], node);
  for (const article of articleNodes(page)) {
    const people = [article['author'] ?? article['creator']].flat(2).slice(0, 30);
    const resolved = people.map((person) =>
      isNode(person) && person['name'] === undefined && typeof person['@id'] === 'string'
        ? (byId.get(person['@id']) ?? person)
        : person,
    );
    const names = resolved.flatMap((person) => textsOf(person)).flatMap(splitClaim);
    if (names.length > 0)
      return {
        names: distinct(names),
        organisation: resolved.every(
          (person) => isNode(person) && typesOf(person).some((type) => /Organization/.test(type)),
        ),
      };
  }
  return undefined;
}

/** Authors in `meta` elements, from the first name that has some; several elements are several authors. */
export function authorsOfMeta(page: Page): AuthorClaim | undefined {
  for (const name of META_NAMES) {
    const names = (page.data.meta.get(name) ?? [])
      .filter((text) => !/^(?:https?:|www\.|\/|@)/.test(text) && !isAddressed(text, page.url))
      .flatMap(splitClaim);
    if (names.length > 0) return { names: distinct(names), organisation: false };
  }
  return undefined;
}

/** Data hold names rather than bylines, but editors paste bylines into them. */
function splitClaim(text: string): readonly string[] {
  if (/^(?:https?:|www\.)/i.test(text.trim())) return [];
  return splitByline(text.replace(/<[^>]*>/g, ' '));
}

/** `Li Wei - http://themes.example`: a name with an address of another site made the theme, not the text. */
function isAddressed(text: string, url: string | undefined): boolean {
  const host = /\bhttps?:\/\/(?:www\.)?([\w.-]+)/i.exec(text)?.[1];
  return host !== undefined && url?.toLowerCase().includes(host.toLowerCase()) !== true;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}
