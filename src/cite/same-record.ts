import { type CslItem, issuedYear } from '../model/item';

/** What two records of the same article have in common: the reason to take them for one. */
export type SameBy = 'doi' | 'url' | 'title-year' | 'title';

/**
 * Why two records are of the same article; `undefined` where they are not, or nothing says so. A different DOI outweighs
 * everything; a title alone counts only where one of the two has no year.
 */
export function sameRecord(a: CslItem, b: CslItem): SameBy | undefined {
  const [doiA, doiB] = [plainDoi(a), plainDoi(b)];
  if (doiA !== undefined && doiB !== undefined) return doiA === doiB ? 'doi' : undefined;
  const [urlA, urlB] = [plainUrl(a.URL), plainUrl(b.URL)];
  if (urlA !== undefined && urlA === urlB) return 'url';
  const [titleA, titleB] = [plainTitle(a.title), plainTitle(b.title)];
  if (titleA === undefined || titleA !== titleB) return undefined;
  const [yearA, yearB] = [issuedYear(a), issuedYear(b)];
  if (yearA !== undefined && yearB !== undefined) return yearA === yearB ? 'title-year' : undefined;
  return 'title';
}

/** In small letters, without resolver: from `DOI`, or from an address at doi.org. */
export function plainDoi({ DOI, URL }: Pick<CslItem, 'DOI' | 'URL'>): string | undefined {
  const found =
    /10\.\d{4,9}\/\S+/.exec(DOI ?? '') ?? /^https?:\/\/(?:dx\.)?doi\.org\/(10\.\d{4,9}\/\S+)/i.exec(URL ?? '');
  return (found?.[1] ?? found?.[0])?.toLowerCase();
}

/** Query parameters by which sites and newsletters follow a reader; the page is the same without them. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src|cmpid|ncid|s_cid)$/i;

/** An address without what does not change the page: protocol, `www.`, trailing slash, fragment, tracking. */
export function plainUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  let parsed: URL;
  try {
    parsed = new URL(url.trim());
  } catch {
    // Not an address: nothing to compare by.
    return undefined;
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  for (const name of [...parsed.searchParams.keys()]) if (TRACKING.test(name)) parsed.searchParams.delete(name);
  parsed.searchParams.sort();
  const host = parsed.host.replace(/^www\./, '');
  return `${host}${parsed.pathname.replace(/\/+$/, '')}${parsed.search}`;
}

/** Letters and digits alone, in small letters, without accents and without CSL's rich text. */
export function plainTitle(title: string | undefined): string | undefined {
  const plain = (title ?? '')
    .replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^>]*>/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? undefined : plain;
}
