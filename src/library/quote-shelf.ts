import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { IbidError } from '../model/error';
import {
  isSameShelved,
  type QuoteShelf,
  type ShelfChange,
  type ShelfKey,
  type ShelvedQuotation,
} from '../model/quote-shelf';
import { systemCode } from './problem';
import { replaceFile } from './replace-file';

/** The shelf's file, beside `library.yaml`: plain, in the order of the person, theirs to edit. */
export const SHELF_FILE = 'shelf.yaml';

const HEADING = ` Quotations collected with Ibid, in your order. Yours to edit: move them, tag them, add a note.
 quote: the very words of the source; before and after: what stands around them there.`;
const LINE = 100;
type Complaint = (what: string) => void;

/** The shelf of a library, one change after another. */
export class ShelfFile {
  #changing: Promise<unknown> = Promise.resolve();

  /** @param folder absolute: the library's first one */
  constructor(readonly folder: string) {}

  read(): QuoteShelf {
    return readShelf(this.folder);
  }

  /** Throws `write-failed`. */
  change(change: ShelfChange): Promise<QuoteShelf> {
    const changed = this.#changing.then(() => changeShelf(this.folder, change));
    this.#changing = changed.catch(() => undefined);
    return changed;
  }
}

/** Total: what is not understood is said, and the rest is there. */
export function readShelf(folder: string): QuoteShelf {
  const file = path.join(folder, SHELF_FILE);
  try {
    const text = textOf(file);
    return text === undefined ? { file, quotations: [] } : parseShelf(text, file);
  } catch (error) {
    return {
      file,
      quotations: [],
      trouble: `${SHELF_FILE} could not be read (${systemCode(error) ?? String(error)}).`,
    };
  }
}

export function parseShelf(text: string, file: string): QuoteShelf {
  const complaints: string[] = [];
  const document = documentOf(text);
  const list = document instanceof Error ? document : listOf(document);
  if (list instanceof Error) {
    return { file, quotations: [], trouble: `${SHELF_FILE} is not understood (${list.message}).` };
  }
  const quotations = (list?.items ?? []).flatMap((item, i) => {
    const read = isMap(item) ? readEntry(item, (what) => complaints.push(`quotation ${i + 1}: ${what}`)) : undefined;
    if (!read) complaints.push(`quotation ${i + 1} has no citekey or no words`);
    return read ?? [];
  });
  const [trouble] = complaints;
  return { file, quotations, ...(trouble === undefined ? {} : { trouble: `${SHELF_FILE}: ${trouble}.` }) };
}

/**
 * Makes the change in the file, which is made where it is missing; comments, and entries that are not understood, stay where
 * they are. Throws `write-failed`, and leaves the file alone, where it is no YAML or cannot be written.
 */
export async function changeShelf(folder: string, change: ShelfChange): Promise<QuoteShelf> {
  const file = path.join(folder, SHELF_FILE);
  const before = textOf(file);
  const after = changedShelf(before ?? '', change);
  if (after !== before) await replaceFile(file, after);
  return parseShelf(after, file);
}

/** The text of the file with the change. Throws `write-failed` where the text is no shelf. */
export function changedShelf(text: string, change: ShelfChange): string {
  const document = documentOf(text);
  const list = document instanceof Error ? document : listOf(document);
  if (document instanceof Error || list instanceof Error) {
    const why = list instanceof Error ? list.message : '';
    throw new IbidError(
      'write-failed',
      `${SHELF_FILE} is not understood (${why}). Mend it first; nothing was changed.`,
    );
  }
  const items = (list ?? madeList(document)).items;
  const at = (key: ShelfKey) => items.findIndex((item) => isEntry(item, key));
  const place = (before: ShelfKey | undefined) => {
    const found = before ? at(before) : -1;
    return found < 0 ? items.length : found;
  };
  switch (change.kind) {
    case 'add': {
      const fresh = change.quotations.filter((it) => at(it) < 0);
      items.splice(place(change.before), 0, ...fresh.map((it) => entryOf(document, it)));
      break;
    }
    case 'remove':
      for (const key of change.quotations) if (at(key) >= 0) items.splice(at(key), 1);
      break;
    case 'move': {
      if (change.before && change.quotations.some((key) => change.before && isSameShelved(key, change.before))) break;
      const moved = change.quotations.flatMap((key) => (at(key) < 0 ? [] : items.splice(at(key), 1)));
      items.splice(place(change.before), 0, ...moved);
      break;
    }
    case 'tag':
      for (const item of items) {
        if (!isMap(item) || !change.quotations.some((key) => isEntry(item, key))) continue;
        if (change.tags.length === 0) item.delete('tags');
        else item.set('tags', tagList(document, change.tags));
      }
  }
  return document.toString({ lineWidth: LINE });
}

function documentOf(text: string): Document.Parsed | Error {
  const document = parseDocument(text, { prettyErrors: false });
  return document.errors[0] ?? document;
}

/** The quotations' list; `undefined` where there is none yet. */
function listOf({ contents }: Document.Parsed): YAMLSeq | undefined | Error {
  if (contents === null || (!isMap(contents) && contents.toJSON() === null)) return undefined;
  if (!isMap(contents)) return new Error('“quotations:” is expected at its beginning');
  const list = contents.get('quotations', true);
  if (list === undefined || (!isSeq(list) && (list as { value?: unknown }).value === null)) return undefined;
  return isSeq(list) ? list : new Error('a list is expected below “quotations:”');
}

function madeList(document: Document.Parsed): YAMLSeq {
  const open: Document = document;
  if (!isMap(open.contents)) {
    open.commentBefore ??= HEADING;
    open.contents = open.createNode({});
  }
  const list = open.createNode([]) as YAMLSeq;
  open.set('quotations', list);
  return list;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
/** A paragraph of the source is one line: how the file breaks its lines means nothing. */
const paragraphs = (words: string): string => words.trim().replace(/\n{2,}/g, '\n\n');

function readEntry(entry: YAMLMap, complain: Complaint): ShelvedQuotation | undefined {
  const value: { readonly [name: string]: unknown } = entry.toJSON();
  const citekey = text(value['citekey']);
  const exact = paragraphs(text(value['quote']) ?? '');
  if (!citekey || exact === '') return undefined;
  const { before, after, note, added, tags = [] } = value;
  const list = typeof tags === 'string' ? [tags] : tags;
  if (!Array.isArray(list)) complain('“tags” is not a list');
  return {
    citekey,
    exact,
    ...(typeof before === 'string' && { prefix: before }),
    ...(typeof after === 'string' && { suffix: after }),
    tags: Array.isArray(list) ? list.flatMap((tag) => text(tag) ?? []) : [],
    ...(typeof note === 'string' && { note }),
    ...(text(added) === undefined ? {} : { added: String(added) }),
  };
}

function isEntry(item: unknown, key: ShelfKey): boolean {
  const read = isMap(item) ? readEntry(item, () => undefined) : undefined;
  return read !== undefined && isSameShelved(read, key);
}

function entryOf(document: Document, quotation: ShelvedQuotation) {
  const { citekey, exact, prefix, suffix, tags, note, added } = quotation;
  const entry = document.createNode({
    citekey,
    quote: exact,
    ...(prefix ? { before: prefix } : {}),
    ...(suffix ? { after: suffix } : {}),
    ...(note ? { note } : {}),
    ...(added ? { added } : {}),
  }) as YAMLMap;
  const words = entry.get('quote', true);
  // Folded: sentences on lines of their own length, which version control can show and merge.
  if (words && exact.length > LINE - 20) (words as { type?: string }).type = 'BLOCK_FOLDED';
  if (tags.length > 0) entry.set('tags', tagList(document, tags));
  return entry;
}

function tagList(document: Document, tags: readonly string[]) {
  const list = document.createNode([...tags]) as YAMLSeq;
  list.flow = true;
  return list;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
