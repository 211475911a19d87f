import { fieldText } from '../../model/field-text';
import { displayName } from '../../model/item';
import { notesOn } from '../../model/notes-on';
import type { Passage, Source } from '../../model/source';
import { fold, words } from '../../model/words';
import { hostWords } from '../query';
import { latin } from './sounds';

/** Fields of a source's record in the index: a document of the record space is the source's number times their count plus the field's. */
export const FIELDS = [
  'title',
  'author',
  'container-title',
  'year',
  'citekey',
  'tags',
  'site',
  'mark',
  'subtitle',
  'notes',
] as const;
export type IndexedField = (typeof FIELDS)[number];
export const FIELD_COUNT = FIELDS.length;

/** Terms that no one can type: properties by which filters narrow, and the languages of the library. */
export const HAS_NOTE = '\u0001note';
export const LANGUAGE = '\u0001language:';

export interface RecordTerm {
  readonly term: string;
  /** Number of the word within the field. */
  readonly position: number;
}

/**
 * What describes a source, as terms: the words of its fields; Cyrillic and Greek ones also in Latin letters; initials of
 * names; acronyms of publications and organisations (`The Moscow Times`: `tmt`, `mt`). One list for each field.
 */
export function recordTerms(source: Source, passages: readonly Passage[]): readonly (readonly RecordTerm[])[] {
  return FIELDS.map((field) => {
    const found: RecordTerm[] = [];
    const add = (term: string, position: number) => {
      if (term !== '' && !found.some((other) => other.term === term && other.position === position)) {
        found.push({ term, position });
      }
    };
    if (field === 'site') {
      hostWords(source.item.URL ?? '').forEach(add);
    } else if (field === 'mark') {
      if (source.notes !== undefined || passages.some(hasNote)) add(HAS_NOTE, 0);
      add(LANGUAGE + languageOf(source), 1);
    } else {
      const text = textOf(field, source, passages);
      words(text).forEach((word, i) => {
        add(word.text, i);
        const inLatin = latin(word.text);
        if (inLatin !== word.text) add(fold(inLatin).replace(/[^a-z0-9]/g, ''), i);
      });
      if (field === 'author') initials(source).forEach((letters, i) => letters.forEach((letter) => add(letter, i)));
      if (field === 'container-title') acronyms(text).forEach((acronym) => add(acronym, 0));
    }
    return found.sort((a, b) => a.position - b.position);
  });
}

function textOf(field: Exclude<IndexedField, 'site' | 'mark'>, source: Source, passages: readonly Passage[]): string {
  if (field === 'subtitle') return source.item.subtitle ?? '';
  if (field === 'notes') return [...(source.notes ?? []), ...passages.flatMap(notesOn)].join('\n');
  return fieldText(source, field);
}

function hasNote(passage: Passage): boolean {
  return notesOn(passage).length > 0;
}

function languageOf(source: Source): string {
  return fold(source.item.language ?? 'und').split(/[-_]/)[0] ?? 'und';
}

/** First letters of the given names, and acronyms of organisations. */
function initials(source: Source): string[][] {
  return (source.item.author ?? []).map((name) => {
    if (name.literal !== undefined) return acronyms(name.literal);
    const given = words(displayName({ given: name.given ?? '' })).map((word) => word.text.slice(0, 1));
    return [...given, ...given.map((letter) => latin(letter)), given.join('')];
  });
}

/** `The Moscow Times` → `tmt`, `mt`; small words may be left out or counted. */
export function acronyms(name: string): string[] {
  const all = words(name).map((word) => word.text);
  if (all.length < 2) return [];
  const of = (list: readonly string[]) => list.map((word) => latin(word).slice(0, 1)).join('');
  const large = all.filter((word) => !/^(?:the|of|and|for|in|a|der|die|das|und|la|le|de|des|el|los|et)$/.test(word));
  return [...new Set([of(all), of(large)])].filter((acronym) => acronym.length > 1);
}
