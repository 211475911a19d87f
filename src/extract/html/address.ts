import type { Page } from './page';
import { metaOf } from './page-data';

/** Parameters that say how a reader came, not what is read. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_cid|mc_eid|igshid|ref_src|ref_url|ref|cmpid|cmp|ito|ns_.*|at_(?:medium|campaign|custom.*)|smid|smtyp|ocid|ncid|__twitter_impression|spm|share|shared|sh|wt_mc.*|ftag|trk|s_kwcid|_ga|_gl|hss_channel|guccounter|guce_.*|source|partner|taid|amp|outputtype|feature)$/i;

/** The address to cite: canonical where it is of the same article, without tracking and fragment. */
export function findAddress(page: Page): string | undefined {
  const saved = parse(page.url, undefined);
  const base = saved ?? parse(page.data.base, undefined);
  for (const said of [page.data.canonical, metaOf(page.data, 'og:url'), metaOf(page.data, 'twitter:url')]) {
    const url = parse(said, base);
    // A canonical address that is the front page says nothing about this article.
    if (url !== undefined && (url.pathname.length > 1 || url.search !== '' || saved?.pathname === '/'))
      return cleanAddress(url.href);
  }
  return saved === undefined ? undefined : cleanAddress(saved.href);
}

export function cleanAddress(address: string): string {
  const url = parse(address, undefined);
  if (url === undefined) return address;
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = /^#!/.test(url.hash) ? url.hash : '';
  return url.href;
}

function parse(address: string | undefined, base: URL | undefined): URL | undefined {
  if (address === undefined || address === '') return undefined;
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}
