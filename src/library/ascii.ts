import type anyAscii from 'any-ascii';
import { transliterate } from './transliteration';

/**
 * The text in ASCII: by the custom of its language where it has one (`ö` is `oe` in German), and what that leaves by the
 * custom of its script (`四点` is `SiDian`).
 */
export function toAscii(text: string, language: string | undefined): string {
  const locale = language?.split('-')[0]?.toLowerCase();
  const known = transliterate(text.normalize('NFC'), locale === undefined ? {} : { locale });
  if (/^[\x20-\x7e]*$/.test(known)) return known;
  return scriptToAscii(known).replace(/[^\x20-\x7e]+/g, ' ');
}

/** The words of a text in ASCII letters and digits: `O’Brien’s ’80s` → `OBriens`, `80s`. */
export function asciiWords(text: string, language: string | undefined): readonly string[] {
  const joined = text.replace(/(\p{L})['’ʼ`´](?=\p{L})/gu, '$1');
  return toAscii(joined, language).match(/[A-Za-z0-9]+/g) ?? [];
}

/** Half a megabyte of tables, for the few titles that need them. */
function scriptToAscii(text: string): string {
  const { default: convert } = require('any-ascii') as { readonly default: typeof anyAscii };
  return convert(text);
}
