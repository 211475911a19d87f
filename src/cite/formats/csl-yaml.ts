import { parse, stringify } from 'yaml';
import { type CslItem, DATE_VARIABLES } from '../../model/item';
import { cslDataOf } from './csl-data';
import { itemsOfData } from './csl-json';
import { type KeyOf, UNNAMED } from './keyless';
import { cslOfMarkdown, markdownOfCsl } from './pandoc-strings';
import type { ReadBibliography } from './read-result';

/** As pandoc writes and reads it: a list under `references`, in a YAML block that its own metadata could be. */
export function writeCslYaml(items: readonly CslItem[]): string {
  return `---\nreferences:\n${items.map((item) => writeCslYamlEntry(item, '')).join('')}...\n`;
}

/** One entry of the list, at this indentation, with a final newline. */
export function writeCslYamlEntry(item: CslItem, indent: string): string {
  const lines = stringify(cslDataOf(withStrings(item, markdownOfCsl)), {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  })
    .trimEnd()
    .split('\n');
  return lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}\n`).join('');
}

/** @throws YAMLParseError where the text is not YAML. */
export function readCslYaml(text: string, keyOf: KeyOf = UNNAMED): ReadBibliography {
  // Dates stay text: `2019-03-07` is no time stamp.
  const data: unknown = parse(text.replace(/^\uFEFF/, ''), { schema: 'core', maxAliasCount: 100 });
  const { items, ...rest } = itemsOfData(data, keyOf);
  return { items: items.map((item) => withStrings(item, cslOfMarkdown)), ...rest };
}

/** What pandoc does not read as Markdown. */
const AS_IT_IS: ReadonlySet<string> = new Set(['id', 'type', 'language', ...DATE_VARIABLES]);

function withStrings(item: CslItem, change: (text: string) => string): CslItem {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, changed(part)]));
  };
  const fields = Object.entries(item).map(([name, value]) => [name, AS_IT_IS.has(name) ? value : changed(value)]);
  return Object.fromEntries(fields) as CslItem;
}
