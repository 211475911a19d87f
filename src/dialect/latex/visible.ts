import { type ShownText, ShownTextBuilder } from '../shown-text';
import { FILLER } from './prose';

const ACCENTS: { readonly [command: string]: string } = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030C',
  u: '\u0306',
  H: '\u030B',
  k: '\u0328',
  r: '\u030A',
  d: '\u0323',
};
const SYMBOLS: { readonly [command: string]: string } = {
  textbackslash: '\\',
  textasciicircum: '^',
  textasciitilde: '~',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textasciigrave: '`',
  textquotedbl: '"',
  textquotesingle: "'",
  quotedblbase: '„',
  quotesinglbase: '‚',
  guillemotleft: '«',
  guillemotright: '»',
  guilsinglleft: '‹',
  guilsinglright: '›',
  selectfont: '',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  textellipsis: '…',
  dots: '…',
  ldots: '…',
  textendash: '–',
  textemdash: '—',
  textelp: '[…]',
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  S: '§',
  P: '¶',
  textdegree: '°',
  euro: '€',
  texteuro: '€',
};
/** Commands whose arguments are not shown where they stand. */
const SILENT =
  /^(?:fontencoding|label|index|footnote|footnotemark|footnotetext|vspace|hspace|cite\w*|\w*cites?|ref|pageref|textdel)$/;
/** Commands of which the first argument is an address, a colour or a language. */
const NAMING = /^(?:href|hyperlink|hypertarget|textcolor|colorbox|foreignlanguage|otherlanguage|raisebox)$/;
/** csquotes manual §3.6: what is put in, and what stands for words left out, with what is put in there. */
const BRACKETING: { readonly [command: string]: readonly [string, string] } = {
  textins: ['[', ']'],
  'textins*': ['[', ']'],
  textelp: ['[… ', ']'],
  'textelp*': ['[', ' …]'],
};
const QUOTING = /^(?:enquote\*?|foreignquote|textquote)$/;

/** What a reader sees of a piece of LaTeX: commands undone, their arguments kept. Not a typesetter: enough to compare words. */
export function visibleLatex(source: string): string {
  return shownLatex(source, 0).text;
}

/** The same with the place of each character; `base` is where in the draft the piece begins. */
export function shownLatex(source: string, base: number): ShownText {
  const shown = new ShownTextBuilder();
  let at = 0;
  /** For each open brace, what closes it. */
  const closers: string[] = [];
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === FILLER || char === '%') at++;
    else if (char === '{') {
      closers.push('');
      at++;
    } else if (char === '}') {
      shown.standingFor(closers.pop() ?? '', base + at);
      at++;
    } else if (char === '~') {
      shown.standingFor('\u00A0', base + at);
      at++;
    } else if (source.startsWith('``', at)) {
      shown.standingFor('“', base + at);
      at += 2;
    } else if (source.startsWith("''", at)) {
      shown.standingFor('”', base + at);
      at += 2;
    } else if (source.startsWith('---', at)) {
      shown.standingFor('—', base + at);
      at += 3;
    } else if (source.startsWith('--', at)) {
      shown.standingFor('–', base + at);
      at += 2;
    } else if (char === '`') {
      shown.standingFor('‘', base + at);
      at++;
    } else if (char === "'") {
      shown.standingFor('’', base + at);
      at++;
    } else if (char === '\\') at = command(at);
    else {
      shown.verbatim(char, base + at);
      at++;
    }
  }
  return shown.finish(base + source.length);

  function command(start: number): number {
    const name = /^\\(?:[A-Za-z]+\*?|[\s\S])/.exec(source.slice(start, start + 60))?.[0].slice(1) ?? '';
    let next = start + 1 + name.length;
    const isWord = /^[A-Za-z]/.test(name);
    const accent = ACCENTS[name];
    if (accent !== undefined) {
      const letter = /^\s*(?:\{\s*\\?(\p{L})\s*\}|\\?(\p{L}))/u.exec(source.slice(next, next + 12));
      const plain = letter?.[1] ?? letter?.[2];
      if (letter !== null && plain !== undefined && (!isWord || /^[\s{]/.test(letter[0]))) {
        shown.standingFor((plain + accent).normalize('NFC'), base + start);
        return next + letter[0].length;
      }
    }
    if (!isWord) {
      if (name === '\\' || /\s/.test(name) || name === ',') shown.standingFor(' ', base + start);
      else if (name !== '-' && name !== '/' && name !== '') shown.standingFor(name, base + start);
      return next;
    }
    next += /^(?:\{\}|[ \t]*(?:\r?\n[ \t]*)?)/.exec(source.slice(next, next + 200))?.[0].length ?? 0;
    const brackets = BRACKETING[name];
    if (brackets !== undefined && source[next] === '{') {
      shown.standingFor(brackets[0], base + start);
      closers.push(brackets[1]);
      return next + 1;
    }
    const symbol = SYMBOLS[name];
    if (symbol !== undefined) shown.standingFor(symbol, base + start);
    else if (SILENT.test(name.replace('*', ''))) return skipArguments(next);
    else if (QUOTING.test(name)) {
      while (source[next] === '[') next = skipGroup(next);
      if (name === 'foreignquote' && source[next] === '{') next = skipGroup(next);
      if (source[next] === '{') {
        shown.standingFor('“', base + start);
        closers.push('”');
        return next + 1;
      }
    } else if (name === 'begin' || name === 'end' || NAMING.test(name)) return skipGroup(next);
    else while (source[next] === '[') next = skipGroup(next);
    return next;
  }

  function skipArguments(from: number): number {
    let next = from;
    while (source[next] === '[' || source[next] === '{') next = skipGroup(next);
    return next;
  }

  /** Behind the group that begins here; the end where it is not closed. */
  function skipGroup(from: number): number {
    const open = source[from] ?? '';
    const close = open === '[' ? ']' : '}';
    if (open !== '[' && open !== '{') return from;
    let depth = 0;
    for (let i = from; i < source.length; i++) {
      if (source[i] === '\\') i++;
      else if (source[i] === open) depth++;
      else if (source[i] === close && --depth === 0) return i + 1;
    }
    return source.length;
  }
}
