import { transliterate } from '../../library/transliteration';

/**
 * One number for all words that sound alike, however they are spelt or transliterated: `fotograf` and `photograph`,
 * `Щербак`, `Shcherbak` and `Scherbak`. Coarse on purpose: who asks compares the spellings afterwards.
 *
 * Vowels (with j and y) are all one, h is mute, doubled letters are single, and the letters that romanisations
 * (ALA-LC, ISO 9, BGN, newspapers) and misspellings exchange are one: c/k/q/ch, s/z/sh/sch/shch/ts, f/ph, v/w.
 */
export function soundHash(word: string): number {
  const text = latin(word);
  const length = text.length;
  let hash = 0x811c9dc5;
  let last = 0;
  const emit = (code: number) => {
    if (code === last) return;
    last = code;
    hash = Math.imul(hash ^ code, 0x01000193);
  };
  let i = mute(text) ? 1 : 0;
  for (; i < length; i++) {
    const next = text[i + 1];
    switch (text[i]) {
      case 'a':
      case 'i':
      case 'o':
      case 'u':
      case 'y':
      case 'j':
        emit(VOWEL);
        break;
      case 'e':
        if (i !== length - 1 || i === 0) emit(VOWEL);
        break;
      case 'h':
        break;
      case 'c':
        if (next === 'e' || next === 'i' || next === 'y') emit(S);
        else emit(K);
        break;
      case 'q':
        emit(K);
        break;
      case 's':
        emit(S);
        if (next === 'h') i++;
        if (text[i + 1] === 'c' && text[i + 2] === 'h') i += 2;
        break;
      case 'z':
        emit(S);
        break;
      case 'p':
        emit(next === 'h' ? F : P);
        break;
      case 't':
        if (next === 's' || next === 'z' || (next === 'c' && text[i + 2] === 'h')) break;
        emit(T);
        break;
      case 'd':
        if (next !== 'g') emit(D);
        break;
      case 'x':
        emit(K);
        emit(S);
        break;
      case 'w':
        emit(V);
        break;
      default:
        emit(text.charCodeAt(i));
    }
  }
  return hash >>> 0;
}

const VOWEL = 97;
const D = 100;
const F = 102;
const K = 107;
const P = 112;
const S = 115;
const T = 116;
const V = 118;

/** Whether the first letter is not spoken: `psychology`, `knife`, `gnome`, `wrong`. */
function mute(text: string): boolean {
  return /^(?:ps|[kgp]n|wr)/.test(text);
}

/** The word in Latin letters; what has no transliteration stays. */
export function latin(word: string): string {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit > 127) return unit < 0x3000 ? known(word) : word;
  }
  return word;
}

/** Words whose transliteration is remembered: a query compares the same ones at every keystroke, at 10 µs each. */
const MOST_KNOWN = 2000;
const transliterated = new Map<string, string>();

function known(word: string): string {
  let found = transliterated.get(word);
  if (found === undefined) {
    found = transliterate(word).toLowerCase();
    if (transliterated.size > MOST_KNOWN) transliterated.clear();
    transliterated.set(word, found);
  }
  return found;
}
