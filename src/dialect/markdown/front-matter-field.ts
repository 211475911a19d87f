import { isMap, isScalar } from 'yaml';
import type { TextEdit } from '../../model/range';
import { lineEnd } from '../lines';
import { readFrontMatter, writeScalar } from './front-matter';
import { readMarkdown } from './prose';

/** A field of the front matter that holds a text, as it is written; `undefined` where there is none. */
export function frontMatterField(draft: string, name: string): string | undefined {
  const value = nodeOf(draft, name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/**
 * Edits after which the front matter says `name: value`; all else in it stays byte for byte. None where it says so already, or
 * where there is no YAML to write into (TOML, or a field that is a list).
 */
export function setFrontMatterField(draft: string, name: string, value: string): readonly TextEdit[] {
  const text = readMarkdown(draft);
  const eol = lineEnd(draft);
  const line = `${name}: ${writeScalar(value)}${eol}`;
  const yaml = readFrontMatter(text);
  if (!yaml) {
    if (text.frontMatter !== undefined) return [];
    const start = draft.startsWith('\uFEFF') ? 1 : 0;
    return [{ start, end: start, newText: `---${eol}${line}---${eol}${draft.trim() === '' ? '' : eol}` }];
  }
  const node = nodeOf(draft, name);
  if (node?.value === value) return [];
  if (node) {
    const space = draft[node.start - 1] === ':' ? ' ' : '';
    return [{ start: node.start, end: node.end, newText: space + writeScalar(value) }];
  }
  const { contents } = yaml.document;
  if (isMap(contents) && contents.items.some(({ key }) => isScalar(key) && key.value === name)) return [];
  // Before the line that closes it.
  const end = yaml.start + (yaml.document.range?.[2] ?? 0);
  const gap = end > yaml.start && draft[end - 1] !== '\n' ? eol : '';
  return [{ start: end, end, newText: gap + line }];
}

function nodeOf(draft: string, name: string) {
  const yaml = readFrontMatter(readMarkdown(draft));
  const contents = yaml?.document.contents;
  if (!yaml || !isMap(contents)) return undefined;
  const value = contents.items.find(({ key }) => isScalar(key) && key.value === name)?.value;
  if (!isScalar(value) || !value.range) return undefined;
  return { value: value.value, start: yaml.start + value.range[0], end: yaml.start + value.range[1] };
}
