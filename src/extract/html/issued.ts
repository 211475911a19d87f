import type { DateParts } from '../../model/item';
import { findDates, readDate } from '../dates';
import { articleNodes } from './article-nodes';
import type { Block, Box } from './blocks';
import { classBit } from './class-words';
import type { Found } from './found';
import { textsOf } from './json-ld';
import type { Page } from './page';

const META_NAMES = [
  'article:published_time', 'article:published', 'og:article:published_time', 'og:published_time', 'datepublished', 'date.published', 'parsely-pub-date', 'sailthru.date', 'citation_publication_date', 'citation_date', 'citation_online_date', 'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'publish-date', 'publish_date', 'publishdate', 'published', 'pubdate', 'publication_date', 'date_published', 'article.published', 'article_date_original', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'originalpublicationdate', 'rnews:datepublished', 'published_at', 'release_date', 'shareaholic:article_published_time', 'bt:pubdate', 'iso-8601-publish-date', 'displaydate', 'date',
];
const MODIFIED = /updat|modif|aktualisiert|geändert|actualiz|mis à jour|aggiornat|bijgewerkt|atualiz|обновл|güncelle|revised|edited|diperbarui|更新|최종|수정/iu;
const NOT_ARTICLE = classBit('comment') | classBit('related') | classBit('popular') | classBit('vendor') | classBit('footer') | classBit('nav');

/** The day of publication: never that of a change, a comment or a neighbouring article. */
export function findIssued(page: Page, heading: Block | undefined, body: readonly Block[]): Found<DateParts> | undefined {
  const { language, data } = page;
  for (const node of articleNodes(page)) {
    for (const text of [...textsOf(node['datePublished']), ...textsOf(node['dateCreated'])]) {
      const parts = readDate(text, language);
      if (parts !== undefined) return { value: parts, origin: 'json-ld', confidence: 0.95, evidence: text };
    }
  }
  for (const name of META_NAMES) {
    const text = data.meta.get(name)?.[0];
    const parts = text === undefined ? undefined : readDate(text, language);
    if (text !== undefined && parts !== undefined) return { value: parts, origin: 'meta', confidence: 0.9, evidence: text };
  }
  return fromTimes(page) ?? fromText(page, heading, body) ?? fromUrl(page.url);
}

function fromTimes(page: Page): Found<DateParts> | undefined {
  for (const box of page.boxes) {
    const { attribs } = box.element;
    if (!(box.tag === 'time' || /datepublished|datecreated/i.test(attribs['itemprop'] ?? '')) || isElsewhere(box)) continue;
    if (MODIFIED.test(`${attribs['itemprop'] ?? ''} ${attribs['class'] ?? ''}`)) continue;
    const text = attribs['datetime'] ?? attribs['content'];
    const parts = text === undefined ? undefined : readDate(text, page.language);
    if (text !== undefined && parts !== undefined) return { value: parts, origin: 'byline', confidence: 0.75, evidence: text };
  }
  return undefined;
}

function fromText(page: Page, heading: Block | undefined, body: readonly Block[]): Found<DateParts> | undefined {
  const from = Math.max(0, (heading?.index ?? body[0]?.index ?? 0) - 4);
  const to = Math.min(page.blocks.length, (body[0]?.index ?? from) + 2, from + 40);
  for (const block of page.blocks.slice(from, Math.max(to, from + 12))) {
    if (block.text.length > 200 || isElsewhere(block.inner)) continue;
    for (const date of findDates(block.text, page.language)) {
      if (MODIFIED.test(block.text.slice(Math.max(0, date.start - 30), date.start))) continue;
      return { value: date.parts, origin: 'text', confidence: date.ambiguous ? 0.4 : 0.65, evidence: block.text.slice(0, 120) };
    }
  }
  return undefined;
}

/** `/2015/01/20/` or `/20150120-`: what many sites put into their addresses. */
export function fromUrl(url: string | undefined): Found<DateParts> | undefined {
  const match = /\/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=\D|$)/.exec(url ?? '');
  const parts = match === null ? undefined : readDate(`${match[1]}-${match[2]}-${match[3]}`);
  return parts === undefined ? undefined : { value: parts, origin: 'url', confidence: 0.6 };
}

function isElsewhere(box: Box): boolean {
  for (let at: Box | undefined = box; at !== undefined; at = at.parent) {
    if ((at.kinds & NOT_ARTICLE) !== 0 || at.tag === 'footer' || at.tag === 'nav' || at.tag === 'aside') return true;
    if (at.tag === 'article' || at.tag === 'main') return false;
  }
  return false;
}
