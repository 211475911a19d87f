import { fieldText } from '../../model/field-text';
import { type CslItem, familyName, issuedYear } from '../../model/item';
import type { Source } from '../../model/source';

/** `Ruiz`, `Ruiz and Meyer`, `Ruiz et al.`; empty where no author is known. */
export function shortAuthors(item: Pick<CslItem, 'author'>): string {
  const names = (item.author ?? []).map(familyName).filter((name) => name !== '');
  if (names.length > 2) return `${names[0]} et al.`;
  return names.join(' and ');
}

/** `Ruiz · 2020`; what is not known is left out. */
export function shortByline(source: Pick<Source, 'item'>): string {
  return joined([shortAuthors(source.item), String(issuedYear(source.item) ?? '')]);
}

/** `Ana Ruiz · The Meridian Post · 2020` */
export function byline(source: Source): string {
  return joined([fieldText(source, 'author'), fieldText(source, 'container-title'), fieldText(source, 'year')]);
}

/** A source always has something to be called by. */
export function titleOf(source: Source): string {
  return source.item.title ?? `Untitled (${fileName(source.file)})`;
}

export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

export const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');
