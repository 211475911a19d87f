import { IbidError } from '../model/error';
import { decodeHtml, decodeText, looksBinary } from './charset';
import type { Document, Format } from './document';
import { documentOf } from './document-of';
import { readEpub } from './epub';
import { readExport } from './exports';
import { formatOfName } from './formats';
import { readMarkup, savedFrom } from './html';
import { JOPLIN_NOTE } from './joplin-items';
import { readLinkList } from './link-list';
import { readMail, readMhtml } from './mail';
import { readMarkdown } from './markdown';
import { joplinFields } from './note-programs';
import { readDocx, readOdt } from './office';
import { pageMarks } from './page-marks';
import { readPdf } from './pdf';
import { readText } from './text';
import { readTranscript } from './transcript';
import { readWacz, readWarc } from './warc';
import { readWebArchive } from './webarchive';

export interface SavedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** When the file was last changed, milliseconds since 1970: the day of saving where nothing better is known. */
  readonly modified?: number;
}

/**
 * The documents in a file's bytes; what the bytes are decides more than the file's name.
 *
 * @throws IbidError `file-empty`, `file-too-large`, `format-broken`, `format-unknown`
 */
export async function readBytes(file: SavedFile): Promise<readonly Document[]> {
  if (isBlank(file.bytes)) throw new IbidError('file-empty', 'The file is empty.');
  const documents = await readAs(formatOf(file), file);
  return documents.map((document) =>
    document.saved === undefined && file.modified !== undefined ? { ...document, saved: file.modified } : document,
  );
}

async function readAs(format: Format, file: SavedFile): Promise<readonly Document[]> {
  const { path, bytes } = file;
  switch (format) {
    case 'markdown':
      return readNote(path, decodeText(bytes).text);
    case 'text':
      return [readText(path, decodeText(bytes).text)];
    case 'mhtml':
      return [await readMhtml(path, bytes)];
    case 'eml':
      return [await readMail(path, bytes)];
    case 'webarchive':
      return [readWebArchive(path, bytes)];
    case 'pdf':
      return [await readPdf(path, bytes)];
    case 'epub':
      return [readEpub(path, bytes)];
    case 'docx':
      return [readDocx(path, bytes)];
    case 'odt':
      return [readOdt(path, bytes)];
    case 'warc':
      return readWarc(path, bytes);
    case 'wacz':
      return readWacz(path, bytes);
    case 'transcript':
      return [readTranscript(path, decodeText(bytes).text)];
    case 'export':
      return readExport(path, bytes);
    case 'html':
      return readPage(file);
  }
}

/** Joplin's RAW export keeps folders, tags and pictures in files like those of its notes. */
function readNote(path: string, text: string): readonly Document[] {
  const type = joplinFields(text.replace(/\r\n?/g, '\n'))?.get('type_');
  return type === undefined || type === JOPLIN_NOTE ? [readMarkdown(path, text)] : [];
}

function readPage({ path, bytes }: SavedFile): readonly Document[] {
  const { text, charset, guessed } = decodeHtml(bytes);
  const list = readLinkList(path, text);
  if (list !== undefined) return list;
  const { root, warnings } = readMarkup(text);
  const page = documentOf({
    path,
    format: 'html',
    ...savedFrom(text),
    content: { kind: 'page', root },
    markings: pageMarks(root, text),
    warnings: [
      ...warnings,
      ...(guessed ? [{ code: 'charset-guessed', message: `No encoding is declared; read as ${charset}.` }] : []),
    ],
  });
  return [page];
}

/** What the bytes begin with decides more than the name; a name decides among formats that are plain text. */
function formatOf({ path, bytes }: SavedFile): Format {
  const named = formatOfName(path);
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (/^%PDF-/.test(head.slice(head.indexOf('%PDF-')).slice(0, 8)) && head.indexOf('%PDF-') >= 0) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return zipFormat(named, head);
  if (head.startsWith('bplist')) return 'webarchive';
  if (head.startsWith('\x1f\x8b') || head.startsWith('WARC/'))
    return named === 'warc' || head.startsWith('WARC/') ? 'warc' : broken();
  if (named === 'export' && /\.jex$/i.test(path)) return named;
  if (looksBinary(bytes)) return broken();
  if (named === undefined) throw new IbidError('format-unknown', 'There is no reader for this kind of file.');
  if (BINARY.has(named)) return broken();
  if (named === 'text' || named === 'html') {
    if (
      /^(?:From: <Saved by|MIME-Version:|Content-Type:\s*multipart\/related|Snapshot-Content-Location:)/im.test(head) &&
      /multipart\/related/i.test(head)
    )
      return 'mhtml';
    if (named === 'text' && looksLikeHtml(head)) return 'html';
  }
  return named;
}

/** Formats that are never plain text. */
const BINARY: ReadonlySet<Format> = new Set(['pdf', 'epub', 'docx', 'odt', 'wacz']);

function broken(): never {
  throw new IbidError('format-broken', 'The bytes are not what the file’s name says, and nothing that can be read.');
}

/** EPUB and ODT name themselves in their first entry. */
function zipFormat(named: Format | undefined, head: string): Format {
  if (head.includes('application/epub+zip')) return 'epub';
  if (head.includes('application/vnd.oasis.opendocument.text')) return 'odt';
  return named !== undefined && BINARY.has(named) ? named : broken();
}

function looksLikeHtml(head: string): boolean {
  return /^\s*(?:\xEF\xBB\xBF)?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(head);
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13) || byte === 0);
}
