import { type JsonNode, typesOf } from './json-ld';
import type { Page } from './page';

const ARTICLE =
  /Article|BlogPosting|^Report$|SocialMediaPosting|DiscussionForumPosting|LiveBlogPosting|^Review$|Recipe|^CreativeWork$|^TechArticle$|^Posting$/;
const PAGE = /^(?:WebPage|ItemPage|AboutPage|FAQPage|VideoObject|PodcastEpisode|QAPage)$/;

/** JSON-LD nodes that describe the article of this page, surest first; the page itself where there is none. */
export function articleNodes(page: { readonly data: Page['data'] }): readonly JsonNode[] {
  const articles = page.data.nodes.filter(
    (node) =>
      typesOf(node).some((type) => ARTICLE.test(type)) &&
      (node['headline'] ?? node['name'] ?? node['articleBody'] ?? node['datePublished']) !== undefined,
  );
  return articles.length > 0
    ? articles
    : page.data.nodes.filter((node) => typesOf(node).some((type) => PAGE.test(type)));
}
