import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Document, Marking } from './document';
import { known } from './document-of';
import { claimsOfFields, savedOfFields, tagsOfFields, urlOfFields } from './field-names';
import { JOPLIN_ITEM, tagsOfJoplinNote } from './joplin-items';
import { property } from './property';
import { textBeside } from './text-beside';

/** What programs that keep an article in several files say of it in the others. */
export type Neighbours = Pick<Document, 'claims' | 'tags' | 'markings'> & Pick<Partial<Document>, 'url' | 'saved'>;

/**
 * Omnivore's export: `content/SLUG.html`, `highlights/SLUG.md`, and `metadata_0_to_20.json` with the fields of twenty.
 * ArchiveBox: `archive/TIME/singlefile.html` and `index.json`. Joplin's RAW export: `ID.md` for the note, and for each of its tags.
 */
export async function neighboursOf(file: string, signal: AbortSignal | undefined): Promise<Neighbours | undefined> {
  const folder = path.dirname(file);
  const name = path.basename(file);
  if (name === 'singlefile.html') return fromFields(await jsonAt(path.join(folder, 'index.json'), signal), []);
  if (JOPLIN_ITEM.test(name)) return { claims: [], markings: [], tags: await tagsOfJoplinNote(file, signal) };
  if (path.basename(folder) !== 'content' || !name.endsWith('.html')) return undefined;
  const root = path.dirname(folder);
  const slug = name.slice(0, -'.html'.length);
  const lists = (await readdir(root).catch(() => [])).filter((entry) => /^metadata_\d+_to_\d+\.json$/.test(entry));
  for (const list of lists) {
    const items = await jsonAt(path.join(root, list), signal);
    const item: unknown = Array.isArray(items)
      ? items.find((one: unknown) => property(one, 'slug') === slug)
      : undefined;
    if (item === undefined) continue;
    const highlights = await textBeside(path.join(root, 'highlights', `${slug}.md`), signal);
    return fromFields(item, highlights === undefined ? [] : omnivoreMarkings(highlights));
  }
  return undefined;
}

function fromFields(item: unknown, markings: readonly Marking[]): Neighbours | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
  return {
    claims: claimsOfFields(fields, 'container'),
    tags: tagsOfFields(fields),
    markings,
    ...known<Document>({ url: urlOfFields(fields), saved: savedOfFields(fields) }),
  };
}

/** `> the words`, an empty line, `#label #label`, an empty line, the note; then the next. A note alone is on the whole. */
function omnivoreMarkings(markdown: string): readonly Marking[] {
  const markings: Marking[] = [];
  let quoted = false;
  for (const block of markdown.split(/\n\s*\n/)) {
    const text = block.trim();
    const last = markings.at(-1);
    if (text.startsWith('>')) {
      const words = text.replace(/^>[ \t]?/gm, '').trim();
      // A quotation of several paragraphs has a bare `>` between them.
      if (words !== '') markings.push({ exact: words });
      quoted = true;
    } else if (text !== '' && !/^(?:#\S+\s*)+$/.test(text)) {
      if (quoted && last !== undefined && last.note === undefined)
        markings[markings.length - 1] = { ...last, note: text };
      else markings.push({ exact: '', note: text });
      quoted = false;
    }
  }
  return markings;
}

async function jsonAt(file: string, signal: AbortSignal | undefined): Promise<unknown> {
  const text = await textBeside(file, signal);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // broken: an article is never refused for its neighbour
  }
}
