import { extract } from '../../src/extract/extract';
import { displayName, isoDate } from '../../src/model/item';
import type { Extraction } from '../../src/model/source';
import { decodeHtml } from '../../src/read/charset';
import { parseHtml } from '../../src/read/html';
import type { Answer } from './corpus';

/** Ibid end to end on a page: from its bytes to the passages that would be stored. */
export function ibidOnBytes(bytes: Uint8Array, url: string | undefined): Extraction {
  return ibidOnText(decodeHtml(bytes).text, url);
}

export function ibidOnText(html: string, url: string | undefined): Extraction {
  return extract({
    path: 'page.html',
    format: 'html',
    ...(url === undefined ? {} : { url }),
    content: { kind: 'page', root: parseHtml(html) },
    claims: [],
    tags: [],
    markings: [],
    warnings: [],
  });
}

export function answerOf({ record, passages }: Extraction): Answer {
  return {
    ...(record.title === undefined ? {} : { title: record.title }),
    authors: (record.author ?? []).map(displayName),
    ...(record.issued === undefined ? {} : { issued: isoDate(record.issued) }),
    ...(record['container-title'] === undefined ? {} : { publication: record['container-title'] }),
    // Captions are kept, marked as such; the article's text is what the others say.
    body: passages
      .filter((passage) => passage.kind !== 'caption')
      .map((passage) => passage.text)
      .join('\n\n'),
  };
}
