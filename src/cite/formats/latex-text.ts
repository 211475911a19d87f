/**
 * A field of a `.bib` file as the text that TeX would print. Emphasis becomes CSL's own rich text (`<i>`); commands that
 * are not known give way to what stands in their braces. Total: half a command is its letters.
 */
export function latexToText(latex: string): string {
  const open: { tag: string; accent: string }[] = [];
  let out = '';
  /** What the next group is to be: a tag around it, or an accent on its first letter. */
  let next = { tag: '', accent: '' };
  const put = (text: string) => {
    out += next.accent === '' ? text : accented(text, next.accent);
    next = { tag: '', accent: '' };
  };

  const token =
    /\\char(\d+|"[0-9A-F]+)(?:\{\}|\s)?|\\([a-zA-Z]+)\s*|\\([^a-zA-Z])|(---?|``|''|[{}~$])|([^\\{}~$`'-]+|[\s\S])/gu;
  for (const [, code, command, sign, special, text] of latex.matchAll(token)) {
    if (special === '{') {
      open.push(next);
      if (next.tag !== '') out += `<${next.tag}>`;
      next = { tag: '', accent: next.accent };
    } else if (special === '}') {
      const group = open.pop();
      if (group !== undefined && group.tag !== '') out += `</${group.tag}>`;
      next = { tag: '', accent: '' };
    } else if (code !== undefined) put(String.fromCodePoint(characterCode(code)));
    else if (special !== undefined) put(SPECIALS.get(special) ?? '');
    else if (text !== undefined) put(text);
    else {
      const name = command ?? sign ?? '';
      const symbol = SYMBOLS.get(name);
      const accent = ACCENTS.get(name);
      const tag = TAGS.get(name);
      if (symbol !== undefined) put(symbol);
      else if (accent !== undefined) next = { tag: '', accent };
      else if (tag !== undefined) next = { tag, accent: '' };
      else if (sign !== undefined) put(sign.trim() === '' ? ' ' : sign);
    }
  }
  for (const { tag } of open.reverse()) if (tag !== '') out += `</${tag}>`;
  return out
    .replace(/\s+/g, (space) => (space.includes('\u00a0') ? '\u00a0' : ' '))
    .trim()
    .normalize('NFC');
}

/** TeX's `\char34` and `\char"22`. */
function characterCode(code: string): number {
  const number = code.startsWith('"') ? Number.parseInt(code.slice(1), 16) : Number(code);
  return number <= 0x10ffff ? number : 0xfffd;
}

/** The accent goes on the first letter; a dotless i or j takes its dot back first. */
function accented(text: string, accent: string): string {
  const [first = '', ...rest] = [...text];
  const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  return letter + accent + rest.join('');
}

const SPECIALS: ReadonlyMap<string, string> = new Map([
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['~', '\u00a0'],
  // Mathematics is left as its letters.
  ['$', ''],
]);

/** As combining characters; composed at the end. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
]);

const TAGS: ReadonlyMap<string, string> = new Map([
  ['emph', 'i'],
  ['textit', 'i'],
  ['mkbibemph', 'i'],
  ['textbf', 'b'],
  ['mkbibbold', 'b'],
  ['textsuperscript', 'sup'],
  ['textsubscript', 'sub'],
]);

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['ss', 'ß'],
  ['o', 'ø'],
  ['O', 'Ø'],
  ['l', 'ł'],
  ['L', 'Ł'],
  ['ae', 'æ'],
  ['AE', 'Æ'],
  ['oe', 'œ'],
  ['OE', 'Œ'],
  ['aa', 'å'],
  ['AA', 'Å'],
  ['i', 'ı'],
  ['j', 'ȷ'],
  ['dh', 'ð'],
  ['DH', 'Ð'],
  ['dj', 'đ'],
  ['DJ', 'Đ'],
  ['th', 'þ'],
  ['TH', 'Þ'],
  ['ng', 'ŋ'],
  ['&', '&'],
  ['%', '%'],
  ['$', '$'],
  ['#', '#'],
  ['_', '_'],
  ['{', '{'],
  ['}', '}'],
  ['\\', ' '],
  ['-', ''],
  ['/', ''],
  [',', '\u202f'],
  ['textbackslash', '\\'],
  ['textbraceleft', '{'],
  ['textbraceright', '}'],
  ['textasciitilde', '~'],
  ['textasciicircum', '^'],
  ['textless', '<'],
  ['textgreater', '>'],
  ['textbar', '|'],
  ['textquotedbl', '"'],
  ['textquotesingle', "'"],
  ['textquoteleft', '‘'],
  ['textquoteright', '’'],
  ['textquotedblleft', '“'],
  ['textquotedblright', '”'],
  ['guillemotleft', '«'],
  ['guillemotright', '»'],
  ['quotedblbase', '„'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textellipsis', '…'],
  ['ldots', '…'],
  ['dots', '…'],
  ['textunderscore', '_'],
  ['textdollar', '$'],
  ['textdegree', '°'],
  ['texteuro', '€'],
  ['euro', '€'],
  ['pounds', '£'],
  ['S', '§'],
  ['copyright', '©'],
  ['textregistered', '®'],
  ['texttrademark', '™'],
  ['TeX', 'TeX'],
  ['LaTeX', 'LaTeX'],
]);
