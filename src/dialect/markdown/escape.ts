import { singleSpaced } from '../plain-words';

/**
 * Pandoc's Markdown: "any punctuation or space character preceded by a backslash will be treated literally" (manual,
 * "Backslash escapes"). Escaped is what could begin markup, and what the extension `smart` would turn into another
 * character: quotation marks, `--`, `...`.
 */
export function escapePandoc(text: string): string {
  return singleSpaced(text)
    .replace(/[\\`*_{}[\]<>$^~|@"']|&(?=[#A-Za-z])|!(?=\[)/g, '\\$&')
    .replace(/-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\./g, '\\$&');
}

/**
 * CommonMark with GitHub's extensions: a backslash before ASCII punctuation (spec §2.4). Straight quotation marks, `--` and
 * `...` stay as they are, since no typographer is at work by default (Hugo's changes them in what you write too).
 */
export function escapeCommonMark(text: string): string {
  return singleSpaced(text)
    .replace(
      /[\\`*_[\]<>~|$]|&(?=[#A-Za-z])|==|\^(?=\[)/g,
      (found) => `\\${found[0]}${found.length > 1 ? `\\${found[1]}` : ''}`,
    )
    .replace(/\{(?=[{%])/g, '\\{')
    .replace(/%%/g, '\\%\\%')
    .replace(/(?<=^|\s)#(?=\p{L})/gu, '\\#')
    .replace(/(?<![\p{L}\p{N}])@(?=\w)/gu, '\\@');
}

/**
 * An escaped text that is to begin a line: list markers, headings, fences, rules, tables and definitions are words, too.
 * `1. May` → `1\. May`, `# 1` → `\# 1`, `i) so` → `i\) so`.
 */
export function escapeLineStart(escaped: string): string {
  return escaped
    .replace(/^\((?=(?:[\dA-Za-z]+|#|\\?@[\w-]*)\))/, '\\(')
    .replace(/^((?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#))([.)])/, '$1\\$2')
    .replace(/^[#%+=:;~>|-]/, '\\$&')
    .replace(/^(?:[-*_=+]\s*){3,}/, (rule) => rule.replace(/[-*_=+]/g, '\\$&').replace(/\\\\/g, '\\'))
    .replace(/^Table(?=:)/, 'Table\\');
}
