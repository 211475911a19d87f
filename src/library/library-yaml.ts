import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { isCitekey } from '../model/citekey';
import type { Problem } from '../model/source';
import { type Correction, readCorrection } from './corrections';
import { systemCode } from './problem';

/** The one plain file beside the articles that people may write too. */
export const LIBRARY_YAML = 'library.yaml';

/** A citekey that drafts use, and the article it stands for: by its place, and should that change, by its bytes. */
export interface Pin {
  readonly citekey: string;
  /** Relative to the library's folder, with forward slashes. */
  readonly file: string;
  /** As `hashFile` gives it; absent in an entry written by hand. */
  readonly hash?: string;
  /** The article's address, where its file holds several. */
  readonly part?: string;
}

/** What `library.yaml` says, entry by entry; what makes no sense is left out and listed. */
export interface LibraryYaml {
  readonly pins: readonly Pin[];
  /** By the article's path relative to the folder, as in {@link Pin.file}. */
  readonly corrections: ReadonlyMap<string, FileCorrection>;
  /** By path: passages that are no part of the article, or how they begin (`Support us…`). */
  readonly notBody: ReadonlyMap<string, readonly string[]>;
  /** Bibliographies that the library goes by, as written: absolute, or relative to the folder. */
  readonly bibliographies: readonly string[];
  readonly problems: readonly Problem[];
  /** Not YAML: nothing may be written to it before the person has mended it. */
  readonly malformed: boolean;
}

/** What is said of a file's article, and where it holds several, of each by its address. */
export interface FileCorrection {
  readonly whole: Correction;
  readonly parts: ReadonlyMap<string, Correction>;
}

const NOTHING: LibraryYaml = {
  pins: [],
  corrections: new Map(),
  notBody: new Map(),
  bibliographies: [],
  problems: [],
  malformed: false,
};

/** Reads `library.yaml` of a library's folder; where there is none, nothing is said. Never throws. */
export function readLibraryYaml(folder: string): LibraryYaml {
  const file = path.join(folder, LIBRARY_YAML);
  try {
    return parseLibraryYaml(readFileSync(file, 'utf8'), file);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return NOTHING;
    const message = `It could not be read (${code ?? String(error)}): pinned citekeys and corrections are not known.`;
    return { ...NOTHING, malformed: true, problems: [{ file, code: 'file-unreadable', message, severity: 'error' }] };
  }
}

/** @param file where it stands, for the problems */
export function parseLibraryYaml(text: string, file: string): LibraryYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = [];
  const complain = (message: string, offset?: number, severity: Problem['severity'] = 'warning') => {
    const place = offset === undefined ? '' : `Line ${lines.linePos(offset).line}: `;
    problems.push({
      file,
      code: severity === 'error' ? 'library-yaml-broken' : 'library-yaml-entry',
      message: place + message,
      severity,
    });
  };
  const [error] = document.errors;
  const { contents } = document;
  if (
    error !== undefined ||
    (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null))
  ) {
    const what = error?.message ?? 'it is not a list of sections';
    complain(
      `not understood (${what}). Nothing in it is used, and nothing is written to it, until it is mended.`,
      error?.pos[0],
      'error',
    );
    return { ...NOTHING, problems, malformed: true };
  }
  const pins = new Map<string, Pin>();
  for (const [citekey, value, at] of section(document, 'citekeys', complain)) {
    const pin = typeof value === 'string' ? { file: value } : value;
    if (!isCitekey(citekey))
      complain(`“${citekey}” cannot be a citekey: use letters, digits and single - _ : . inside.`, at);
    else if (!isRecord(pin) || typeof pin['file'] !== 'string') complain(`${citekey}: “file” is missing.`, at);
    else {
      const { file: named, hash, part } = pin;
      pins.set(citekey, {
        citekey,
        file: normalizedPath(named as string),
        ...(typeof hash === 'string' && { hash }),
        ...(typeof part === 'string' && { part }),
      });
    }
  }
  const corrections = new Map<string, FileCorrection>();
  for (const [named, value, at] of section(document, 'corrections', complain)) {
    const read = (said: unknown): Correction => {
      const { correction, complaints } = readCorrection(said);
      for (const complaint of complaints) complain(`${named}: ${complaint}`, at);
      return correction;
    };
    const { parts, ...whole } = isRecord(value) ? value : { parts: undefined };
    const ofParts = isRecord(parts) ? Object.entries(parts).map(([part, said]) => [part, read(said)] as const) : [];
    corrections.set(normalizedPath(named), { whole: read(isRecord(value) ? whole : value), parts: new Map(ofParts) });
  }
  const notBody = new Map<string, readonly string[]>();
  for (const [named, value, at] of section(document, 'notBody', complain)) {
    const texts = Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
    if (!Array.isArray(value) || texts.length < value.length) complain(`${named}: a list of passages is expected.`, at);
    notBody.set(normalizedPath(named), texts);
  }
  const bibliographies: string[] = [];
  const said = isMap(contents) ? contents.get('bibliography', true) : undefined;
  for (const node of isSeq(said) ? said.items : said === undefined ? [] : [said]) {
    if (isScalar(node) && typeof node.value === 'string') bibliographies.push(node.value);
    else if (!(isScalar(node) && node.value === null)) complain('“bibliography” is a file, or a list of files.');
  }
  return { pins: [...pins.values()], corrections, notBody, bibliographies, problems, malformed: false };
}

/** The entries of one section as plain values, with where each begins. */
function* section(
  document: Document.Parsed,
  name: string,
  complain: (message: string, offset?: number) => void,
): Generator<[key: string, value: unknown, offset: number | undefined]> {
  const node = isMap(document.contents) ? document.contents.get(name, true) : undefined;
  if (node === undefined || (isScalar(node) && node.value === null)) return;
  if (!isMap(node)) {
    complain(`“${name}” is not understood: entries are expected below it.`);
    return;
  }
  for (const { key, value } of node.items) {
    const offset = isScalar(key) ? key.range?.[0] : undefined;
    const named = String(isScalar(key) ? key.value : key);
    try {
      yield [named, isNode(value) ? value.toJS(document, { maxAliasCount: 50 }) : value, offset];
    } catch {
      // Aliases of aliases: what grows without end is no entry.
      complain(`${named}: too many aliases.`, offset);
    }
  }
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As paths are compared: forward slashes, without `./`. */
export const normalizedPath = (file: string): string =>
  path.posix.normalize(file.replaceAll('\\', '/')).replace(/^\.\//, '');
