import type { SourceText } from '../../engine/protocol';
import { displayName, isoDate } from '../../model/item';

/** A capture as text to be compared: what was read of its record, and a paragraph for each passage. */
export function captureText({ source, passages }: SourceText): string {
  const { item } = source;
  const record: readonly (readonly [string, string | undefined])[] = [
    ['Title', item.title],
    ['Author', item.author?.map(displayName).join(', ')],
    ['In', item['container-title']],
    ['Published', item.issued && isoDate(item.issued)],
    ['Address', item.URL],
  ];
  const head = record.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return `${[...head, '', ...passages.flatMap(({ text }) => [text, ''])].join('\n').trimEnd()}\n`;
}

/** The day on which it was saved, as far as that is known; else that of its file. */
export function captureDay({ source: { item, modified } }: SourceText): string {
  return item.accessed ? isoDate(item.accessed) : new Date(modified).toISOString().slice(0, 10);
}
