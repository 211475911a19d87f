import { extract } from '../../../src/extract/extract';
import type { Extraction } from '../../../src/model/source';
import { parseHtml } from '../../../src/read/html';

/** Enough running text for a page to have an article. */
export const STORY = `
<p>The ferry to Sarn left an hour late on Monday, as it has every Monday since the harbour bell was moved to the school.</p>
<p>Nobody on the quay complained, and the harbourmaster said that the tide would have waited for them in any case.</p>
<p>"A timetable is a promise," she said, "and promises are best made about things that one has in one's own hands."</p>`;

export interface PageParts {
  readonly head?: string;
  /** Stands between heading and text. */
  readonly under?: string;
  readonly story?: string;
  /** Stands below the text. */
  readonly below?: string;
  readonly heading?: string;
  readonly url?: string;
  readonly lang?: string;
}

/** What a page of these parts gives. Its address is of a site that nobody knows, unless it says otherwise. */
export function extractPageOf(parts: PageParts): Extraction {
  const { head = '', under = '', story = STORY, below = '', heading = '<h1>The Ferry Waits for Nobody</h1>' } = parts;
  const html = `<!doctype html><html${parts.lang === undefined ? '' : ` lang="${parts.lang}"`}><head>${head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article>${heading}${under}<div class="article-body">${story}</div></article></main>${below}</body></html>`;
  return extract({
    path: 'page.html',
    format: 'html',
    url: parts.url ?? 'https://www.sarnmercury.example/local/ferry-waits',
    content: { kind: 'page', root: parseHtml(html) },
    claims: [],
    tags: [],
    markings: [],
    warnings: [],
  });
}

export const jsonLd = (data: object): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
