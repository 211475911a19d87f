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

/** Edits that take a field out of the front matter, with the comment on its line; the front matter goes where it is the only one. */
export function removeFrontMatterField(draft: string, name: string): readonly TextEdit[] {
  const text = readMarkdown(draft);
  const yaml = readFrontMatter(text);
  const contents = yaml?.document.contents;
  if (!yaml || !isMap(contents) || contents.flow || text.frontMatter === undefined) return [];
  const at = contents.items.findIndex(({ key }) => isScalar(key) && key.value === name);
  const key = contents.items[at]?.key;
  if (!isScalar(key) || !key.range) return [];
  if (contents.items.length === 1 && !contents.comment && !contents.commentBefore && !yaml.document.commentBefore) {
    const after = /^(?:[ \t]*\r?\n)+/.exec(draft.slice(text.frontMatter.end))?.[0].length ?? 0;
    return [{ start: text.frontMatter.start, end: text.frontMatter.end + after, newText: '' }];
  }
  const start = yaml.start + key.range[0];
  // A field ends where a line begins that is neither indented, nor an item of its list.
  const length = /^[^\n]*(?:\n(?:[ \t][^\n]*|-(?!--)[^\n]*)?(?=\n))*(?:\n|$)/.exec(draft.slice(start))?.[0].length ?? 0;
  return [{ start, end: start + length, newText: '' }];
}

function nodeOf(draft: string, name: string) {
  const yaml = readFrontMatter(readMarkdown(draft));
  const contents = yaml?.document.contents;
  if (!yaml || !isMap(contents)) return undefined;
  const value = contents.items.find(({ key }) => isScalar(key) && key.value === name)?.value;
  if (!isScalar(value) || !value.range) return undefined;
  return { value: value.value, start: yaml.start + value.range[0], end: yaml.start + value.range[1] };
}
