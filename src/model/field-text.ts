import { displayName, issuedYear } from './item';
import type { SourceField } from './match';
import type { Source } from './source';

/** A source's field as one line of text: what is searched, shown and marked alike. Empty where unknown. */
export function fieldText(source: Pick<Source, 'item' | 'citekey' | 'tags'>, field: SourceField): string {
  const { item } = source;
  switch (field) {
    case 'title':
      return item.title ?? '';
    case 'author':
      return (item.author ?? []).map(displayName).join(', ');
    case 'container-title':
      return item['container-title'] ?? item.publisher ?? '';
    case 'year':
      return String(issuedYear(item) ?? '');
    case 'citekey':
      return source.citekey;
    case 'tags':
      return source.tags.join(' ');
  }
}
