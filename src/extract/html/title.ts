import { articleNodes } from './article-nodes';
import type { Block, Box } from './blocks';
import { classBit } from './class-words';
import type { Found } from './found';
import { textsOf } from './json-ld';
import { fold, headingLevel, type Page } from './page';
import { clean, metaOf } from './page-data';
import { withoutKicker } from './title-kicker';
import { titleParts } from './title-parts';

/** The title, and where the page shows it. */
export interface TitleFound extends Found<string> {
  readonly heading: Block | undefined;
}

const ELSEWHERE =
  classBit('comment') |
  classBit('related') |
  classBit('popular') |
  classBit('vendor') |
  classBit('footer') |
  classBit('consent') |
  classBit('appeal');

/** The article's heading as its reader sees it, told by what the page says of itself elsewhere. */
export function findTitle(page: Page): TitleFound | undefined {
  const said = saidTitles(page);
  const best = bestTitle(page, said.map(fold));
  if (best !== undefined && best.score >= 2) {
    const value = withoutKicker(best.block, said.map(fold));
    return {
      value,
      origin: 'heading',
      confidence: Math.min(0.98, 0.5 + best.score / 12),
      heading: best.block,
    };
  }
  const plain = plainHeading(page, said.map(fold));
  if (plain !== undefined) return { value: plain.text, origin: 'heading', confidence: 0.75, heading: plain };
  const [social] = said;
  const value = social ?? titleParts(page.data.title, undefined).heading;
  if (value === '') return undefined;
  return {
    value:
      titleParts(value, undefined).site === titleParts(page.data.title, undefined).site
        ? titleParts(value, undefined).heading
        : value,
    origin: 'meta',
    confidence: 0.6,
    heading: undefined,
  };
}

/** What social media, search engines and the browser's tab are told, surest first. */
function saidTitles(page: Page): readonly string[] {
  const { data } = page;
  const texts = [
    metaOf(data, 'og:title'),
    ...articleNodes(page)
      .flatMap((node) => textsOf(node['headline']))
      .slice(0, 2),
    ...articleNodes(page)
      .flatMap((node) => textsOf(node['alternativeHeadline']))
      .slice(0, 1),
    metaOf(data, 'twitter:title'),
    metaOf(data, 'citation_title', 'dc.title', 'parsely-title', 'sailthru.title'),
    data.title,
  ];
  return texts.flatMap((text) => (text === undefined || clean(text) === '' ? [] : [clean(text)]));
}

/** A trail of links may end in the title for search engines; a heading that is marked as such is the one to cite. */
function bestTitle(page: Page, said: readonly string[]): Scored | undefined {
  const best = bestHeading(page.blocks, said);
  if (best === undefined || !isCrumb(best.block.box)) return best;
  const marked = bestHeading(page.blocks.filter(isHeadline), said);
  return marked !== undefined && marked.score >= 2 && !isCrumb(marked.block.box) ? marked : best;
}

interface Scored {
  readonly block: Block;
  readonly score: number;
}

function bestHeading(blocks: readonly Block[], said: readonly string[]): Scored | undefined {
  let best: Scored | undefined;
  const seen = new Set<string>();
  for (const block of blocks) {
    const marked = isHeadline(block);
    const level = headingLevel(block) ?? (marked ? 2 : undefined);
    const folded = level === undefined || block.text.length > 400 ? '' : fold(block.text);
    if (level === undefined || level > 4 || folded.length < 2 || seen.has(folded)) continue;
    seen.add(folded);
    const score =
      (level === 1 ? 2 : level === 2 ? 0.6 : 0) +
      (marked ? 2 : 0) +
      matchOf(folded, said) -
      (block.box.hidden ? 2 : 0) -
      (isAside(block.box) ? 1.5 : 0) -
      (isHome(block) ? 2.5 : 0);
    if (score > (best?.score ?? 0)) best = { block, score };
  }
  return best;
}

/** Old pages set their heading in big letters rather than in a heading element; the document's title tells which it is. */
function plainHeading(page: Page, said: readonly string[]): Block | undefined {
  const titles = new Set(
    [...said, fold(titleParts(page.data.title, undefined).heading)].filter((text) => text.length > 8),
  );
  return page.blocks.find(
    (block) => block.text.length < 250 && !block.box.hidden && !isHome(block) && titles.has(fold(block.text)),
  );
}

/** How well a heading agrees with what is said elsewhere; agreement of several counts more. */
function matchOf(folded: string, said: readonly string[]): number {
  let sum = 0;
  for (const text of said) {
    if (text === folded) sum += 2;
    else if (text.startsWith(`${folded} `) || text.endsWith(` ${folded}`)) sum += 1.6 * Math.min(1, folded.length / 20);
    else if (folded.length > 12 && text.length > 12 && (folded.includes(text) || text.includes(folded))) sum += 1.5;
    else sum += 1.2 * overlap(text, folded);
  }
  return Math.min(6, (sum / Math.max(2, said.length)) * 3);
}

function overlap(a: string, b: string): number {
  const words = new Set(a.split(' '));
  const others = b.split(' ');
  return others.filter((word) => words.has(word)).length / Math.max(words.size, others.length);
}

function isAside(box: Box): boolean {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 6; at = at.parent, i++) {
    if (at.tag === 'aside' || at.tag === 'footer' || at.tag === 'nav' || (at.kinds & ELSEWHERE) !== 0) return true;
  }
  return false;
}

/** Marked as the article's heading by microdata or RDFa, whatever element it is. */
function isHeadline(block: Block): boolean {
  for (let at: Box | undefined = block.inner, i = 0; at !== undefined && i < 4; at = at.parent, i++) {
    const { attribs } = at.element;
    if (/(?:^|[\s:/])headline(?:\s|$)/i.test(`${attribs['itemprop'] ?? ''} ${attribs['property'] ?? ''}`))
      return at.textLength <= block.text.length * 1.5 + 40;
  }
  return false;
}

/** The last step of a trail of links, where some sites put their only `h1` for search engines. */
function isCrumb(box: Box): boolean {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 6; at = at.parent, i++) {
    const { attribs } = at.element;
    if (
      /breadcrumb|\bcrumbs?\b/i.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''} ${attribs['aria-label'] ?? ''}`)
    )
      return true;
    if (Object.keys(attribs).some((name) => name.includes('breadcrumb'))) return true;
  }
  return false;
}

/** The site's own name leads to its front page. */
function isHome(block: Block): boolean {
  for (let at: Box | undefined = block.inner, i = 0; at !== undefined && i < 4; at = at.parent, i++) {
    const href = at.tag === 'a' ? at.element.attribs['href'] : undefined;
    if (href !== undefined) return /^(?:\/|https?:\/\/[^/]+\/?|\.\/?|index\.\w+)$/i.test(href);
  }
  return false;
}
