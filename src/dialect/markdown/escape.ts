import { singleSpaced } from '../plain-words';

/** Within a word `_` is no emphasis: CommonMark §6.2, Pandoc's `intraword_underscores`. */
const UNDERSCORE = `_(?<![A-Za-z0-9]_(?=[A-Za-z0-9]))`;
/** A character reference, which `&` would begin. */
const REFERENCE = String.raw`&(?=#?\w+;)`;

/**
 * Pandoc's Markdown: "any punctuation or space character preceded by a backslash will be treated literally" (manual,
 * "Backslash escapes"). Escaped is what could begin markup, and what the extension `smart` would turn into another
 * character: quotation marks, `--`, `...`.
 */
export function escapePandoc(text: string): string {
  return withoutAutolinks(
    singleSpaced(text)
      .replace(new RegExp(String.raw`[\\\x60*{}[\]<>$^~|@"']|${UNDERSCORE}|${REFERENCE}`, 'g'), '\\$&')
      .replace(/-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\./g, '\\$&'),
  );
}

/**
 * CommonMark with GitHub's extensions: a backslash before ASCII punctuation (spec §2.4). Straight quotation marks, `--` and
 * `...` stay as they are, since no typographer is at work by default (Hugo's changes them in what you write too).
 */
export function escapeCommonMark(text: string): string {
  return withoutAutolinks(
    singleSpaced(text)
      .replace(new RegExp(String.raw`[\\\x60*[\]~|$]|[<>](?!\p{M})|${UNDERSCORE}|${REFERENCE}|\^(?=\[)`, 'gu'), '\\$&')
      .replace(/==|%%/g, (pair) => `\\${pair[0]}\\${pair[1]}`)
      .replace(/\{(?=[{%])/g, '\\{')
      .replace(/(?<=^|\s)#(?=\p{L})/gu, '\\#')
      .replace(/(?<![\p{L}\p{N}])@(?=\w)/gu, '\\@'),
  );
}

/**
 * A bare address becomes a link in many readers, up to the next space: backslashes in it would be shown, and a citation
 * right behind it would be swallowed. There its own colon or dot is escaped, and it stays text.
 */
function withoutAutolinks(escaped: string): string {
  return escaped
    .replace(/\b(https?|ftp):(?=\/\/(?:\S*\\|\S*$))/gi, '$1\\:')
    .replace(/\bwww\.(?=\S*\\|\S*$)/gi, 'www\\.');
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
