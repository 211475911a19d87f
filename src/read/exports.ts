import { IbidError } from '../model/error';
import { decodeText } from './charset';
import type { Document, Marking } from './document';
import { documentOf, known } from './document-of';
import { claimsOfFields, savedOfFields, tagsOfFields, urlOfFields } from './field-names';
import { parseHtml } from './html';

/** Articles that one export can hold. */
const MAX_ARTICLES = 5_000;
const CONTENT = [
  'content',
  'html',
  'htmlContent',
  'html_content',
  'contentHtml',
  'textContent',
  'text_content',
  'text',
  'body',
  'readableContent',
];

/**
 * What a read-it-later service exports as JSON (wallabag, Karakeep, Linkwarden, Omnivore, Readwise Reader): wherever an
 * object has an address and a text, it is an article.
 */
export function readExport(path: string, bytes: Uint8Array): readonly Document[] {
  let data: unknown;
  try {
    data = JSON.parse(decodeText(bytes).text);
  } catch (error) {
    throw new IbidError('format-broken', 'The export is not valid JSON.', {}, { cause: error });
  }
  const documents: Document[] = [];
  const waiting: unknown[] = [data];
  for (let i = 0; i < waiting.length && i < 200_000 && documents.length < MAX_ARTICLES; i++) {
    const item = waiting[i];
    if (typeof item !== 'object' || item === null) continue;
    const article = Array.isArray(item) ? undefined : articleOf(path, item);
    if (article !== undefined) documents.push(article);
    else waiting.push(...Object.values(item).slice(0, 20_000));
  }
  if (documents.length === 0) throw new IbidError('format-unknown', 'There are no articles in this export.');
  return documents;
}

function articleOf(path: string, item: object): Document | undefined {
  const outer = Object.entries(item);
  // Karakeep keeps address and text in an object of its own within the bookmark.
  const inner = outer.find(([key, value]) => key === 'content' && typeof value === 'object' && value !== null)?.[1];
  const fields = new Map<string, unknown>(
    [...outer, ...(typeof inner === 'object' && inner !== null ? Object.entries(inner) : [])].map(([key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
  const url = urlOfFields(fields);
  const text = CONTENT.map((key) => fields.get(key.toLowerCase())).find(
    (value) => typeof value === 'string' && value.length > 80,
  );
  if (url === undefined || typeof text !== 'string') return undefined;
  // wallabag calls the writers `published_by`.
  const writers = fields.get('published_by');
  if (writers !== undefined && !fields.has('author')) fields.set('author', writers);
  const isHtml = /<(?:p|div|h\d|article|br|ul|blockquote)\b/i.test(text);
  return documentOf({
    path,
    format: 'export',
    part: url,
    url,
    content: isHtml ? { kind: 'article', root: parseHtml(text) } : { kind: 'text', text },
    claims: claimsOfFields(fields, 'container'),
    tags: tagsOfFields(fields),
    markings: [...markingsOf(fields.get('annotations')), ...markingsOf(fields.get('highlights'))],
    ...known<Document>({ saved: savedOfFields(fields) }),
  });
}

function markingsOf(value: unknown): readonly Marking[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const text = (keys: readonly string[]) =>
      keys
        .map((key): unknown => Reflect.get(item, key))
        .find((found) => typeof found === 'string' && found.trim() !== '');
    const exact = text(['quote', 'exact', 'highlight']) ?? text(['text']);
    const note =
      text(['note', 'annotation', 'comment']) ?? (text(['quote']) === undefined ? undefined : text(['text']));
    return typeof exact === 'string' ? [{ exact, ...(typeof note === 'string' ? { note } : {}) }] : [];
  });
}
