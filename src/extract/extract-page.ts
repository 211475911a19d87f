import type { ParentNode } from 'domhandler';
import type { Document } from '../read/document';
import { findAddress } from './html/address';
import { findAuthors } from './html/authors';
import { findBody } from './html/body';
import { findIssued } from './html/issued';
import { readPage } from './html/page';
import { findPublication } from './html/publication';
import { findTitle } from './html/title';
import { blockPassages } from './html/passages';
import { cslType } from './csl-type';
import { cslName } from './names';
import { cslDate } from './dates';
import { Draft } from './record-draft';
import type { DraftPassage } from './number-passages';

/** Record and passages of a web page. */
export function extractPage(document: Document, root: ParentNode): { readonly record: Draft; readonly passages: readonly DraftPassage[]; readonly doubtful: boolean } {
  const page = readPage(root, document.url);
  const record = new Draft();
  const title = findTitle(page);
  const body = findBody(page, title?.heading);
  const publication = findPublication(page, title?.heading);
  const issued = findIssued(page, title?.heading, body.blocks);
  const authors = findAuthors(page, title?.heading, body.blocks, publication?.value);
  const address = findAddress(page);
  if (title !== undefined) record.set('title', title.value, title);
  if (authors !== undefined) record.set('author', authors.value.map(cslName), authors);
  if (issued !== undefined) record.set('issued', cslDate(issued.value), issued);
  if (publication !== undefined) record.set('container-title', publication.value, publication);
  if (address !== undefined) record.set('URL', address, { origin: document.url === undefined ? 'meta' : 'container', confidence: 0.95 });
  if (page.language) record.set('language', page.language, { origin: 'meta', confidence: 0.8 });
  record.type = cslType(page);
  return { record, passages: blockPassages(body.blocks), doubtful: body.doubtful };
}
