import { unpackTar } from 'modern-tar';
import { IbidError } from '../model/error';
import type { Document } from './document';
import { toldApart } from './export-article';
import { JOPLIN_ITEM, JOPLIN_NOTE, joplinTags } from './joplin-items';
import { readMarkdown } from './markdown';
import { joplinFields } from './note-programs';

/**
 * Joplin's archive (`.jex`): a tar with a file for each item of its database. Notes that were clipped from the web are articles;
 * the person's own notes are none.
 *
 * @throws IbidError `format-broken`, `no-text`
 */
export async function readJoplinArchive(path: string, bytes: Uint8Array): Promise<readonly Document[]> {
  const items = await itemsIn(bytes);
  const tags = joplinTags(items);
  const documents = items.flatMap((text): readonly Document[] => {
    const fields = joplinFields(text);
    const id = fields?.get('id') ?? '';
    if (fields?.get('type_') !== JOPLIN_NOTE || !/^https?:/i.test(fields.get('source_url') ?? '')) return [];
    const note = readMarkdown(path, text);
    const all = new Set([...note.tags, ...(tags.get(id) ?? [])]);
    return [{ ...note, format: 'export', part: note.url ?? id, tags: [...all] }];
  });
  if (documents.length === 0) throw new IbidError('no-text', 'No note in this archive was clipped from the web.');
  return toldApart(documents);
}

/** Items lie at the top, under their ids; nothing is ever written to a path that the archive names. */
async function itemsIn(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    const entries = await unpackTar(bytes, { filter: ({ name }) => JOPLIN_ITEM.test(name.replace(/^\.\//, '')) });
    return entries.flatMap(({ data }) => (data === undefined ? [] : [new TextDecoder().decode(data)]));
  } catch (error) {
    throw new IbidError('format-broken', 'The archive is broken and cannot be unpacked.', {}, { cause: error });
  }
}
