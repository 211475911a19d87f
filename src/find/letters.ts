import { editDistance } from './inverted/distance';
import { latin, soundHash } from './inverted/sounds';
import { letterSet } from './inverted/vocabulary';

/** How well a word of a text fits a word of the query, 0 to 1, and how many of its letters do. */
export interface WordFit {
  readonly fit: number;
  /** Letters from its beginning. */
  readonly letters: number;
}

const NONE: WordFit = { fit: 0, letters: 0 };

/** A word of the query, prepared for being compared with many. */
export interface Wanted {
  readonly text: string;
  readonly letters: number;
  readonly sound: number;
}

export function wanted(text: string): Wanted {
  return { text, letters: letterSet(text), sound: soundHash(text) };
}

/** The whole word, its beginning, a misspelling of it or of its beginning, the same word in Latin letters, or one that sounds so. */
export function fitOf(word: Wanted, token: string): WordFit {
  const direct = fitAs(word, token);
  if (direct.fit > 0 || !isForeign(token, word.text)) return direct;
  const romanised = fitAs(word, latin(token));
  return romanised.fit > 0 ? { fit: romanised.fit * 0.95, letters: token.length } : NONE;
}

function fitAs({ text, letters, sound }: Wanted, token: string): WordFit {
  if (token === text) return { fit: 1, letters: token.length };
  if (token.startsWith(text)) return { fit: 0.55 + 0.35 * (text.length / token.length), letters: text.length };
  if (text.length < 3 || token.length < 3) return NONE;
  // A word that lacks two of the letters is no slip of this one.
  let missing = letters & ~letterSet(token);
  let count = 0;
  for (; missing !== 0 && count < 3; count++) missing &= missing - 1;
  const most = text.length > 5 ? 2 : 1;
  if (count <= most) {
    const distance = editDistance(text, token, most);
    if (distance <= most) return { fit: distance === 1 ? 0.65 : 0.42, letters: token.length };
    if (token.length > text.length && text.length > 3) {
      const begun = editDistance(text, token.slice(0, text.length), 1);
      if (begun === 1) return { fit: 0.5, letters: text.length };
    }
  }
  if (text.length > 3 && soundHash(token) === sound) return { fit: 0.45, letters: token.length };
  return NONE;
}

function isForeign(token: string, word: string): boolean {
  return token.charCodeAt(0) > 0x2ff && word.charCodeAt(0) < 0x250;
}
