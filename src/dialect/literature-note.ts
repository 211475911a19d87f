import type { CslItem } from '../model/item';
import { escapeCommonMark } from './markdown/escape';
import { writeByTemplate } from './template';

/**
 * A note on a source by a template (see `template.ts`). In the front matter, where values stand in double quotes, they are written as
 * YAML has them; below it as Markdown.
 */
export function literatureNoteText(template: string, item: CslItem): string {
  const head = /^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/.exec(template)?.[0] ?? '';
  const body = template.slice(head.length);
  // Whole lines of the front matter without a value say nothing.
  const filled = writeByTemplate(head, item, inDoubleQuotes).replace(/^[\w-]+:[ \t]*(?:"")?[ \t]*\r?\n/gm, '');
  const text = filled + writeByTemplate(body, item, escapeCommonMark);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** A path by a template: values become names that every system takes, and never a folder of their own. */
export function noteFileName(template: string, item: CslItem): string {
  return writeByTemplate(template, item, (value) =>
    value
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
      .replace(/[\u0000-\u001f\\/:*?"<>|#^[\]]+/g, '-')
      .replace(/^[.\s]+|[.\s]+$/g, '')
      .slice(0, 120),
  );
}

function inDoubleQuotes(value: string): string {
  return value.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ');
}
