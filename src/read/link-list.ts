import { IbidError } from '../model/error';
import type { Document } from './document';
import { exportedDocument, toldApart } from './export-article';
import { isElement, parseHtml } from './html';
import { nodesOf, textIn } from './xml';

/**
 * A page that lists what was saved in a service: Pocket's `ril_export.html` (`<a href time_added tags>`) and Instapaper's
 * export. `undefined` where the page is none.
 *
 * @throws IbidError `no-text` for the bookmarks of a browser: they are no articles that somebody put aside to read
 */
export function readLinkList(path: string, html: string): readonly Document[] | undefined {
  const head = html.slice(0, 1_000);
  if (/<!doctype netscape-bookmark-file-1>/i.test(head))
    throw new IbidError(
      'no-text',
      'This is a list of bookmarks, without the text of the pages: save the pages themselves.',
    );
  if (!/<title>\s*(?:Pocket Export|Instapaper: Export)\s*<\/title>/i.test(head)) return undefined;
  const documents: Document[] = [];
  for (const node of nodesOf(parseHtml(html))) {
    if (!isElement(node) || node.name !== 'a') continue;
    const { href = '', time_added: saved = '', tags = '' } = node.attribs;
    if (!/^https?:/i.test(href)) continue;
    const title = textIn(node);
    const fields = new Map([
      ['url', href],
      // Pocket puts the address where it knows no title.
      ['title', title === href ? '' : title],
      ['time_added', saved],
      ['tags', tags],
    ]);
    documents.push(exportedDocument(path, { fields, markings: [] }));
  }
  if (documents.length === 0) throw new IbidError('no-text', 'There are no links in this export.');
  return toldApart(documents);
}
