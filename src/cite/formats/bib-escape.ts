import { escapeLatex } from '../escape';

/**
 * For a field of a `.bib` file, which TeX, biber, pandoc and Typst all read, each with its own few commands: of the ways
 * to write a character, the one that all of them know (tried: pandoc drops `\textbar` and `\char`, Typst `\symbol`).
 */
export function escapeBib(text: string): string {
  const escaped = escapeLatex(text).replaceAll('\\textbar{}', '|').replaceAll('\\char34{}', '{"}');
  // BibTeX and biber count every brace, a backslash before it or not; pandoc knows no other way to write one.
  return bracesPair(text)
    ? escaped
    : escaped.replace(/\\([{}])/g, (_, brace) => (brace === '{' ? '\\textbraceleft{}' : '\\textbraceright{}'));
}

function bracesPair(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === '{') depth++;
    if (c === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** For the fields that biblatex takes for lists: ` and ` would part one publisher into two. */
export function escapeBibListEntry(text: string): string {
  return /(?:^|\s)and(?:\s|$)/i.test(text) ? `{${escapeBib(text)}}` : escapeBib(text);
}
