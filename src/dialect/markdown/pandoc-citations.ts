import type { Cite } from '../../model/citation';
import type { Range } from '../../model/range';
import type { DraftCitation, DraftCite } from '../dialect';
import { readLocator, writeLocator } from '../locator';
import { FILLER, type MarkdownText } from './prose';

/** Pandoc manual, "Citation syntax": letters, digits and `_`, and single punctuation characters between them. */
const KEY = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*/uy;
const BRACED_KEY = /\{[^{}\s]+\}/y;
const WORD = /[\p{L}\p{N}]/u;
/** Longer brackets hold prose; keeps the reading of nested ones linear. */
const LONGEST = 4000;

/** Quarto's and pandoc-crossref's references to figures, tables and the like, which are written as citations are. */
const CROSS_REFERENCE =
  /^(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|apx|suppfig)[-:]/i;

/** The citations of a Markdown text: `[see @a, p. 4; @b]`, `@a [p. 4]`, `[-@a]`, `-@a`. */
export function readCitations({ prose, blocks }: MarkdownText): readonly DraftCitation[] {
  return blocks
    .flatMap((block) => citationsOf(prose, block))
    .filter(({ cites }) => !cites.every(({ citekey }) => CROSS_REFERENCE.test(citekey)));
}

/** Where a citation may begin, and the escapes that hide one. */
const OPENING = /[\\[@-]/g;

function citationsOf(text: string, block: Range): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  if (!text.slice(block.start, block.end).includes('@')) return found;
  const closing = closingBrackets(text, block);
  const within = text.slice(0, block.end);
  let at = block.start;
  while (at < block.end) {
    OPENING.lastIndex = at;
    const next = OPENING.exec(within);
    if (next === null) break;
    at = next.index;
    const [char] = next;
    if (char === '\\') {
      at += 2;
      continue;
    }
    const citation =
      char === '['
        ? bracketed(text, at, closing)
        : char === '@' || char === '-'
          ? inText(text, at, block.end, closing)
          : undefined;
    if (citation !== undefined) found.push(citation);
    at = citation?.range.end ?? at + 1;
  }
  return found;
}

/** `[see @a, p. 4; @b]`; not a link, and every part of it has a key. */
function bracketed(text: string, at: number, closing: ReadonlyMap<number, number>): DraftCitation | undefined {
  const close = closing.get(at);
  if (
    close === undefined ||
    close - at > LONGEST ||
    text[at + 1] === '^' ||
    isNote(text, at) ||
    isLinkTarget(text, close + 1)
  )
    return undefined;
  const cites = readList(text, { start: at + 1, end: close });
  return cites === undefined ? undefined : { range: { start: at, end: close + 1 }, cites };
}

/** `@a`, `-@a`, and with a bracket: `@a [p. 4; see @b]`. */
function inText(
  text: string,
  at: number,
  end: number,
  closing: ReadonlyMap<number, number>,
): DraftCitation | undefined {
  const suppressed = text[at] === '-';
  if (WORD.test(text[at - 1] ?? '') || (suppressed && text[at + 1] !== '@')) return undefined;
  const key = readKey(text, suppressed ? at + 2 : at + 1, end);
  if (key === undefined) return undefined;
  const form = suppressed ? 'suppress-author' : 'narrative';
  const alone: DraftCite = { citekey: key.citekey, keyRange: key.keyRange, form };
  const bracket = /^[ \t]*\r?\n?[ \t]*\[(?!\^)/.exec(text.slice(key.end, Math.min(end, key.end + 20)));
  const open = bracket === null ? -1 : key.end + bracket[0].length - 1;
  const close = closing.get(open);
  const short: DraftCitation = { range: { start: at, end: key.end }, cites: [alone] };
  if (close === undefined || text[close + 1] === '[' || isLinkTarget(text, close + 1)) return short;
  const [first, ...rest] = split(text, { start: open + 1, end: close });
  if (first === undefined) return short;
  const others = rest.length === 0 ? [] : readList(text, { start: first.end + 1, end: close });
  const firstText = text.slice(first.start, first.end);
  // `@a [@b]` and `@a [see @b]`: the bracket is a list of further cites.
  const list =
    rest.length === 0 || firstText.includes('@') ? readList(text, { start: open + 1, end: close }) : undefined;
  if (list !== undefined) return { range: { start: at, end: close + 1 }, cites: [alone, ...list] };
  if (others === undefined) return short;
  return { range: { start: at, end: close + 1 }, cites: [{ ...alone, ...readSuffix(firstText) }, ...others] };
}

/** The brackets of an inline note hold prose, in which citations stand: `^[As @ruiz2019 says.]`. */
const isNote = (text: string, at: number): boolean => text[at - 1] === '^' && text[at - 2] !== '\\';

/** The target of a link is masked; nothing else behind a bracket is, but code. */
function isLinkTarget(text: string, at: number): boolean {
  return text[at] === FILLER;
}

/** Cites separated by `;`, or `undefined` where one of them has no key. */
function readList(text: string, range: Range): readonly DraftCite[] | undefined {
  const cites: DraftCite[] = [];
  for (const part of split(text, range)) {
    const cite = readCite(text, part);
    if (cite === undefined) return undefined;
    cites.push(cite);
  }
  return cites;
}

function readCite(text: string, part: Range): DraftCite | undefined {
  for (let at = part.start; at < part.end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '@') {
      const suppressed = at > part.start && text[at - 1] === '-';
      const before = suppressed ? at - 1 : at;
      if (before > part.start && WORD.test(text[before - 1] ?? '')) continue;
      const key = readKey(text, at + 1, part.end);
      if (key === undefined) continue;
      const prefix = text.slice(part.start, before).trim();
      return {
        citekey: key.citekey,
        keyRange: key.keyRange,
        ...(prefix === '' ? {} : { prefix: unescapeText(prefix) }),
        ...(suppressed ? { form: 'suppress-author' as const } : {}),
        ...readSuffix(text.slice(key.end, part.end)),
      };
    }
  }
  return undefined;
}

function readKey(text: string, at: number, end: number) {
  const braced = text[at] === '{';
  const pattern = braced ? BRACED_KEY : KEY;
  pattern.lastIndex = at;
  const match = pattern.exec(text)?.[0];
  if (match === undefined || at + match.length > end) return undefined;
  const keyRange = braced ? { start: at + 1, end: at + match.length - 1 } : { start: at, end: at + match.length };
  return { citekey: text.slice(keyRange.start, keyRange.end), keyRange, end: at + match.length };
}

/** What follows a key: `, p. 4, and more`, `{p. 4}`, ` [p. 4]` without its brackets. */
function readSuffix(text: string): Pick<Cite, 'locator' | 'suffix'> {
  const braced = /^\s*,?\s*\{([^{}]*)\}/.exec(text);
  const inBraces = braced?.[1]?.trim() ?? '';
  const read = readLocator(braced === null ? text.replace(/^\s*,?\s*/, '') : inBraces);
  // All that the braces hold is the locator.
  const locator = braced === null || read?.rest === '' ? read?.locator : { label: 'page' as const, value: inBraces };
  const isLocated = locator !== undefined && locator.value !== '';
  const rest = !isLocated ? text : braced === null ? (read?.rest ?? '') : text.slice(braced[0].length);
  const suffix = unescapeText(rest.trim());
  return { ...(isLocated ? { locator } : {}), ...(suffix === '' ? {} : { suffix }) };
}

/** Splits at the semicolons that stand in no bracket. */
function split(text: string, { start, end }: Range): readonly Range[] {
  const parts: Range[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    else if (char === ';' && depth === 0) {
      parts.push({ start: from, end: at });
      from = at + 1;
    }
  }
  parts.push({ start: from, end });
  return parts;
}

/** Of each opening bracket of a block its closing one. */
function closingBrackets(text: string, { start, end }: Range): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '[') open.push(at);
    else if (char === ']') {
      const partner = open.pop();
      if (partner !== undefined) closing.set(partner, at);
    }
  }
  return closing;
}

function unescapeText(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\s+/g, ' ');
}

/** `@ruiz2019`, `@{odd key}`: as the first thing of a citation, or in the sentence. */
export function writeKey(citekey: string): string {
  KEY.lastIndex = 0;
  const plain = KEY.exec(citekey)?.[0] === citekey;
  return plain ? `@${citekey}` : `@{${citekey.replace(/[{}\s]/g, '')}}`;
}

/** `[see @a, para. 4; @b]`, and `@a [para. 4; @b]` where the first cite is narrative. */
export function writeCitation(cites: readonly Cite[], escapeWord: (text: string) => string): string {
  const [first, ...rest] = cites;
  if (first === undefined) return '';
  if (first.form !== 'narrative') return `[${cites.map((cite) => writeCite(cite, escapeWord)).join('; ')}]`;
  const suffix = suffixOf(first, escapeWord).replace(/^,? /, '');
  const others = rest.map((cite) => writeCite(cite, escapeWord));
  const bracket = [...(suffix === '' ? [] : [suffix]), ...others].join('; ');
  return writeKey(first.citekey) + (bracket === '' ? '' : ` [${bracket}]`);
}

/** One cite as it stands between brackets: `see -@a, para. 4, and more`. */
export function writeCite(cite: Cite, escapeWord: (text: string) => string): string {
  const prefix = cite.prefix === undefined || cite.prefix === '' ? '' : `${escapeWord(cite.prefix.trim())} `;
  return `${prefix}${cite.form === 'suppress-author' ? '-' : ''}${writeKey(cite.citekey)}${suffixOf(cite, escapeWord)}`;
}

function suffixOf({ locator, suffix }: Cite, escapeWord: (text: string) => string): string {
  const value = locator === undefined ? '' : writeLocator(locator);
  // In braces Pandoc takes the whole for the locator, whatever is in it.
  const isPlain = readLocator(value)?.rest === '';
  const located = value === '' ? '' : isPlain ? `, ${value}` : `, {${escapeWord(value.replace(/[{}]/g, ''))}}`;
  const after = suffix?.trim() ?? '';
  return located + (after === '' ? '' : /^[,.:)]/.test(after) ? escapeWord(after) : ` ${escapeWord(after)}`);
}
