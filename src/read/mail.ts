import PostalMime, { type Email } from 'postal-mime';
import { IbidError } from '../model/error';
import { decodeHtml } from './charset';
import type { Claim, Document } from './document';
import { documentOf, known } from './document-of';
import { parseHtml, readMarkup, savedFrom } from './html';
import { pageMarks } from './page-marks';

/** Parts that nest deeper are no letter. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 512 * 1024 };

/** A newsletter: its HTML part as a page, else its text. */
export async function readMail(path: string, bytes: Uint8Array): Promise<Document> {
  const mail = await parsed(bytes);
  const html = mail.html?.trim() ? mail.html : undefined;
  const text = mail.text?.trim() ? mail.text : undefined;
  if (html === undefined && text === undefined) throw new IbidError('no-text', 'The message has no text.');
  const sender = mail.from?.name?.trim();
  const claims: Claim[] = [];
  const claim = (field: Claim['field'], value: string | undefined, confidence: number) => {
    if (value) claims.push({ field, text: [value], origin: 'container', confidence });
  };
  claim('title', mail.subject?.replace(/^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+/i, '').trim(), 0.9);
  claim('issued', mail.date, 0.85);
  // A newsletter comes under the name of its paper, a letter under a person's.
  const fromList = mail.headers.some((header) => /^list-(?:id|unsubscribe)$/.test(header.key));
  claim(fromList ? 'container-title' : 'author', sender, 0.7);
  return documentOf({
    path,
    format: 'eml',
    content: html === undefined ? { kind: 'text', text: text ?? '' } : { kind: 'page', root: parseHtml(html) },
    claims,
    ...known<Document>({ url: html === undefined ? undefined : webVersion(html) }),
  });
}

/** A page saved as MHTML: the part that is the page, its address and the day of saving from the headers. */
export async function readMhtml(path: string, bytes: Uint8Array): Promise<Document> {
  const mail = await parsed(bytes);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const html = rootPart(mail, bytes);
  if (html === undefined) throw new IbidError('format-broken', 'The web archive has no page in it.');
  const head = Buffer.from(bytes.subarray(0, 128 * 1024)).toString('latin1');
  const said =
    header('snapshot-content-location') ?? header('content-location') ?? /^content-location:\s*(\S+)/im.exec(head)?.[1];
  const saved = Date.parse(header('date') ?? '');
  const { root, warnings } = readMarkup(html);
  return documentOf({
    path,
    format: 'mhtml',
    content: { kind: 'page', root },
    markings: pageMarks(root, html),
    warnings,
    ...savedFrom(html),
    ...known<Document>({
      url: said !== undefined && /^https?:/i.test(said) ? said : undefined,
      saved: Number.isNaN(saved) ? undefined : saved,
    }),
  });
}

function rootPart(mail: Email, bytes: Uint8Array): string | undefined {
  if (mail.html?.trim()) return mail.html;
  const part = mail.attachments.find(({ mimeType }) => /html/i.test(mimeType));
  if (part !== undefined)
    return typeof part.content === 'string' ? part.content : decodeHtml(new Uint8Array(part.content)).text;
  // Broken off before the first boundary closes, or never multipart at all.
  const { text } = decodeHtml(bytes);
  return /<html[\s>]/i.test(text) ? text.slice(text.search(/<html[\s>]/i)) : undefined;
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch (error) {
    throw new IbidError('format-broken', 'The message is broken and cannot be read.', {}, { cause: error });
  }
}

/** Newsletters link to themselves on the web. */
function webVersion(html: string): string | undefined {
  const link =
    /<a\b[^>]*href=["'](https?:\/\/[^"']+)["'][^>]*>(?:\s|<[^>]*>)*(?:view|read|open|im browser|online|webversion|voir|ver en|leggi)[^<]{0,60}(?:browser|online|web|navigateur|navegador|ansehen|lesen)/i.exec(
      html,
    );
  return link?.[1]?.replaceAll('&amp;', '&');
}
