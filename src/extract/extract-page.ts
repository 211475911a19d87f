import type { ParentNode } from 'domhandler';
import type { Document } from '../read/document';
import { cslType } from './csl-type';
import { cslDate } from './dates';
import { findAddress } from './html/address';
import { archivedPage, unwrap } from './html/archived-page';
import { articleNodes } from './html/article-nodes';
import { authorsOfJsonLd, authorsOfMeta } from './html/author-claims';
import { findAuthors } from './html/authors';
import type { Block } from './html/blocks';
import { findBody } from './html/body';
import { withCaptions } from './html/captions';
import { dataBody } from './html/data-body';
import { setDetails } from './html/details';
import { findIssued } from './html/issued';
import { textsOf } from './html/json-ld';
import { type Page, readPage } from './html/page';
import { metaOf } from './html/page-data';
import { blockPassages } from './html/passages';
import { findPublication } from './html/publication';
import { findSubtitle } from './html/subtitle';
import { findTitle } from './html/title';
import type { DraftPassage } from './number-passages';
import { Draft } from './record-draft';

/** Record and passages of a web page. */
export function extractPage(
  document: Document,
  root: ParentNode,
): { readonly record: Draft; readonly passages: readonly DraftPassage[]; readonly doubtful: boolean } {
  const archived = archivedPage(root, document.url);
  if (archived !== undefined) unwrap(root);
  const page = readPage(root, archived?.url ?? document.url);
  const record = new Draft();
  if (archived?.taken !== undefined)
    record.set('accessed', cslDate(archived.taken), { origin: 'container', confidence: 0.9 });
  const title = findTitle(page);
  const body = findBody(page, title?.heading);
  const publication = findPublication(page, title?.heading);
  const issued = findIssued(page, title?.heading, body.blocks);
  const authors = findAuthors(page, title?.heading, body.blocks, publication?.value);
  const address = findAddress(page);
  if (title !== undefined) record.set('title', title.value, title);
  const subtitle = findSubtitle(page, title?.value, title?.heading);
  if (subtitle !== undefined) record.set('subtitle', subtitle.value, subtitle);
  if (authors !== undefined) record.set('author', authors.value, authors);
  if (issued !== undefined) record.set('issued', cslDate(issued.value), issued);
  if (publication !== undefined) record.set('container-title', publication.value, publication);
  if (address !== undefined)
    record.set('URL', address, { origin: document.url === undefined ? 'meta' : 'container', confidence: 0.95 });
  const language = page.language ?? languageOf(page);
  if (language) record.set('language', language, { origin: 'meta', confidence: 0.8 });
  setDetails(record, page);
  record.type = cslType(page, publication?.value);
  if (record.type === 'report') asReport(record, page);
  const fuller = dataBody(page, body.blocks, body.doubtful);
  if (fuller !== undefined) return { record, passages: fuller, doubtful: false };
  const passages = blockPassages(withCaptions(page, body.blocks, title?.heading));
  if (!body.doubtful) return { record, passages, doubtful: false };
  return { record, passages: [...passages, ...besides(page, body.blocks, title?.heading)], doubtful: true };
}

/** Everything else that the page shows. */
function besides(page: Page, body: readonly Block[], heading: Block | undefined): readonly DraftPassage[] {
  const taken = new Set(body);
  const rest = page.blocks.filter((block) => !taken.has(block) && block !== heading && !block.box.hidden);
  return blockPassages(rest).map((passage) => ({ ...passage, beside: true as const }));
}

/** Where `html` has no `lang`: what the head or the article's data say. */
function languageOf(page: Page): string | undefined {
  const said = metaOf(page.data, 'content-language', 'language', 'dc.language', 'dcterms.language', 'og:locale');
  return said ?? articleNodes(page).flatMap((node) => textsOf(node['inLanguage']))[0];
}

/** A report is by the body that issues it, which is no periodical it appeared in. */
function asReport(record: Draft, page: Page): void {
  const issuer = authorsOfJsonLd(page)?.names ?? authorsOfMeta(page)?.names ?? [];
  const [first] = issuer;
  if (record.get('author') === undefined && first !== undefined)
    record.set(
      'author',
      issuer.map((literal) => ({ literal })),
      { origin: 'json-ld', confidence: 0.85 },
    );
  const container = record.get('container-title');
  if (container === undefined) return;
  record.set('publisher', container, { origin: 'meta', confidence: 0.8 });
  record.drop('container-title');
}
