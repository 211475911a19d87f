/**
 * Text so that the markup shows these very characters and nothing of it has a meaning. One function a format, total.
 * They are used for formatted citations, bibliographies and the fields of `.bib` files.
 */

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => HTML_ENTITIES[c] ?? c);
}
const HTML_ENTITIES: { readonly [c: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * For Pandoc, CommonMark, GitHub, Hugo, Jekyll, Obsidian and MyST alike; every backslash before ASCII punctuation is an
 * escape in all of them (CommonMark §2.4, Pandoc `all_symbols_escapable`). A character is left alone where none of them
 * gives it a meaning, so that the note stays readable.
 */
export function escapeMarkdown(text: string, atStart = false): string {
  return text
    .replace(/[\\`*_[\]<>{}|~^$@#"']/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/%%|==|--+|\+\+/g, (run) => run.replace(/./g, '\\$&'))
    .replace(/\.\.+/g, (run) => run.replace(/\./g, '\\.'))
    .replace(/:(?=[a-z0-9_+-]+:)/gi, '\\:')
    .replace(atStart ? /^(\s*\d+)([.)])/ : /(?!)/, '$1\\$2')
    .replace(atStart ? /^\s*[-+=:%]/ : /(?!)/, (c) => c.replace(/\S/, '\\$&'));
}

/** For LaTeX's text mode and the fields of `.bib` files; needs no package. */
export function escapeLatex(text: string): string {
  return (
    text
      .replace(/[\\{}$&#%_^~<>|"]/g, (c) => LATEX_CHARACTERS[c] ?? c)
      // Ligatures of TeX's fonts: two hyphens are a dash, two apostrophes a quotation mark.
      .replace(/--+|,,+|''+|``+|[?!]`/g, (run) => [...run].join('{}'))
  );
}
const LATEX_CHARACTERS: { readonly [c: string]: string } = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  // An active character with babel's German and others.
  '"': '\\char34{}',
};

/** For Typst's markup mode. */
export function escapeTypst(text: string, atStart = false): string {
  return text
    .replace(/[\\*_`$#<>@[\]~"'/]/g, '\\$&')
    .replace(/-(?=[-?\d])/g, '\\-')
    .replace(/\.(?=\.\.)/g, '\\.')
    .replace(atStart ? /^(\s*\d+)\./ : /(?!)/, '$1\\.')
    .replace(atStart ? /^\s*[-+=]/ : /(?!)/, (c) => c.replace(/\S/, '\\$&'));
}
