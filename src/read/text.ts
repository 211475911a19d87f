import type { Document } from './document';
import { claimsOfFields, savedOfFields, tagsOfFields, urlOfFields } from './field-names';
import { readBrowserDump } from './text-browser';

/** Text without markup: what was copied from a page, printed by a text browser, or exported with a header of fields. */
export function readText(path: string, text: string): Document {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { fields, body } = header(readBrowserDump(clean)?.body ?? clean);
  const url = urlOfFields(fields) ?? loneUrl(body);
  const saved = savedOfFields(fields);
  return {
    path,
    format: 'text',
    ...(url === undefined ? {} : { url }),
    ...(saved === undefined ? {} : { saved }),
    content: { kind: 'text', text: body },
    claims: claimsOfFields(fields, 'container'),
    tags: tagsOfFields(fields),
    markings: [],
    warnings: [],
  };
}

const HEADER_LINE =
  /^(title|headline|author|authors|byline|by|date|published|publication|source|url|link|site|website|newspaper|language|tags|keywords|saved|accessed|section|subject|from|abstract|description|doi)\s*:\s+(\S.*)$/i;
/** What e-mail calls them. */
const MAIL_NAMES: ReadonlyMap<string, string> = new Map([
  ['subject', 'title'],
  ['from', 'author'],
]);

/** E-mail style `Title: …` lines at the top, two at least, closed by an empty line. */
function header(text: string): { readonly fields: ReadonlyMap<string, string>; readonly body: string } {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = text.slice(at, end).trim();
    const match = HEADER_LINE.exec(line);
    if (match === null && line !== '') break;
    if (match === null && fields.size > 0) break;
    if (match?.[1] !== undefined) {
      const name = match[1].toLowerCase();
      const value = match[2] ?? '';
      // Where it came from: an address, or the name of the paper.
      const said = name === 'source' && !/^<?https?:/i.test(value) ? 'publication' : name;
      fields.set(MAIL_NAMES.get(said) ?? said, value);
    }
    at = end + 1;
  }
  return fields.size >= 2 ? { fields, body: text.slice(at) } : { fields: new Map(), body: text };
}

/** A line that is nothing but an address, at the top or the end: people paste it there. */
function loneUrl(text: string): string | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const line of [...lines.slice(0, 5), ...lines.slice(-4)]) {
    const match =
      /^(?:(?:source|url|link|from|retrieved from|read more at|quelle|fuente|источник)\s*:?\s*)?<?(https?:\/\/\S+?)>?$/iu.exec(
        line,
      );
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}
