import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { IbidError } from '../model/error';
import { LIBRARY_YAML, type LibraryYaml, normalizedPath, type Pin, parseLibraryYaml } from './library-yaml';
import { systemCode } from './problem';
import { replaceFile } from './replace-file';

const HEADING = ` Kept by Ibid, and yours to edit. Paths are relative to this folder.
 citekeys: the names that your drafts use. corrections: fields of records, set right. notBody: passages that are no part of an article.`;

/** Another window may write at the same moment; what it overwrote is written again this many times. */
const ATTEMPTS = 4;

/**
 * Adds these pins to `library.yaml` of a folder, which is made where it is missing; comments and everything else in it
 * stay. Throws `write-failed`, and leaves the file alone, where it is not understood or cannot be written.
 */
export function writePins(folder: string, pins: readonly Pin[]): Promise<void> {
  return edit(folder, 'The citekey', (document, there) => {
    const known = new Set(there.pins.map((pin) => pin.citekey));
    const missing = pins.filter((pin) => !known.has(pin.citekey));
    for (const { citekey, ...place } of missing) {
      section(document, 'citekeys');
      document.setIn(['citekeys', citekey], document.createNode(place));
    }
    return missing.length > 0;
  });
}

/** Which article: its file relative to the folder, and where that holds several, its address. */
export interface ArticlePlace {
  readonly file: string;
  readonly part?: string | undefined;
}

/**
 * Writes what a field of a record is to be, as {@link readCorrection} reads it; `null` says that there is none, `undefined`
 * takes the correction back.
 */
export function writeCorrection(
  folder: string,
  { file, part }: ArticlePlace,
  field: string,
  value: unknown,
): Promise<void> {
  return edit(folder, 'The correction', (document) => {
    const within = part === undefined ? [] : ['parts', part];
    if (value === undefined) return without(document, 'corrections', file, [...within, field]);
    const corrections = section(document, 'corrections');
    const key = keyOf(corrections, file);
    const there: unknown = document.getIn(['corrections', key, ...within, field]);
    const plain = isSeq(there) || isMap(there) ? there.toJS(document) : there;
    if (document.hasIn(['corrections', key, ...within, field]) && isDeepStrictEqual(plain, value)) return false;
    if (!isMap(corrections.get(key))) corrections.set(key, document.createNode({}));
    document.setIn(['corrections', key, ...within, field], document.createNode(value));
    return true;
  });
}

/** Says of passages that they are no part of the article, or takes that back. */
export function writeNotBody(
  folder: string,
  file: string,
  { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
): Promise<void> {
  return edit(folder, 'The correction', (document, there) => {
    const before = there.notBody.get(file) ?? [];
    const texts = [...before.filter((text) => !remove.includes(text)), ...add.filter((text) => !before.includes(text))];
    if (isDeepStrictEqual(texts, before)) return false;
    if (texts.length === 0) return without(document, 'notBody', file, []);
    const list = section(document, 'notBody');
    list.set(keyOf(list, file), document.createNode(texts));
    return true;
  });
}

/** Takes out what is at this path below a file, and what it leaves empty. */
function without(document: Document, name: string, file: string, below: readonly string[]): boolean {
  if (!isMap(document.contents)) return false;
  const map = document.contents.get(name);
  if (!isMap(map)) return false;
  const whole = [name, keyOf(map, file), ...below];
  if (!document.hasIn(whole)) return false;
  document.deleteIn(whole);
  for (let end = whole.length - 1; end > 0; end--) {
    const parent: unknown = document.getIn(whole.slice(0, end));
    if (!isMap(parent) || parent.items.length > 0) break;
    document.deleteIn(whole.slice(0, end));
  }
  return true;
}

function section(document: Document, name: string): YAMLMap {
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const { contents } = document as unknown as { contents: YAMLMap };
  const there = contents.get(name);
  if (isMap(there)) return there;
  const made = document.createNode({});
  contents.set(name, made);
  return made as unknown as YAMLMap;
}

/** The file's key as the person may have written it, `./a.html`; else the file. */
function keyOf(map: YAMLMap, file: string): string {
  for (const { key } of map.items) {
    if (isScalar(key) && typeof key.value === 'string' && normalizedPath(key.value) === file) return key.value;
  }
  return file;
}

/** Until there is nothing to change: what another window overwrote meanwhile is written once more. */
async function edit(
  folder: string,
  what: string,
  change: (document: Document, there: LibraryYaml) => boolean,
): Promise<void> {
  const file = path.join(folder, LIBRARY_YAML);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const text = readText(file);
    const there = parseLibraryYaml(text ?? '', file);
    if (there.malformed) {
      const [problem] = there.problems;
      throw new IbidError('write-failed', `${what} could not be kept in ${LIBRARY_YAML}. ${problem?.message ?? ''}`, {
        file,
      });
    }
    const document = text === undefined ? new Document({}) : parseDocument(text);
    if (text === undefined) document.commentBefore = HEADING;
    if (!change(document, there)) return;
    await replaceFile(file, document.toString({ lineWidth: 0 }));
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new IbidError('write-failed', `${LIBRARY_YAML} could not be read (${systemCode(error) ?? String(error)}).`, {
      file,
    });
  }
}
