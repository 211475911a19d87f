import type { ParentNode } from 'domhandler';
import type { Document } from '../read/document';
import { cslType } from './csl-type';
import { cslDate } from './dates';
import { findAddress } from './html/address';
import { authorsOfJsonLd, authorsOfMeta } from './html/author-claims';
import { findAuthors } from './html/authors';
import { findBody } from './html/body';
import { findIssued } from './html/issued';
import { type Page, readPage } from './html/page';
import { blockPassages } from './html/passages';
import { findPublication } from './html/publication';
import { findTitle } from './html/title';
import type { DraftPassage } from './number-passages';
import { Draft } from './record-draft';

/** Record and passages of a web page. */
export function extractPage(
  document: Document,
  root: ParentNode,
): { readonly record: Draft; readonly passages: readonly DraftPassage[]; readonly doubtful: boolean } {
  const page = readPage(root, document.url);
  const record = new Draft();
  const title = findTitle(page);
  const body = findBody(page, title?.heading);
  const publication = findPublication(page, title?.heading);
  const issued = findIssued(page, title?.heading, body.blocks);
  const authors = findAuthors(page, title?.heading, body.blocks, publication?.value);
  const address = findAddress(page);
  if (title !== undefined) record.set('title', title.value, title);
  if (authors !== undefined) record.set('author', authors.value, authors);
  if (issued !== undefined) record.set('issued', cslDate(issued.value), issued);
  if (publication !== undefined) record.set('container-title', publication.value, publication);
  if (address !== undefined)
    record.set('URL', address, { origin: document.url === undefined ? 'meta' : 'container', confidence: 0.95 });
  if (page.language) record.set('language', page.language, { origin: 'meta', confidence: 0.8 });
  record.type = cslType(page);
  if (record.type === 'report') asReport(record, page);
  return { record, passages: blockPassages(body.blocks), doubtful: body.doubtful };
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
