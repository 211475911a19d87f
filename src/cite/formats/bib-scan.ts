import type { Range } from '../../model/range';

/** A field of a `.bib` entry: `year = 1999 # "a"` has two parts. */
export interface BibField {
  /** In lower case. */
  readonly name: string;
  readonly parts: readonly { readonly kind: 'braced' | 'quoted' | 'number' | 'macro'; readonly text: string }[];
}

/** What stands between the comments of a `.bib` file. Ranges begin at the `@` and end after the closing brace. */
export type BibBlock =
  | {
      readonly kind: 'entry';
      readonly range: Range;
      readonly type: string;
      readonly key: string;
      readonly fields: readonly BibField[];
    }
  | { readonly kind: 'string'; readonly range: Range; readonly field: BibField | undefined }
  | { readonly kind: 'preamble' | 'comment'; readonly range: Range }
  /** No closing brace, or no key: it holds what it could be read from until the next entry begins. */
  | { readonly kind: 'broken'; readonly range: Range; readonly key: string | undefined; readonly reason: string };

/**
 * Blocks of a BibTeX or BibLaTeX file in order. Whatever stands outside them is a comment, as are lines that begin with
 * `%` (as biber has it). Total: a block that does not close ends where the next one begins at the start of a line.
 */
export function scanBib(text: string): readonly BibBlock[] {
  const blocks: BibBlock[] = [];
  const opener = /@[ \t]*([a-zA-Z][\w-]*)\s*([{(])/g;
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const start = match.index;
    if (isCommented(text, start)) continue;
    const block = readBlock(
      text,
      start,
      (match[1] ?? '').toLowerCase(),
      match[2] === '(' ? ')' : '}',
      opener.lastIndex,
    );
    blocks.push(block);
    opener.lastIndex = Math.max(block.range.end, opener.lastIndex);
  }
  return blocks;
}

function isCommented(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.trimStart().startsWith('%');
}

function readBlock(text: string, start: number, type: string, closer: '}' | ')', inside: number): BibBlock {
  const { end, closed } = findEnd(text, inside, closer);
  const range = { start, end: closed ? end + 1 : end };
  const body = text.slice(inside, end);
  if (type === 'comment') return { kind: 'comment', range };
  if (type === 'preamble') return { kind: 'preamble', range };
  if (type === 'string') return { kind: 'string', range, field: readFields(body)[0] };

  const key = /^\s*([^\s,{}()"]+)\s*(?:,|$)/.exec(body);
  if (key === null) return { kind: 'broken', range, key: undefined, reason: 'it has no key' };
  if (!closed) return { kind: 'broken', range, key: key[1], reason: 'its closing brace is missing' };
  return { kind: 'entry', range, type, key: key[1] ?? '', fields: readFields(body.slice(key[0].length)) };
}

/** Where the block closes; else where the next one begins, or the text ends. */
function findEnd(text: string, from: number, closer: '}' | ')'): { end: number; closed: boolean } {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (depth === 0 && c === closer) return { end: i, closed: true };
    else if (c === '}' && depth > 0) depth--;
    // A new entry at the start of a line inside another: the brace before it is missing.
    else if (c === '\n' && startsEntry(text, i + 1)) return { end: trimEnd(text, from, i + 1), closed: false };
  }
  return { end: trimEnd(text, from, text.length), closed: false };
}

const ENTRY_START = /[ \t]*@[ \t]*[a-zA-Z]+\s*[{(]\s*(?:[^\s,{}()"=]+\s*,|[\w-]+\s*=)/y;
function startsEntry(text: string, at: number): boolean {
  ENTRY_START.lastIndex = at;
  return ENTRY_START.test(text);
}

function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** `name = part # part, …`; what cannot be read is skipped up to the next comma. */
function readFields(body: string): readonly BibField[] {
  const fields: BibField[] = [];
  let at = 0;
  while (at < body.length) {
    const name = match(/[\s,]*([^\s={},#"]+)\s*=\s*/y, body, at);
    if (name === undefined) {
      const comma = body.indexOf(',', at);
      if (comma < 0) break;
      at = comma + 1;
      continue;
    }
    at = name.end;
    const parts: BibField['parts'][number][] = [];
    for (;;) {
      const part = readPart(body, at);
      if (part === undefined) break;
      parts.push(part.value);
      at = part.end;
      const more = match(/\s*#\s*/y, body, at);
      if (more === undefined) break;
      at = more.end;
    }
    if (parts.length > 0) fields.push({ name: (name.groups[0] ?? '').toLowerCase(), parts });
    else at = Math.max(at, body.indexOf(',', at) + 1 || body.length);
  }
  return fields;
}

function readPart(body: string, at: number): { value: BibField['parts'][number]; end: number } | undefined {
  const c = body[at];
  if (c === '{' || c === '"') {
    const end = closing(body, at + 1, c === '{' ? '}' : '"');
    return { value: { kind: c === '{' ? 'braced' : 'quoted', text: body.slice(at + 1, end) }, end: end + 1 };
  }
  const word = match(/[^\s,#{}"]+/y, body, at);
  if (word === undefined) return undefined;
  const text = body.slice(at, word.end);
  return { value: { kind: /^\d+$/.test(text) ? 'number' : 'macro', text }, end: word.end };
}

function closing(body: string, from: number, closer: '}' | '"'): number {
  let depth = 0;
  for (let i = from; i < body.length; i++) {
    const c = body[i];
    if (c === '\\') i++;
    else if (depth === 0 && c === closer) return i;
    else if (c === '{') depth++;
    else if (c === '}' && depth > 0) depth--;
  }
  return body.length;
}

function match(
  pattern: RegExp,
  text: string,
  at: number,
): { end: number; groups: readonly (string | undefined)[] } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? undefined : { end: pattern.lastIndex, groups: found.slice(1) };
}
