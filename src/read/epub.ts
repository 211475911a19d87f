import path from 'node:path';
import { IbidError } from '../model/error';
import type { Claim, Document } from './document';
import { documentOf } from './document-of';
import { parseHtml } from './html';
import { elementsOf, parseXml, textIn } from './xml';
import { textOf, unzip } from './zip';

/** An EPUB (3.3, and 2): the chapters in reading order as one text, the record from the package document. */
export function readEpub(file: string, bytes: Uint8Array): Document {
  const files = unzip(bytes, (name) => /\.(?:x?html?|opf|xml)$/i.test(name));
  const container = textOf(files, 'META-INF/container.xml');
  const [rootfile] = container === undefined ? [] : elementsOf(parseXml(container), 'rootfile');
  const opf = rootfile?.attribs['full-path'] ?? [...files.keys()].find((name) => name.endsWith('.opf'));
  const packaged = opf === undefined ? undefined : textOf(files, opf);
  if (opf === undefined || packaged === undefined)
    throw new IbidError('format-broken', 'The EPUB has no package document.');
  const book = parseXml(packaged);
  const chapters = spine(book, path.posix.dirname(opf)).flatMap((name) => textOf(files, name) ?? []);
  if (chapters.length === 0) throw new IbidError('no-text', 'The EPUB has no chapters.');
  const bodies = chapters.map((chapter) => /<body[^>]*>([\s\S]*?)<\/body>/i.exec(chapter)?.[1] ?? chapter);
  return documentOf({
    path: file,
    format: 'epub',
    content: { kind: 'article', root: parseHtml(bodies.join('\n<hr>\n')) },
    claims: claimsOf(book),
  });
}

/** Names of the content documents in reading order; the table of contents is none of them. */
function spine(book: ReturnType<typeof parseXml>, folder: string): readonly string[] {
  const items = new Map(elementsOf(book, 'item').map(({ attribs }) => [attribs['id'] ?? '', attribs]));
  return elementsOf(book, 'itemref').flatMap(({ attribs }) => {
    const item = items.get(attribs['idref'] ?? '');
    const href = item?.['href'];
    if (href === undefined || attribs['linear'] === 'no' || /\bnav\b/.test(item?.['properties'] ?? '')) return [];
    return [path.posix.normalize(path.posix.join(folder, safeDecode(href)))];
  });
}

function safeDecode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href; // a lone percent sign stands for itself
  }
}

const FIELDS: readonly (readonly [string, Claim['field']])[] = [
  ['title', 'title'],
  ['creator', 'author'],
  ['date', 'issued'],
  ['publisher', 'publisher'],
  ['language', 'language'],
  ['description', 'abstract'],
];

/** The titles that are refined as subtitles: `<meta refines="#t2" property="title-type">subtitle</meta>` (EPUB 3.3 §5.5.3.2.2). */
function subtitleIds(book: ReturnType<typeof parseXml>): ReadonlySet<string> {
  const refined = elementsOf(book, 'meta').filter(
    (meta) => meta.attribs['property'] === 'title-type' && textIn(meta).toLowerCase() === 'subtitle',
  );
  return new Set(refined.map(({ attribs }) => (attribs['refines'] ?? '').replace(/^#/, '')));
}

function claimsOf(book: ReturnType<typeof parseXml>): readonly Claim[] {
  const subtitles = subtitleIds(book);
  const subtitle = elementsOf(book, 'title').find(({ attribs }) => subtitles.has(attribs['id'] ?? ''));
  const claims: Claim[] = FIELDS.flatMap(([name, field]) => {
    const texts = elementsOf(book, name)
      .filter((element) => name !== 'title' || !subtitles.has(element.attribs['id'] ?? ''))
      .map(textIn)
      .filter((text) => text !== '');
    const text = field === 'author' ? texts : texts.slice(0, 1);
    return text.length === 0 ? [] : [{ field, text, origin: 'container' as const, confidence: 0.95 }];
  });
  const isbn = elementsOf(book, 'identifier')
    .map(textIn)
    .flatMap((text) => /(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dxX]$/.exec(text.replace(/^urn:isbn:/i, ''))?.[0] ?? [])[0];
  return [
    ...claims,
    ...(subtitle === undefined
      ? []
      : [{ field: 'subtitle' as const, text: [textIn(subtitle)], origin: 'container' as const, confidence: 0.95 }]),
    { field: 'type', text: ['book'], origin: 'container', confidence: 0.9 },
    ...(isbn === undefined
      ? []
      : [{ field: 'ISBN' as const, text: [isbn], origin: 'container' as const, confidence: 0.9 }]),
  ];
}
