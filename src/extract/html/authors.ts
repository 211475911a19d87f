import { looksLikePerson, splitByline } from '../names';
import { articleNodes } from './article-nodes';
import type { Block } from './blocks';
import { classBit } from './class-words';
import type { Found } from './found';
import { textsOf } from './json-ld';
import { type Page, fold } from './page';

const META_NAMES = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'dcterms.creator', 'citation_author', 'cxenseparse:author', 'byl', 'byline', 'rbauthors', 'article:author_name'];

/** The names of the writers as the page gives them: no photographer, no commentator, not the site itself. */
export function findAuthors(page: Page, heading: Block | undefined, publication: string | undefined): Found<readonly string[]> | undefined {
  const site = fold(publication ?? '');
  const keep = (names: readonly string[]) => {
    const unique = new Map(names.map((name) => [fold(name), name]));
    return [...unique.values()].filter((name) => fold(name) !== '' && fold(name) !== site && !/^https?:|^@|\.com$/i.test(name));
  };
  const structured = keep(articleNodes(page).slice(0, 1).flatMap((node) => textsOf(node['author'])).flatMap(splitByline));
  if (structured.some(looksLikePerson)) return { value: structured, origin: 'json-ld', confidence: 0.9 };
  for (const name of META_NAMES) {
    const said = keep((page.data.meta.get(name) ?? []).filter((text) => !/^https?:/.test(text)).flatMap(splitByline));
    if (said.some(looksLikePerson)) return { value: said, origin: 'meta', confidence: 0.85 };
  }
  const line = byline(page, heading);
  if (line !== undefined) return line;
  return undefined;
}

const BYLINE = classBit('byline');
const AROUND = classBit('comment') | classBit('related') | classBit('popular') | classBit('bio');

function byline(page: Page, heading: Block | undefined): Found<readonly string[]> | undefined {
  const from = Math.max(0, (heading?.index ?? 0) - 5);
  for (const block of page.blocks.slice(from, from + 40)) {
    if (block.text.length > 150 || (block.inner.kinds & AROUND) !== 0) continue;
    const marked = ((block.inner.kinds | (block.inner.parent?.kinds ?? 0)) & BYLINE) !== 0;
    if (!marked && !/^(?:by|von|por|par|di|door|av|автор:?|oleh)\s/iu.test(block.text)) continue;
    const names = splitByline(block.text).filter(looksLikePerson);
    if (names.length > 0) return { value: names, origin: 'byline', confidence: 0.75, evidence: block.text };
  }
  return undefined;
}
