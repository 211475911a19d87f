import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';

type Stemmer = (word: string) => string;

/** By ISO 639-1 code. Greek's is left out: 28 KB, and it expects accents that the index does not keep. */
const LATIN: { readonly [language: string]: Stemmer } = {
  en: english,
  da: danish,
  de: german,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nb: norwegian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  sv: swedish,
  tr: turkish,
};
const CYRILLIC: { readonly [language: string]: Stemmer } = { ru: russian, uk: ukrainian };

/** Stemmers for a word of the query: it may be in any language of the library that is written in its script. */
export function stemmersFor(word: string, languages: ReadonlySet<string>): readonly Stemmer[] {
  const unit = word.charCodeAt(0);
  if (unit >= 0x0600 && unit < 0x0700) return [arabic];
  const [table, usual] = unit >= 0x0400 && unit < 0x0530 ? [CYRILLIC, 'ru'] : unit < 0x0250 ? [LATIN, 'en'] : [{}, ''];
  return Object.entries(table)
    .filter(([language]) => language === usual || languages.has(language))
    .map(([, stemmer]) => stemmer);
}
