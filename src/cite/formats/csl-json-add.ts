import type { CslItem } from '../../model/item';
import { cslDataOf } from './csl-data';
import { lineBreakOf } from './line-breaks';

/**
 * Items put at the end of the array of a CSL-JSON file, laid out as its entries are; everything else stays. `undefined`
 * where there is no array to add to: neither the whole, nor under `items` or `references`. The text is valid JSON.
 */
export function addToJson(text: string, items: readonly CslItem[]): string | undefined {
  const array = findArray(text);
  if (array === undefined) return undefined;
  if (items.length === 0) return text;
  const eol = lineBreakOf(text);
  const inner = text.slice(array.start + 1, array.end);
  const lastEnd = array.start + 1 + inner.trimEnd().length;
  const { before, indent } = layoutOf(inner, eol);
  const written = items.map((item) =>
    before === ' '
      ? JSON.stringify(cslDataOf(item))
      : JSON.stringify(cslDataOf(item), null, indent).replace(/\n/g, before),
  );
  const isEmpty = inner.trim() === '';
  const lead = isEmpty ? before.trimStart() || before : `,${before}`;
  const joined = written.join(`,${before}`);
  const closesLine = isEmpty && !/[\r\n]/.test(inner) && before !== ' ' ? eol : '';
  const at = isEmpty ? array.start + 1 : lastEnd;
  return `${text.slice(0, at)}${isEmpty ? before : lead}${joined}${closesLine}${text.slice(at)}`;
}

/** White space before each entry, and the indentation within one. */
function layoutOf(inner: string, eol: string): { before: string; indent: string } {
  if (inner.trim() === '') return { before: `${eol}  `, indent: '  ' };
  const lead = /^\s*/.exec(inner)?.[0] ?? '';
  if (!/[\r\n]/.test(lead) && !/[\r\n]/.test(inner)) return { before: ' ', indent: '' };
  const entryIndent = /[ \t]*$/.exec(lead)?.[0] ?? '';
  const fieldIndent = /\{\s*?(?:\r\n|\n|\r)([ \t]*)"/.exec(inner)?.[1];
  const indent = fieldIndent?.startsWith(entryIndent) ? fieldIndent.slice(entryIndent.length) : '  ';
  return { before: `${eol}${entryIndent}`, indent: indent === '' ? '  ' : indent };
}

/** Where the array of entries begins and ends: its brackets. */
function findArray(text: string): { start: number; end: number } | undefined {
  const open: { bracket: string; at: number; key: string | undefined }[] = [];
  let key: string | undefined;
  let found: { start: number; end: number } | undefined;
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/g)) {
    const [token, colon] = match;
    if (token.startsWith('"')) {
      if (colon !== undefined) key = token.slice(1, token.lastIndexOf('"'));
    } else if (token === '[' || token === '{') {
      open.push({ bracket: token, at: match.index, key });
      key = undefined;
    } else {
      const closed = open.pop();
      if (closed?.bracket !== '[') continue;
      const isWhole = open.length === 0;
      const isListed = open.length === 1 && (closed.key === 'items' || closed.key === 'references');
      if (isWhole || isListed) found ??= { start: closed.at, end: match.index };
    }
  }
  return found;
}
