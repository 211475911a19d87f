import { articleNodes } from './article-nodes';
import type { Found } from './found';
import { textsOf } from './json-ld';
import { metaOf } from './page-data';
import type { Page } from './page';

/** The name of the newspaper, magazine or site. */
export function findPublication(page: Page): Found<string> | undefined {
  const site = metaOf(page.data, 'og:site_name', 'application-name', 'apple-mobile-web-app-title', 'citation_journal_title', 'dc.publisher', 'cre', 'publisher');
  const publisher = articleNodes(page).flatMap((node) => textsOf(node['publisher']))[0];
  if (site !== undefined) return { value: site, origin: 'meta', confidence: site === publisher ? 0.95 : 0.85 };
  if (publisher !== undefined) return { value: publisher, origin: 'json-ld', confidence: 0.8 };
  return undefined;
}
