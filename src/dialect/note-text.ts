import type { Cite } from '../model/citation';
import type { Insertion } from './dialect';
import { writeLocator } from './locator';

/** The note as given; where nothing is given, what is known: key and locator. */
export function plainNote({ cites, formatted }: Insertion, escapeText: (text: string) => string): string {
  const words = formatted?.replace(/\s+/g, ' ').trim() ?? '';
  if (words !== '') return escapeText(words);
  return escapeText(
    cites
      .map(({ citekey, locator }) => (locator === undefined ? citekey : `${citekey}, ${writeLocator(locator)}`))
      .join('; '),
  );
}

/** The author's name in front of a note whose cite is part of the sentence; `undefined` where there is none to be named. */
export function nameInSentence(
  { cites, narrative }: Insertion,
  escapeText: (text: string) => string,
): string | undefined {
  const name = narrative?.replace(/\s+/g, ' ').trim() ?? '';
  return cites[0]?.form === 'narrative' && name !== '' ? escapeText(name) : undefined;
}

/** What a markup allows in the label of a note. */
export interface LabelSyntax {
  /** Between the keys of several sources. */
  readonly separator: string;
  /** What no label may hold. */
  readonly forbidden: RegExp;
}

/** A label that says which sources: `ruiz2019`, `ruiz2019+li2020`. */
export function noteLabel(cites: readonly Cite[], { separator, forbidden }: LabelSyntax): string {
  return (
    cites
      .map(({ citekey }) => citekey.replace(forbidden, '-').replace(/^-|-$/g, ''))
      .filter(Boolean)
      .join(separator) || 'note'
  );
}

/** `base`, or the first of `base-2`, `base-3` … that no label is. */
export function freeNoteLabel(base: string, taken: readonly string[]): string {
  let label = base;
  for (let n = 2; taken.some((it) => it.toLowerCase() === label.toLowerCase()); n++) label = `${base}-${n}`;
  return label;
}
