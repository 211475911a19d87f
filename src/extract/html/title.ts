import { metaOf } from './page-data';
import { textsOf } from './json-ld';
import { articleNodes } from './article-nodes';
import { type Page, fold, headingLevel } from './page';
import type { Found } from './found';
import type { Block } from './blocks';

/** Candidates of a title and where the heading stands. */
export interface TitleFound extends Found<string> {
  /** The block of the page that shows it. */
  readonly heading: Block | undefined;
}

/** The article's heading as its reader sees it, told by what the page says of itself elsewhere. */
export function findTitle(page: Page): TitleFound | undefined {
  const { data } = page;
  const social = metaOf(data, 'og:title', 'twitter:title', 'dc.title', 'citation_title', 'parsely-title', 'sailthru.title');
  const headline = articleNodes(page).flatMap((node) => textsOf(node['headline']))[0];
  const said = [social, headline, data.title].filter((text) => text !== undefined && text !== '').map((text) => fold(text ?? ''));
  let best: { block: Block; score: number } | undefined;
  for (const block of page.blocks) {
    const level = headingLevel(block);
    if (level === undefined || level > 3 || block.box.hidden || block.text.length < 3 || block.text.length > 400) continue;
    const folded = fold(block.text);
    if (folded === '') continue;
    let score = level === 1 ? 2 : level === 2 ? 0.5 : 0;
    for (const text of said) {
      if (text === folded) score += 3;
      else if (text.startsWith(folded) || text.endsWith(folded)) score += 2 * Math.min(1, folded.length / 25);
      else if (folded.startsWith(text) && text.length > 15) score += 2;
      else score += 1.5 * overlap(text, folded);
    }
    if (best === undefined || score > best.score) best = { block, score };
  }
  if (best !== undefined && best.score >= 2) {
    return { value: best.block.text, origin: 'heading', confidence: Math.min(0.98, 0.5 + best.score / 12), heading: best.block };
  }
  const fallback = headline ?? social ?? data.title;
  if (fallback === undefined || fallback === '') return undefined;
  return { value: fallback, origin: headline !== undefined ? 'json-ld' : 'meta', confidence: 0.6, heading: undefined };
}

function overlap(a: string, b: string): number {
  const words = new Set(a.split(' '));
  const others = b.split(' ');
  return others.filter((word) => words.has(word)).length / Math.max(words.size, others.length);
}
