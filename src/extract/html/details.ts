import type { TextVariable } from '../../model/item';
import type { FieldProvenance } from '../../model/source';
import type { Draft } from '../record-draft';
import { articleNodes } from './article-nodes';
import { isNode, textsOf, typesOf } from './json-ld';
import type { Page } from './page';
import { metaOf } from './page-data';

/**
 * Where each variable of a periodical's or a book's article stands: Highwire Press tags, PRISM, Dublin Core, bepress and
 * EPrints names in `meta`, and schema.org's properties.
 */
const PLACES: readonly (readonly [TextVariable, readonly string[], readonly string[]])[] = [
  ['volume', ['citation_volume', 'prism.volume', 'bepress_citation_volume'], ['volumeNumber']],
  ['issue', ['citation_issue', 'prism.number', 'prism.issueidentifier', 'bepress_citation_issue'], ['issueNumber']],
  ['ISSN', ['citation_issn', 'prism.issn', 'prism.eissn'], ['issn']],
  ['ISBN', ['citation_isbn', 'og:isbn', 'book:isbn'], ['isbn']],
  ['PMID', ['citation_pmid'], []],
  [
    'publisher',
    ['citation_publisher', 'citation_technical_report_institution', 'citation_dissertation_institution'],
    [],
  ],
  ['number', ['citation_technical_report_number'], ['reportNumber']],
  ['container-title-short', ['citation_journal_abbrev'], []],
  ['section', ['article:section', 'prism.section', 'parsely-section', 'sailthru.section'], ['articleSection']],
];
const DOI = /\b10\.\d{4,9}\/[^\s"'<>&?#]+[^\s"'<>&?#.,;)\]]/;

/** Volume, pages, section, DOI and the like, where the page's data have them. */
export function setDetails(record: Draft, page: Page): void {
  const nodes = articleNodes(page);
  for (const [field, metas, properties] of PLACES) {
    const meta = metaOf(page.data, ...metas);
    const property = properties.flatMap((name) =>
      nodes.flatMap((node) => textsOf(node[name] ?? issueOf(node['isPartOf'], name))),
    )[0];
    const value = meta ?? property;
    // A section that is an address or a number is for machines.
    if (value === undefined || (field === 'section' && /^https?:|^[\d_-]+$/.test(value))) continue;
    record.set(field, value, meta === undefined ? BY_JSON_LD : BY_META);
  }
  const pages = pagesOf(page);
  if (pages !== undefined) record.set('page', pages, BY_META);
  const doi = doiOf(page);
  if (doi !== undefined) record.set('DOI', doi, BY_META);
}

const BY_META: FieldProvenance = { origin: 'meta', confidence: 0.9 };
const BY_JSON_LD: FieldProvenance = { origin: 'json-ld', confidence: 0.85 };

/** schema.org nests an article in its issue, and that in its volume. */
function issueOf(part: unknown, name: string): unknown {
  for (let at = part, i = 0; isNode(at) && i < 4; at = at['isPartOf'], i++) if (at[name] !== undefined) return at[name];
  return undefined;
}

function pagesOf({ data }: Page): string | undefined {
  const first = metaOf(data, 'citation_firstpage', 'prism.startingpage');
  const last = metaOf(data, 'citation_lastpage', 'prism.endingpage');
  if (first === undefined) return metaOf(data, 'citation_pages', 'prism.pagerange');
  return last === undefined || last === first ? first : `${first}-${last}`;
}

/** The article's own DOI: in its data, or in the address that it calls its own. Never one that it only mentions. */
function doiOf(page: Page): string | undefined {
  const { data } = page;
  const said = [
    metaOf(data, 'citation_doi', 'prism.doi', 'bepress_citation_doi', 'doi'),
    ...['dc.identifier', 'dcterms.identifier', 'dc.identifier.doi'].flatMap((name) => data.meta.get(name) ?? []),
    ...articleNodes(page)
      .filter((node) => typesOf(node).some((type) => /Article|Report|Book|Thesis|CreativeWork|Dataset/.test(type)))
      .flatMap((node) => [
        ...textsOf(node['identifier'], 'value'),
        ...textsOf(node['sameAs']),
        ...textsOf(node['@id']),
      ]),
    data.canonical,
    page.url,
  ];
  for (const text of said) {
    const doi = DOI.exec(text === undefined ? '' : decoded(text))?.[0];
    // `/doi/full/10.1000/182`, `/10.1000/182.pdf`
    if (doi !== undefined) return doi.replace(/\/(?:full|abstract|pdf|epdf|html)$|\.(?:pdf|full|abstract|html?)$/i, '');
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone per cent sign
  }
}
