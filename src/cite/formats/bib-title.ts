import { escapeBib } from './bib-escape';

/**
 * A title with braces where a style may not change a letter's case.
 *
 * Styles put English titles into sentence case, and cannot tell a name from a capitalised word. A title in sentence case
 * keeps its names by braces around them; in a headline where every word has a capital nobody can tell the names, so the
 * whole is kept as the source has it. Other languages are left alone: no style changes them.
 */
export function bibTitle(title: string, language: string | undefined): string {
  const escaped = escapeBib(title);
  if (language !== undefined && !/^en\b/i.test(language)) return escaped;
  if (isHeadline(title)) return `{${escaped}}`;
  // The first word, and the first after a colon, begin with a capital in every case.
  return title
    .split(/(\s+)/)
    .map((piece, i, all) => {
      const startsPart = i === 0 || /(?:[:?!—–]|\p{Ll}{2}\.)["”’)]*$/u.test(all[i - 2] ?? '');
      const held = hasInnerCapital(piece) || (!startsPart && /\p{Lu}/u.test(piece));
      return held ? hold(piece) : escapeBib(piece);
    })
    .join('');
}

/** Braces around the word alone, not around its quotation marks and commas. */
function hold(piece: string): string {
  const [, lead = '', word = '', trail = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(piece) ?? [];
  return `${escapeBib(lead)}{${escapeBib(word)}}${escapeBib(trail)}`;
}

const hasInnerCapital = (word: string): boolean => /[\p{L}\p{N}]\p{P}*\p{Lu}/u.test(word);

/** Nearly all of the longer words after the first begin with a capital. */
function isHeadline(title: string): boolean {
  const long = title
    .split(/\s+/)
    .slice(1)
    .filter((word) => /^\P{L}*\p{L}{4,}/u.test(word));
  const capital = long.filter((word) => /^\P{L}*\p{Lu}/u.test(word));
  return long.length > 0 && capital.length / long.length > 0.75;
}
