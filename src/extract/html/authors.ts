import type { CslName } from '../../model/item';
import { cslName } from '../csl-name';
import { looksLikePerson, splitByline } from '../names';
import { articleNodes } from './article-nodes';
import { type AuthorClaim, authorsOfJsonLd, authorsOfMeta } from './author-claims';
import type { Block } from './blocks';
import { type Byline, findBylines } from './bylines';
import type { Found } from './found';
import { textsOf } from './json-ld';
import { fold, type Page } from './page';
import { metaOf } from './page-data';
import { speakerOf } from './speaker';

/** What programs put where an author belongs. */
const NOBODY =
  /^(?:admin(?:istrator)?|root|user|editor|editors|webmaster|guest|unknown|anonymous|none|null|undefined|author|autor|staff|redaktion|redacción|redazione|rédaction|editorial|editorial staff|news desk|web desk|online desk|super user|default|wordpress|n\/a|na|-|\.|name|your name|view all posts|see all|more|read more|comments?|share|follow|e-?mail|twitter|tweet|facebook|like|print|drucken|teilen|advertisement)$/iu;

/**
 * The names of the writers: what the page's data and its visible byline say, weighed against each other.
 * No photographer, no commentator, not the site itself.
 */
export function findAuthors(
  page: Page,
  heading: Block | undefined,
  body: readonly Block[],
  publication: string | undefined,
): Found<readonly CslName[]> | undefined {
  const publishers = articleNodes(page).flatMap((node) => textsOf(node['publisher']));
  const own = new Set(
    [publication, hostName(page.url), ...publishers, metaOf(page.data, 'og:site_name')]
      .map((name) => fold(name ?? '').replaceAll(' ', ''))
      .filter((name) => name !== ''),
  );
  const credited = creditedPeople(page);
  const keep = (names: readonly string[]) =>
    names.filter(
      (name) => !NOBODY.test(name) && fold(name) !== '' && name.length < 70 && !/^https?:|\.[a-z]{2,4}$|@/.test(name),
    );
  const people = (names: readonly string[]) =>
    keep(names).filter((name) => looksLikePerson(name) && !own.has(fold(name).replaceAll(' ', '')));
  const written = (names: readonly string[]) => keep(names).filter((name, i) => i === 0 || !credited.has(fold(name)));
  const data = claimOf(authorsOfJsonLd(page), 'json-ld', written);
  const meta = claimOf(authorsOfMeta(page), 'meta', written);
  const lines = findBylines(page, heading, body)
    .map((line) => ({ ...line, names: keep(line.names) }))
    .filter((line) => line.names.length > 0);
  const structured = [data?.organisation ? undefined : data, meta, data?.organisation ? data : undefined].filter(
    (claim) => claim !== undefined,
  );

  const isOwn = (name: string) => own.has(fold(name).replaceAll(' ', ''));
  const named = structured.find((claim) => !claim.organisation && people(claim.names).length > 0);
  const seen = lines.find((line) => people(line.names).length > 0);
  if (named !== undefined) {
    const said = new Set(people(named.names).map(fold));
    const line = lines.find(({ names }) => people(names).some((name) => said.has(fold(name)))) ?? seen;
    return agree(named, people(named.names), line, line === undefined ? [] : people(line.names));
  }
  const claim = structured.find(({ names }) => names.some((name) => !isOwn(name)));
  const [surest] = lines;
  const isSigned =
    surest !== undefined && surest !== seen && surest.weight >= 3 && surest.names.every((name) => !isOwn(name));
  if (seen !== undefined && !isSigned && (claim === undefined || claim.organisation || seen.weight >= 3.5)) {
    return {
      value: people(seen.names).map(cslName),
      origin: 'byline',
      confidence: Math.min(0.85, 0.4 + seen.weight * 0.08),
      evidence: seen.text,
    };
  }

  // No person: a pen name, initials, or an agency, where the page says so in so many words.
  const line = lines.find(({ names, weight }) => weight >= 2 && names.every((name) => !isOwn(name)));
  if (claim !== undefined && !(isSigned && claim.organisation))
    return {
      value: claim.names.filter((name) => !isOwn(name)).map(claim.organisation ? literal : cslName),
      origin: claim.origin,
      confidence: 0.6,
    };
  if (line !== undefined)
    return { value: line.names.slice(0, 3).map(cslName), origin: 'byline', confidence: 0.5, evidence: line.text };
  const speaker = speakerOf(heading?.text ?? '');
  if (speaker !== undefined)
    return { value: [cslName(speaker)], origin: 'heading', confidence: 0.6, evidence: heading?.text ?? '' };
  // The site itself, where it signs: said by the page, though hardly more than its name once more. Where the truth is
  // known, three of four pages that say so in their data are right (bench/extract/README.md).
  const signed = lines.find(({ names, weight }) => weight >= 2 && names.every(isOwn));
  if (signed !== undefined)
    return { value: signed.names.map(literal), origin: 'byline', confidence: 0.5, evidence: signed.text };
  const itself = data?.names.filter(isOwn) ?? [];
  if (itself.length > 0) return { value: itself.map(literal), origin: 'json-ld', confidence: 0.4 };
  // A person's own site bears the person's name.
  const person = meta?.names.filter((name) => isOwn(name) && looksLikePerson(name) && ownSite(name, page.url)) ?? [];
  return person.length === 0 ? undefined : { value: person.map(cslName), origin: 'meta', confidence: 0.6 };
}

/** The address is made of all parts of the name: `anaruiz.example`, `ana-ruiz.blog.example`. */
function ownSite(name: string, url: string | undefined): boolean {
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/[^a-z.]/g, '') : '';
  return !/\p{Lu}{2}/u.test(name) && host.split('.').includes(fold(name).replaceAll(' ', ''));
}

const literal = (name: string): CslName => ({ literal: name });

interface Claimed extends AuthorClaim {
  readonly origin: 'json-ld' | 'meta';
}

function claimOf(
  claim: AuthorClaim | undefined,
  origin: Claimed['origin'],
  keep: (names: readonly string[]) => readonly string[],
): Claimed | undefined {
  const names = claim === undefined ? [] : keep(claim.names);
  return claim === undefined || names.length === 0 ? undefined : { ...claim, names, origin };
}

/** Data often reduce several writers to one; a byline that has them all and more is the fuller truth. */
function agree(
  claim: Claimed,
  names: readonly string[],
  line: Byline | undefined,
  seen: readonly string[],
): Found<readonly CslName[]> {
  const said = new Set(names.map(fold));
  const both = seen.filter((name) => said.has(fold(name)));
  if (line !== undefined && both.length === 0 && line.weight >= 5) {
    return { value: seen.map(cslName), origin: 'byline', confidence: 0.7, evidence: line.text };
  }
  if (line !== undefined && both.length === said.size && seen.length > both.length)
    return { value: seen.map(cslName), origin: 'byline', confidence: 0.85, evidence: line.text };
  return { value: names.map(cslName), origin: claim.origin, confidence: both.length > 0 ? 0.97 : 0.85 };
}

/** Whom the page credits with its pictures: data that list everybody who had a part call them authors too. */
function creditedPeople(page: Page): ReadonlySet<string> {
  const names = page.blocks
    .filter(({ text }) => text.length < 400 && CREDIT.test(text))
    .flatMap(({ text }) => text.split(/[;|]|(?<=\p{Ll}\p{Ll})\.\s/u))
    .flatMap((piece) => splitByline(CREDIT.exec(piece)?.[1] ?? '').slice(0, 2));
  return new Set(names.map(fold));
}

const CREDIT =
  /\b(?:photograph(?:ed|s|y|er)?|photos?|pictures?|illustrat(?:ed|ions?|or)|modeled|styled|hair|makeup|videos?|fotos?|fotografie|fotograf(?:in)?|bilder|grafik|illustration(?:en)?|photographie)(?:\s+(?:by|von|par|por|di)\s*|\s*[:/]\s*)(\p{Lu}[\p{L} .'’-]{3,40})/iu;

/** The site's name in its address; under the roof of a platform that is whoever writes there. */
function hostName(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return PLATFORM.test(hostname) ? undefined : hostname.replace(/^www\./, '').split('.')[0];
}

const PLATFORM =
  /\.(?:wordpress\.com|blogspot\.[a-z.]+|tumblr\.com|substack\.com|medium\.com|livejournal\.com|typepad\.com|over-blog\.com|hatenablog\.com|github\.io|ghost\.io|write\.as|bearblog\.dev|micro\.blog|blog\.[a-z]{2,3})$/;
