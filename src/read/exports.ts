import { IbidError } from '../model/error';
import { annotatedIn, readMarkings } from './annotations';
import { decodeText } from './charset';
import type { Content, Document, Marking } from './document';
import { documentOf, known } from './document-of';
import { claimsOfFields, savedOfFields, tagsOfFields, urlOfFields } from './field-names';
import { parseHtml } from './html';

/** Articles that one export can hold. */
const MAX_ARTICLES = 5_000;
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
 * What a read-it-later service exports as JSON (wallabag, Karakeep, Linkwarden, Omnivore, Readwise, Raindrop, Pocket), and
 * exported annotations (Hypothesis): wherever an object has an address and a text or markings, it is an article.
 */
export function readExport(path: string, bytes: Uint8Array): readonly Document[] {
  const data = parsed(bytes);
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
  let links = 0;
  const waiting: unknown[] = [data];
  for (let i = 0; i < waiting.length && i < 200_000 && documents.length < MAX_ARTICLES; i++) {
    const item = waiting[i];
    if (typeof item !== 'object' || item === null) continue;
    const article = Array.isArray(item) ? undefined : articleOf(path, item);
    if (article === 'link') links++;
    else if (article !== undefined) documents.push(article);
    else waiting.push(...Object.values(item).slice(0, 20_000));
  }
  if (documents.length > 0) return documents;
  if (links > 0)
    throw new IbidError(
      'no-text',
      `This export lists ${links} saved ${links === 1 ? 'page' : 'pages'} without their text: save the pages themselves, or export with their content.`,
    );
  throw new IbidError('format-unknown', 'There are no articles in this export.');
}

/** Only what was marked is there, not what stands around it. */
const ONLY_MARKED = {
  code: 'only-highlights',
  message: 'Only what was marked is saved here, not the whole text: quotations from the rest of it cannot be found.',
} as const;

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes).text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new IbidError('format-broken', 'The export is not valid JSON.', {}, { cause: error });
  }
}

/** `link` where there is an address with a title, but nothing to read. */
function articleOf(path: string, item: object): Document | 'link' | undefined {
  const fields = fieldsOf(item);
  const url = urlOfFields(fields);
  const text = CONTENT.map((key) => fields.get(key.toLowerCase())).find(
    (value) => typeof value === 'string' && value.trim().length > LEAST_TEXT,
  );
  const markings = [...readMarkings(fields.get('annotations')), ...readMarkings(fields.get('highlights'))];
  const whole = wholeNote(fields);
  const isNote = typeof text === 'string' && fields.get('type') === 'text';
  if (url === undefined && !isNote) return undefined;
  if (typeof text !== 'string' && markings.length === 0)
    return fields.has('title') || fields.has('name') ? 'link' : undefined;
  return documentOf({
    path,
    format: 'export',
    part: url ?? String(fields.get('title') ?? fields.get('createdat') ?? ''),
    content: typeof text === 'string' ? contentOf(text) : markedWords(markings),
    claims: claimsOfFields(fields, 'container'),
    tags: tagsOfFields(fields),
    markings: [...markings, ...(whole === undefined ? [] : [{ exact: '', note: whole }])],
    warnings: typeof text === 'string' ? [] : [ONLY_MARKED],
    ...known<Document>({ url, saved: savedOfFields(fields) }),
  });
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

function contentOf(text: string): Content {
  const isHtml = /<(?:p|div|h\d|article|br|ul|blockquote)\b/i.test(text);
  return isHtml ? { kind: 'article', root: parseHtml(text) } : { kind: 'text', text };
}

/** Where nothing else of an article was saved, what was marked is what there is to quote. */
function markedWords(markings: readonly Marking[]): Content {
  const words = markings.map(({ exact }) => exact.replace(/\s+/g, ' ').trim()).filter((exact) => exact !== '');
  return { kind: 'blocks', blocks: [...new Set(words)].map((text) => ({ kind: 'quotation', text })) };
}
