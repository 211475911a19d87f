import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clipping } from '../../engine/protocol';
import { IbidError } from '../../model/error';

/** A clipping as a Markdown file: front matter as clippers write it, and the text. */
export function clippingText(clipping: Clipping, today: string): string {
  const { title, url, authors, issued, publication, body } = clipping;
  // A JSON string is a YAML string, whatever is in it.
  const line = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}: ${quoted(value)}`]);
  return [
    '---',
    ...line('title', title),
    ...line('source', url),
    ...(authors.length > 0 ? ['author:', ...authors.map((author) => `  - ${quoted(author)}`)] : []),
    ...(issued === undefined ? [] : [`published: ${issued}`]),
    ...line('site', publication),
    `created: ${today}`,
    '---',
    '',
    body,
    '',
  ].join('\n');
}

const quoted = (text: string): string => JSON.stringify(text.replace(/\s+/g, ' ').trim());

/** What no file system takes in a name, and what it would hide or trip over. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\u200b-\u200f\u2028-\u202e]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = Array.from(name).slice(0, 80).join('').trim();
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|readme|license|changelog|library|package)$/i.test(short);
  return short === '' ? 'Clipping' : reserved ? `${short} (clipping)` : short;
}

/**
 * Writes a new file and never over another one: `Title.md`, `Title 2.md`, …
 *
 * @returns its path
 * @throws IbidError `write-failed`
 */
export async function writeNew(folder: string, name: string, text: string): Promise<string> {
  for (let n = 1; n < 1000; n++) {
    const path = join(folder, `${name}${n === 1 ? '' : ` ${n}`}.md`);
    try {
      const file = await open(path, 'wx');
      try {
        await file.writeFile(text);
      } finally {
        await file.close();
      }
      return path;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      if (code === 'EEXIST') continue;
      throw new IbidError('write-failed', `The clipping could not be written (${code}).`, { path }, { cause: error });
    }
  }
  throw new IbidError('write-failed', `There are too many files named “${name}” in the folder.`, { folder });
}
