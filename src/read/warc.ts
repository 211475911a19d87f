import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { IbidError } from '../model/error';
import { decodeHtml } from './charset';
import type { Document } from './document';
import { cutAt, documentOf, known } from './document-of';
import { pageLater } from './html';
import { textOf, unzip } from './zip';

const MAX_UNPACKED = 512 * 1024 * 1024;
/** Pages of one archive that become sources. */
const MAX_PAGES = 500;
/** Smaller responses are redirects, frames and beacons. */
const MIN_PAGE = 600;

/** A web archive (ISO 28500): each HTML response with status 200 is an article, told apart by its address. */
export function readWarc(path: string, bytes: Uint8Array): readonly Document[] {
  return pagesOf(path, 'warc', inflated(bytes), () => true);
}

/** A WACZ package (1.1.1): the WARCs in `archive/`, and of their pages those that `pages/*.jsonl` lists. */
export function readWacz(path: string, bytes: Uint8Array): readonly Document[] {
  const files = unzip(bytes, (name) => /^archive\/.*\.warc(?:\.gz)?$|^pages\/.*\.jsonl$/.test(name));
  const listed = new Set(
    [...files.keys()].filter((name) => name.endsWith('.jsonl')).flatMap((name) => addresses(textOf(files, name) ?? '')),
  );
  const archives = [...files].filter(([name]) => /\.warc(?:\.gz)?$/.test(name));
  if (archives.length === 0) throw new IbidError('format-broken', 'The web archive has no records in it.');
  return archives.flatMap(([, data]) =>
    pagesOf(path, 'wacz', inflated(data), (url) => listed.size === 0 || listed.has(url)),
  );
}

function addresses(lines: string): readonly string[] {
  return lines
    .split('\n')
    .flatMap((line) => /"url"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(line)?.[1]?.replaceAll('\\/', '/') ?? []);
}

/** Records are compressed one by one, end to end; what follows a broken one is lost, what came before is not. */
function inflated(bytes: Uint8Array): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED, finishFlush: 2 });
  } catch (error) {
    if (error instanceof RangeError)
      throw new IbidError('file-too-large', 'What is packed in the web archive is too large.', {}, { cause: error });
    throw new IbidError('format-broken', 'The web archive is broken and cannot be unpacked.', {}, { cause: error });
  }
}

function pagesOf(
  path: string,
  format: 'warc' | 'wacz',
  data: Buffer,
  isPage: (url: string) => boolean,
): readonly Document[] {
  const pages = new Map<string, Document>();
  let at = data.indexOf('WARC/');
  if (at < 0) throw new IbidError('format-broken', 'There are no records of a web archive in the file.');
  while (at >= 0 && pages.size < MAX_PAGES) {
    const head = headersAt(data, at);
    const length = Number(head.get('content-length'));
    if (head.end < 0 || !Number.isSafeInteger(length) || length < 0) break;
    const block = data.subarray(head.end, head.end + length);
    const url = head.get('warc-target-uri')?.replace(/^<|>$/g, '');
    if (head.get('warc-type') === 'response' && url !== undefined && !pages.has(url) && isPage(url)) {
      const page = pageOf(path, format, url, head.get('warc-date'), block);
      if (page !== undefined) pages.set(url, page);
    }
    at = data.indexOf('WARC/', head.end + length);
  }
  const message = `The archive holds more pages than the ${MAX_PAGES} that are read.`;
  return cutAt([...pages.values()], MAX_PAGES, { code: 'archive-cut', message });
}

interface Headers {
  /** Where the block begins; −1 where the headers do not end. */
  readonly end: number;
  get(name: string): string | undefined;
}

function headersAt(data: Buffer, at: number): Headers {
  const close = data.indexOf('\r\n\r\n', at);
  const lines = data.toString('utf8', at, close < 0 ? at : Math.min(close, at + 64 * 1024)).split('\r\n');
  const fields = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { end: close < 0 ? -1 : close + 4, get: (name) => fields.get(name) };
}

function pageOf(
  path: string,
  format: 'warc' | 'wacz',
  url: string,
  date: string | undefined,
  block: Buffer,
): Document | undefined {
  const status = /^HTTP\/[\d.]+ (\d{3})/.exec(block.toString('latin1', 0, 20))?.[1];
  const head = headersAt(block, 0);
  const type = head.get('content-type') ?? '';
  if (status !== '200' || head.end < 0 || !/html/i.test(type)) return undefined;
  const body = decoded(block.subarray(head.end), head);
  if (body === undefined || body.length < MIN_PAGE) return undefined;
  const charset = /charset=["']?([\w-]+)/i.exec(type)?.[1];
  const saved = Date.parse(date ?? '');
  return documentOf({
    path,
    format,
    part: url,
    url,
    content: pageLater('page', () => decodeHtml(body, charset).text),
    ...known<Document>({ saved: Number.isNaN(saved) ? undefined : saved }),
  });
}

function decoded(body: Buffer, head: Headers): Buffer | undefined {
  const whole = /chunked/i.test(head.get('transfer-encoding') ?? '') ? unchunked(body) : body;
  const options = { maxOutputLength: MAX_UNPACKED };
  try {
    switch (head.get('content-encoding')?.toLowerCase()) {
      case 'gzip':
        return gunzipSync(whole, { ...options, finishFlush: 2 });
      case 'br':
        return brotliDecompressSync(whole, options);
      case 'deflate':
        return inflateSync(whole, { ...options, finishFlush: 2 });
      default:
        return whole;
    }
  } catch {
    return undefined; // a response that was cut off: its neighbours are read all the same
  }
}

/** RFC 9112 §7.1; some archivers store the body whole and keep the header. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const line = body.indexOf('\r\n', at);
    const size = /^[\da-f]+/i.exec(body.toString('latin1', at, line < 0 ? at : Math.min(line, at + 20)))?.[0];
    if (line < 0 || size === undefined) return parts.length === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(body.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
  return Buffer.concat(parts);
}
