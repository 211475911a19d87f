import { isMap, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';
import type { CslItem } from '../../model/item';
import { addToJson } from './csl-json-add';
import { writeCslYamlEntry } from './csl-yaml';
import { writeHayagrivaEntry } from './hayagriva';
import { lineBreakOf } from './line-breaks';

/** Why a YAML text must not be added to; `undefined` where it may. */
export function yamlProblem(text: string): string | undefined {
  const [error] = parse(text).errors;
  return error === undefined ? undefined : `it is not valid YAML (${error.message.split('\n')[0]})`;
}

const parse = (text: string) => parseDocument(text, { schema: 'core', keepSourceTokens: true });

/** Entries put at the end of the list under `references` (or of the whole, where that is a list). */
export function addToYamlReferences(text: string, items: readonly CslItem[]): string | undefined {
  const { contents } = parse(text);
  const list = isMap(contents) ? contents.get('references', true) : contents;
  if (isSeq(list)) return addToSequence(text, list, items);
  if (isMap(contents) && !contents.flow && !contents.has('references')) {
    return insertAtEnd(text, `references:\n${items.map((item) => writeCslYamlEntry(item, '')).join('')}`);
  }
  if (contents === null)
    return insertAtEnd(text, `references:\n${items.map((item) => writeCslYamlEntry(item, '')).join('')}`);
  return undefined;
}

function addToSequence(text: string, list: YAMLSeq, items: readonly CslItem[]): string | undefined {
  if (items.length === 0) return text;
  const [start = 0, end = 0] = list.range ?? [];
  if (list.flow) {
    const grown = addToJson(text.slice(start, end), items);
    return grown === undefined ? undefined : text.slice(0, start) + grown + text.slice(end);
  }
  const dash = text.lastIndexOf('-', startOf(list.items[0] as Node) ?? start);
  const indent = text.slice(text.lastIndexOf('\n', dash - 1) + 1, dash).replace(/[^\t]/g, ' ');
  const at = endOfLine(text, lastCharacter(text, end));
  return insertLine(text, at, items.map((item) => writeCslYamlEntry(item, indent)).join(''));
}

/** Entries put at the end of hayagriva's mapping. */
export function addToHayagriva(text: string, items: readonly CslItem[]): string | undefined {
  const { contents } = parse(text);
  if (contents !== null && !(isMap(contents) && !contents.flow)) return undefined;
  return items.length === 0 ? text : insertAtEnd(text, items.map(writeHayagrivaEntry).join(''));
}

/** Before a closing `...`, else at the end of the text. */
function insertAtEnd(text: string, block: string): string {
  const marker = /^\.\.\.[ \t]*$|^---[ \t]*\s*$(?![\s\S]*\S)/m.exec(
    text.replace(/^---[^\n]*/, (line) => ' '.repeat(line.length)),
  );
  if (marker === null)
    return insertLine(
      text,
      text.trimEnd() === '' ? text.length : endOfLine(text, lastCharacter(text, text.length)),
      block,
    );
  return text.slice(0, marker.index) + block.replace(/\n/g, lineBreakOf(text)) + text.slice(marker.index);
}

/** Whole lines put after the line that ends at `at`; a text without a final line break gets none. */
function insertLine(text: string, at: number, block: string): string {
  const eol = lineBreakOf(text);
  const lines = block.replace(/\n/g, eol);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  if (before === '' || /[\r\n]$/.test(before)) return before + lines + after;
  return after === '' ? before + eol + lines.slice(0, -eol.length) : before + eol + lines + after;
}

function startOf(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}

function lastCharacter(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** Just after the line break that ends the line of `at`, or the end of the text. */
function endOfLine(text: string, at: number): number {
  const rest = /\r\n|\n|\r/.exec(text.slice(at));
  return rest === null ? text.length : at + rest.index + rest[0].length;
}
