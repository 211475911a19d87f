import { parse, stringify } from 'yaml';
import type { CslItem } from '../../model/item';
import { itemsOfData } from './csl-json';
import type { ReadBibliography } from './read-result';

/** As pandoc writes and reads it: a list under `references`, in a YAML block that its own metadata could be. */
export function writeCslYaml(items: readonly CslItem[]): string {
  return `---\nreferences:\n${items.map((item) => writeCslYamlEntry(item, '')).join('')}...\n`;
}

/** One entry of the list, at this indentation, with a final newline. */
export function writeCslYamlEntry(item: CslItem, indent: string): string {
  const lines = stringify(item, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })
    .trimEnd()
    .split('\n');
  return lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}\n`).join('');
}

/** @throws YAMLParseError where the text is not YAML. */
export function readCslYaml(text: string): ReadBibliography {
  // Dates stay text: `2019-03-07` is no time stamp.
  const data: unknown = parse(text.replace(/^\uFEFF/, ''), { schema: 'core', maxAliasCount: 100 });
  return itemsOfData(data);
}
