import type { Origin } from '../../model/source';
import { articleNodes } from './article-nodes';
import type { Block } from './blocks';
import type { Found } from './found';
import { inFull } from './full-name';
import { textsOf, typesOf } from './json-ld';
import { namedLikeAddress, namesOfMasthead } from './masthead';
import type { Page } from './page';
import { metaOf } from './page-data';
import { hostKey, isDomain, keyOf } from './site-name';
import { titleParts } from './title-parts';

/** A name that the page gives in one place. */
export interface Candidate {
  readonly name: string;
  readonly weight: number;
  readonly origin: Origin;
}

/** The name of the newspaper, magazine or site: what most of the places that name it agree on, as it writes itself. */
export function findPublication(page: Page, heading: Block | undefined): Found<string> | undefined {
  const journal = metaOf(page.data, 'citation_journal_title', 'prism.publicationname');
  if (journal !== undefined) return { value: journal, origin: 'meta', confidence: 0.95 };
  const candidates = candidatesOf(page, heading).flatMap(({ name, ...rest }) => {
    const tidy = tidyName(name, page.url);
    return tidy === undefined ? [] : [{ ...rest, name: tidy }];
  });
  const host = hostKey(page.url);
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate.name);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  const scored = [...groups].map(([key, members]) => ({
    members,
    score:
      members.reduce((sum, member) => sum + member.weight, 0) +
      (key === host ? 1.5 : host !== '' && (host.includes(key) || key.includes(host)) ? 0.7 : 0),
  }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  const shown =
    best === undefined
      ? undefined
      : [...best.members].sort((a, b) => Number(isDomain(a.name)) - Number(isDomain(b.name)) || b.weight - a.weight)[0];
  const said: Found<string> | undefined =
    best === undefined || shown === undefined || best.score < 2
      ? undefined
      : { value: shown.name, origin: shown.origin, confidence: Math.min(0.97, 0.4 + best.score * 0.08) };
  return inFull(said, page, candidates);
}

function candidatesOf(page: Page, heading: Block | undefined): readonly Candidate[] {
  const { data } = page;
  const found: Candidate[] = [];
  const add = (names: readonly (string | undefined)[], weight: number, origin: Origin) => {
    for (const name of new Set(names)) if (name !== undefined) found.push({ name, weight, origin });
  };
  add([metaOf(data, 'og:site_name')], 3, 'meta');
  add(
    articleNodes(page)
      .flatMap((node) => textsOf(node['publisher']))
      .slice(0, 1),
    3,
    'json-ld',
  );
  add([metaOf(data, 'application-name'), metaOf(data, 'apple-mobile-web-app-title')], 1.2, 'meta');
  add(
    [metaOf(data, 'publisher', 'dc.publisher', 'dcterms.publisher', 'article:publisher_name', 'source', 'cre')],
    1.2,
    'meta',
  );
  add(
    data.nodes
      .filter((node) =>
        typesOf(node).some((type) => /^(?:WebSite|Organization|NewsMediaOrganization|Corporation|Blog)$/.test(type)),
      )
      .flatMap((node) => textsOf(node['name']))
      .slice(0, 3),
    0.8,
    'json-ld',
  );
  add([titleParts(data.title, heading?.text ?? metaOf(data, 'og:title')).site], 2.5, 'meta');
  const owners = copyrights(page);
  add(owners, 1.5, 'text');
  // The owner's name once more over the article is its masthead.
  const above = new Set(page.blocks.slice(0, Math.max(8, heading?.index ?? 0)).map((block) => keyOf(block.text)));
  add(
    owners.filter((name) => above.has(keyOf(name))),
    1,
    'text',
  );
  add(namesOfMasthead(page, heading), 1.5, 'text');
  add(namedLikeAddress(page), 1, 'text');
  add(data.feeds.slice(0, 1), 0.8, 'meta');
  return found;
}

const COPYRIGHT =
  /(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)\d\d)?)?\s*,?\s*(?:by\s+)?([^.|,;:·•©()–—\n]{2,50}?)(?:\s+(?:19|20)\d\d\b.*)?(?=[.|,;:·•©()–—\n]|\s-\s|\s+all rights|\s+alle rechte|$)/iu;

/** Names after the copyright sign in what closes the page. */
function copyrights(page: Page): readonly string[] {
  const names: string[] = [];
  for (const block of page.blocks.slice(Math.floor(page.blocks.length * 0.6))) {
    const name = block.text.length < 400 ? COPYRIGHT.exec(block.text)?.[1]?.trim() : undefined;
    if (name !== undefined && name.length > 1 && !/^(?:all|alle|und|and|the|by|notice|policy|\d+)$/i.test(name))
      names.push(name);
  }
  return names.slice(-2);
}

const LEGAL =
  /[\s,]+(?:gmbh(?: ?& ?co\.? ?kg)?|ag|kg|inc|llc|l\.l\.c|ltd|limited|plc|co|corp(?:oration)?|s\.?p\.?a|s\.?r\.?l|s\.?l|s\.?a|b\.?v|pty|a\.?s|oy|ab)\.?(?=$|\s.*$)/iu;

function tidyName(name: string, url: string | undefined): string | undefined {
  const bare = withoutTagline(name, hostKey(url))
    .replace(/^(?:https?:\/\/)?(?:www\.)?/i, '')
    .replace(QUOTED, '$1')
    .replace(/^(?:redaktion|редакция)\s+/i, '')
    .replace(/^[«“"„]|[»”"]$/g, '')
    .replace(LEGAL, '')
    .replace(/\s*(?:all rights reserved|alle rechte vorbehalten|copyright).*$/i, '')
    .replace(/[\s,.|–-]+$/, '')
    .trim();
  if (
    bare.length < 2 ||
    bare.length > 60 ||
    /^\d+$/.test(bare) ||
    /^@|\/|[_{}<>]|^(?:home|homepage|news|blog|magazine|magazin|articles?|online|website|my site|site|undefined|null|startseite)$/i.test(
      bare,
    )
  )
    return undefined;
  return bare;
}

/** `Газета «Пример»`: the kind of paper and its name. */
const QUOTED = /^(?:\p{L}+ )?[«„“"]([^«»„“”"]{2,40})[»“”"]$/u;

/** `Example - News from everywhere`: the part that the address names too. */
function withoutTagline(name: string, host: string): string {
  const pieces = name.split(/\s+[-–—|:•]\s+|[|｜]|:\s/).filter((piece) => piece !== '');
  const named = pieces.filter((piece) => {
    const key = keyOf(piece);
    return key.length > 2 && host.length > 2 && (host.includes(key) || key.includes(host));
  });
  return pieces.length > 1 && named.length > 0 ? (named.find((piece) => !isDomain(piece)) ?? named[0] ?? name) : name;
}
