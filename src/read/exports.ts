import { IbidError } from '../model/error';
import { annotatedIn, readMarkings } from './annotations';
import { decodeText } from './charset';
import { readCsvExport } from './csv-export';
import type { Document } from './document';
import { documentOf } from './document-of';
import { exportedDocument, MAX_ARTICLES, markedWords, ONLY_MARKED, toldApart } from './export-article';
import { urlOfFields } from './field-names';
import { readJoplinArchive } from './joplin-archive';

/** Fields with the article's text: the first that has one counts. */
const CONTENT = [
  'content',
  'html',
  'htmlContent',
  'html_content',
  'contentHtml',
  'textContent',
  'text_content',
  'readableContent',
  'text',
  'body',
];
/** Shorter texts are descriptions and notes. */
const LEAST_TEXT = 80;

/**
 * What a service or program exports of all that it holds: JSON, a table, or Joplin's archive.
 *
 * @throws IbidError `format-broken`, `format-unknown`, `no-text`
 */
export async function readExport(path: string, bytes: Uint8Array): Promise<readonly Document[]> {
  if (/\.jex$/i.test(path)) return readJoplinArchive(path, bytes);
  const { text } = decodeText(bytes);
  return /\.csv$/i.test(path) ? readCsvExport(path, text) : readJsonExport(path, text);
}

/**
 * JSON of a read-it-later service (wallabag, Karakeep, Linkwarden, Omnivore, Readwise, Raindrop, Pocket), and exported
 * annotations (Hypothesis): wherever an object has an address and a title, a text or markings, it is an article.
 */
function readJsonExport(path: string, text: string): readonly Document[] {
  const data = parsed(text);
  const annotated = annotatedIn(data);
  if (annotated.length > 0)
    return annotated.slice(0, MAX_ARTICLES).map(({ url, title, markings, tags }) =>
      documentOf({
        path,
        format: 'export',
        part: url,
        url,
        content: markedWords(markings),
        claims: title === undefined ? [] : [{ field: 'title', text: [title], origin: 'container', confidence: 0.8 }],
        tags,
        markings,
        warnings: [ONLY_MARKED],
      }),
    );
  const documents: Document[] = [];
  const waiting: unknown[] = [data];
  for (let i = 0; i < waiting.length && i < 400_000 && documents.length <= MAX_ARTICLES; i++) {
    const item = waiting[i];
    if (typeof item !== 'object' || item === null) continue;
    const article = Array.isArray(item) ? undefined : articleOf(path, item);
    if (article !== undefined) documents.push(article);
    else for (const value of Object.values(item).slice(0, 2 * MAX_ARTICLES)) waiting.push(value);
  }
  if (documents.length === 0) throw new IbidError('format-unknown', 'There are no articles in this export.');
  return toldApart(documents);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new IbidError('format-broken', 'The export is not valid JSON.', {}, { cause: error });
  }
}

function articleOf(path: string, item: object): Document | undefined {
  const fields = fieldsOf(item);
  const text = CONTENT.map((key) => fields.get(key.toLowerCase())).find(
    (value): value is string => typeof value === 'string' && value.trim().length > LEAST_TEXT,
  );
  const markings = [...readMarkings(fields.get('annotations')), ...readMarkings(fields.get('highlights'))];
  const whole = wholeNote(fields);
  const isNote = text !== undefined && fields.get('type') === 'text';
  if (urlOfFields(fields) === undefined && !isNote) return undefined;
  if (text === undefined && markings.length === 0 && !isLink(fields)) return undefined;
  return exportedDocument(path, {
    fields,
    ...(text === undefined ? {} : { text }),
    markings: [...markings, ...(whole === undefined ? [] : [{ exact: '', note: whole }])],
    part: String(fields.get('title') ?? fields.get('createdat') ?? 'untitled'),
  });
}

/** An address with a title, nothing to read: what services list of pages whose text they do not export. */
function isLink(fields: ReadonlyMap<string, unknown>): boolean {
  const has = (...names: readonly string[]) => names.some((name) => typeof fields.get(name) === 'string');
  return has('url', 'link', 'given_url', 'source_url', 'resolved_url') && has('title', 'name', 'given_title');
}

/** Keys in lower case. What services keep apart is brought together: Karakeep's `content`, Readwise's several addresses. */
function fieldsOf(item: object): Map<string, unknown> {
  const outer = Object.entries(item);
  const inner = outer.find(([key, value]) => key === 'content' && typeof value === 'object' && value !== null)?.[1];
  const fields = new Map<string, unknown>(
    [...outer, ...(typeof inner === 'object' && inner !== null ? Object.entries(inner) : [])].map(([key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
  // wallabag calls the writers `published_by`.
  const writers = fields.get('published_by');
  if (writers !== undefined && !fields.has('author')) fields.set('author', writers);
  // Readwise: the title as it is read, and as the file was called.
  const readable = fields.get('readable_title');
  if (typeof readable === 'string' && readable !== '') fields.set('title', readable);
  return fields;
}

function wholeNote(fields: ReadonlyMap<string, unknown>): string | undefined {
  for (const key of ['note', 'notes', 'document_note']) {
    const value = fields.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}
