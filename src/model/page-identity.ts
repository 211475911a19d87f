import type { CslRecord } from './item';

/**
 * What two captures of one page have in common: the DOI, or the address without what may differ between two visits. `undefined`
 * where nothing tells, as the front page of a site does not.
 */
export function pageIdentity(record: Pick<CslRecord, 'DOI' | 'URL'>): string | undefined {
  const doi = record.DOI?.trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '');
  if (doi?.startsWith('10.')) return `doi:${doi}`;
  if (record.URL === undefined || !URL.canParse(record.URL)) return undefined;
  const { protocol, hostname, port, pathname, search } = new URL(record.URL);
  if (!/^https?:$/.test(protocol) || (pathname.length <= 1 && search === '')) return undefined;
  const host = hostname.replace(/^(?:www|m|mobile|amp)\./, '');
  return `${host}${port === '' ? '' : `:${port}`}${pathname.replace(/\/+$/, '')}${search}`;
}
