import { IbidError } from '../model/error';
import { decodeHtml, decodeText, looksBinary } from './charset';
import type { Document, Format } from './document';
import { formatOfName } from './formats';
import { parseHtml, savedFrom } from './html';
import { readMarkdown } from './markdown';
import { readText } from './text';

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
  switch (format) {
    case 'markdown':
      return [readMarkdown(file.path, decodeText(file.bytes).text)];
    case 'text':
      return [readText(file.path, decodeText(file.bytes).text)];
    default:
      return [readPage(file)];
  }
}

function readPage({ path, bytes }: SavedFile): Document {
  const { text, charset, guessed } = decodeHtml(bytes);
  return {
    path,
    format: 'html',
    ...savedFrom(text),
    content: { kind: 'page', root: parseHtml(text) },
    claims: [],
    tags: [],
    markings: [],
    warnings: guessed ? [{ code: 'charset-guessed', message: `No encoding is declared; read as ${charset}.` }] : [],
  };
}

function formatOf({ path, bytes }: SavedFile): Format {
  const named = formatOfName(path);
  if (looksBinary(bytes)) throw new IbidError('format-broken', 'The bytes are no text, whatever the file’s name says.');
  if ((named === 'text' || named === undefined) && looksLikeHtml(bytes)) return 'html';
  if (named === undefined) throw new IbidError('format-unknown', 'There is no reader for this kind of file.');
  return named;
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  return /^\s*(?:\xEF\xBB\xBF)?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(head);
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13) || byte === 0);
}
