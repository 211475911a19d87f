import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { joplinFields } from './note-programs';
import { textBeside } from './text-beside';

/** Items of Joplin's database are called by their ids. */
export const JOPLIN_ITEM = /^[\da-f]{32}\.md$/;
/** `BaseModel.TYPE_…` */
export const JOPLIN_NOTE = '1';
const TAG = '5';
const TAG_OF_NOTE = '6';
/** Tags and what they are put on are short. */
const LONGEST_TAG = 4_000;

/** The tags of the notes among these items, by the notes' ids. */
export function joplinTags(items: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string>();
  const links: (readonly [note: string, tag: string])[] = [];
  for (const text of items) {
    const fields = joplinFields(text);
    const type = fields?.get('type_');
    if (type === TAG) names.set(fields?.get('id') ?? '', text.split('\n')[0]?.trim() ?? '');
    else if (type === TAG_OF_NOTE) links.push([fields?.get('note_id') ?? '', fields?.get('tag_id') ?? '']);
  }
  const tags = new Map<string, string[]>();
  for (const [note, tag] of links) {
    const name = names.get(tag) ?? '';
    if (name !== '') tags.set(note, [...(tags.get(note) ?? []), name]);
  }
  return tags;
}

/** The folder that was looked at last: a RAW export is one folder with everything in it. */
let last: { readonly folder: string; readonly changed: number; readonly tags: ReturnType<typeof tagsIn> } | undefined;

/** The tags of a note in Joplin's RAW export: they stand in files beside it. */
export async function tagsOfJoplinNote(file: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const folder = path.dirname(file);
  const changed = (await stat(folder)).mtimeMs;
  if (last?.folder !== folder || last.changed !== changed) last = { folder, changed, tags: tagsIn(folder, signal) };
  try {
    return (await last.tags).get(path.basename(file, '.md')) ?? [];
  } catch (error) {
    last = undefined;
    throw error;
  }
}

async function tagsIn(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts: string[] = [];
  for (const name of await readdir(folder)) {
    if (!JOPLIN_ITEM.test(name)) continue;
    const file = path.join(folder, name);
    if ((await stat(file)).size > LONGEST_TAG) continue;
    const text = await textBeside(file, signal);
    if (text !== undefined) texts.push(text);
  }
  return joplinTags(texts);
}
