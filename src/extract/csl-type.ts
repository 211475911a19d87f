import type { CslType } from '../model/item';
import { articleNodes } from './html/article-nodes';
import { typesOf } from './html/json-ld';
import type { Page } from './html/page';
import { metaOf } from './html/page-data';

/** What CSL calls this kind of page. */
export function cslType(page: Page): CslType {
  if (metaOf(page.data, 'citation_journal_title', 'citation_issn') !== undefined) return 'article-journal';
  const types = articleNodes(page).flatMap(typesOf);
  if (types.includes('ScholarlyArticle')) return 'article-journal';
  if (types.some((type) => /NewsArticle|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle/.test(type)))
    return 'article-newspaper';
  if (types.includes('BlogPosting') || /\bWordPress\b|Blogger|Ghost/i.test(metaOf(page.data, 'generator') ?? ''))
    return 'post-weblog';
  if (types.includes('SocialMediaPosting') || types.includes('DiscussionForumPosting')) return 'post';
  if (types.includes('Report')) return 'report';
  return 'webpage';
}
