import { singleSpaced } from '../plain-words';

const COMMANDS: { readonly [char: string]: string } = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '`': '\\textasciigrave{}',
  '\u00A0': '~',
  '\u00AD': '\\-',
};

/**
 * LaTeX text that prints these characters with any engine and encoding. The straight quotation mark is active in some
 * languages and missing in the old font encoding, so it becomes the mark that LaTeX has for it, opening or closing; `'` is
 * LaTeX's apostrophe. Ligatures (`--`, `''`, `,,`) are kept apart.
 */
export function escapeLatex(text: string): string {
  return singleSpaced(text)
    .replace(/[\\{}$&%#_^~<>|`\u00A0\u00AD]/g, (char) => COMMANDS[char] ?? char)
    .replace(/-(?=-)/g, '-{}')
    .replace(/,(?=,)/g, ',{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/"/g, (_, at: number, whole: string) =>
      /(?:^|[\s([\u2014\u2013-])$/.test(whole.slice(Math.max(0, at - 1), at)) ? '``' : "''",
    );
}

const BEYOND_OLD_ENCODING: { readonly [char: string]: string } = {
  '„': '\\quotedblbase',
  '‚': '\\quotesinglbase',
  '«': '\\guillemotleft',
  '»': '\\guillemotright',
  '‹': '\\guilsinglleft',
  '›': '\\guilsinglright',
};

/** Marks that fonts in Knuth's encoding lack, taken from the encoding that every LaTeX knows beside it. */
export function inOldEncoding(escaped: string): string {
  return escaped.replace(/[„‚«»‹›]/g, (char) => `{\\fontencoding{T1}\\selectfont${BEYOND_OLD_ENCODING[char] ?? char}}`);
}
