import { parseBuffer } from 'bplist-parser';
import { IbidError } from '../model/error';
import { decodeHtml, decodeText } from './charset';
import type { Document } from './document';
import { documentOf, known } from './document-of';
import { parseHtml } from './html';
import { property } from './property';

/** Safari's web archive: a property list, binary or XML, whose `WebMainResource` is the page. */
export function readWebArchive(path: string, bytes: Uint8Array): Document {
  const main = binary(bytes) ? fromBinary(bytes) : fromXml(decodeText(bytes).text);
  if (main.data === undefined) throw new IbidError('format-broken', 'The web archive has no page in it.');
  return documentOf({
    path,
    format: 'webarchive',
    content: { kind: 'page', root: parseHtml(decodeHtml(main.data, main.encoding).text) },
    ...known<Document>({ url: main.url !== undefined && /^https?:/i.test(main.url) ? main.url : undefined }),
  });
}

interface MainResource {
  readonly data: Uint8Array | undefined;
  readonly url: string | undefined;
  readonly encoding: string | undefined;
}

const binary = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'bplist';

function fromBinary(bytes: Uint8Array): MainResource {
  let root: unknown;
  try {
    [root] = parseBuffer<unknown>(Buffer.from(bytes));
  } catch (error) {
    throw new IbidError('format-broken', 'The web archive is broken and cannot be read.', {}, { cause: error });
  }
  const main = property(root, 'WebMainResource');
  const data = property(main, 'WebResourceData');
  return {
    data: data instanceof Uint8Array ? data : undefined,
    url: text(property(main, 'WebResourceURL')),
    encoding: text(property(main, 'WebResourceTextEncodingName')),
  };
}

function fromXml(source: string): MainResource {
  const at = source.indexOf('WebMainResource');
  const main = at < 0 ? '' : source.slice(at);
  const value = (key: string, tag: string) =>
    new RegExp(`<key>${key}</key>\\s*<${tag}>([\\s\\S]*?)</${tag}>`).exec(main)?.[1]?.trim();
  const data = value('WebResourceData', 'data');
  return {
    data: data === undefined ? undefined : Buffer.from(data, 'base64'),
    url: value('WebResourceURL', 'string')?.replaceAll('&amp;', '&'),
    encoding: value('WebResourceTextEncodingName', 'string'),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
