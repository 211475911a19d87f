/**
 * What counts as the same words: one function for lookup, verification and the reader view alike.
 *
 * Ignored: white space (any amount is one space; none at all counts as a difference between words only), the kind of
 * quotation mark and apostrophe, the kind of dash, soft hyphens (with the line end after one), zero-width characters and
 * those that only say which way a text runs, Unicode composition, compatibility forms and ligatures. Case counts, and so does
 * an exponent: 10² is not 102. Runs in a browser: no imports.
 */
export interface Canonical {
  /** The text with everything ignored made equal. */
  readonly text: string;
  /**
   * For every UTF-16 unit of `text`, and for its end, where it comes from in the original. Several units may come from
   * one place (`ﬁ`), and one from several (`a` with a combining accent): `original(i, j)` gives the stretch.
   */
  readonly offsets: Int32Array;
  /** The stretch of the original that became `text.slice(start, end)`, without anything ignored around it. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
}

// biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors are meant one by one, whatever they follow
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u180e\ufeff\ufe00-\ufe0f]/;
const SPACE = /\s/;
const SINGLE = /[‘’‚‛′‵ʼʹ`´‹›＇׳]/;
const DOUBLE = /[“”„‟″‶«»〝〞〟＂「」『』״]/;
const DASH = /[-‐‑‒–—―−⁃﹘﹣－⸺⸻]/;
const COMBINING = /^\p{M}$/u;
const SOFT_HYPHEN = '\u00ad';
const LINE_END = /[\n\r\u2028\u2029]/;
const RAISED = /[²³¹⁰⁴-⁹₀-₉]/;
const DIGIT = /\p{Nd}/u;

/** Text with everything that is ignored made equal, and the way back. White space at both ends is dropped. */
export function canonical(text: string): Canonical {
  const out: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let i = 0;
  let spaceAt = -1;
  let written = 0;
  const put = (piece: string, start: number, end: number) => {
    if (spaceAt >= 0 && written > 0) {
      out.push(' ');
      starts.push(spaceAt);
      ends.push(start);
      written++;
    }
    spaceAt = -1;
    out.push(piece);
    for (let n = 0; n < piece.length; n++) {
      starts.push(start);
      ends.push(end);
    }
    written += piece.length;
  };
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (unit > 32 && unit < 127 && !(text.charCodeAt(i + 1) >= 768)) {
      const character = text[i] ?? '';
      put(character === '`' ? "'" : character, i, i + 1);
      i++;
      continue;
    }
    const start = i;
    i += unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length ? 2 : 1;
    const character = text.slice(start, i);
    if (INVISIBLE.test(character)) {
      // At a line end it parts a word, which the line end then belongs to.
      if (character === SOFT_HYPHEN && LINE_END.test(text[i] ?? '')) while (SPACE.test(text[i] ?? '')) i++;
      continue;
    }
    if (SPACE.test(character)) {
      if (spaceAt < 0) spaceAt = start;
      continue;
    }
    // A letter with the marks that follow it is one thing, however it is encoded.
    while (i < text.length) {
      const size = (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
      if (!COMBINING.test(text.slice(i, i + size)) || INVISIBLE.test(text[i] ?? '')) break;
      i += size;
    }
    const isExponent =
      RAISED.test(character) && (DIGIT.test(text[start - 1] ?? '') || RAISED.test(text[start - 1] ?? ''));
    put(isExponent ? character : equal(text.slice(start, i)), start, i);
  }
  const offsets = new Int32Array(starts.length + 1);
  offsets.set(starts);
  offsets[starts.length] = ends[ends.length - 1] ?? 0;
  return {
    text: out.join(''),
    offsets,
    original: (from, to) => {
      const start = starts[from] ?? ends[ends.length - 1] ?? 0;
      return { start, end: to > from ? (ends[to - 1] ?? start) : start };
    },
  };
}

function equal(character: string): string {
  if (SINGLE.test(character)) return "'";
  if (DOUBLE.test(character)) return '"';
  if (DASH.test(character)) return '-';
  // NFKC would make three full stops of an ellipsis, which is right here: both are one sign.
  const normal = character.normalize('NFKC');
  // An accent that stands alone would become a space with an accent.
  return SPACE.test(normal) ? character.normalize('NFC') : normal;
}

/** Whether two texts have the same words. */
export function sameWords(a: string, b: string): boolean {
  return a === b || canonical(a).text === canonical(b).text;
}
