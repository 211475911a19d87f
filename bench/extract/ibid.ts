import { extract } from '../../src/extract/extract';
import { displayName, isoDate } from '../../src/model/item';
import type { Extraction, PassageKind } from '../../src/model/source';
import { parseHtml } from '../../src/read/html';
import { readText } from '../../src/read/text';
import type { Answer } from './corpus';
import { pageText } from './page-text';

/** Ibid on a page that was saved as nothing but the text one sees, with its address in no place that a tool would look. */
export function ibidOnDump(html: string): Extraction {
  return extract(readText('page.txt', pageText(parseHtml(html))));
}

export function ibidOnPage(html: string, url: string | undefined): Extraction {
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
  // CSL has a paper's subtitle in its title, and its headline, which the truth means, as the short one.
  const title = record['title-short'] ?? record.title;
  return {
    ...(title === undefined ? {} : { title }),
    authors: (record.author ?? []).map(displayName),
    ...(record.issued === undefined ? {} : { issued: isoDate(record.issued) }),
    ...(record['container-title'] === undefined ? {} : { publication: record['container-title'] }),
    body: bodyOf(passages),
  };
}

/** Captions are kept, marked as such, and what stands beside a doubtful article; its text is what the others say. */
export const bodyOf = (
  passages: readonly { readonly kind: PassageKind; readonly text: string; readonly beside?: true }[],
): string =>
  passages
    .filter((passage) => passage.kind !== 'caption' && passage.beside === undefined)
    .map((passage) => passage.text)
    .join('\n\n');
