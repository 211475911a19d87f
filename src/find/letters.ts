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

/** A word, prepared for being compared with many. */
export interface PreparedWord {
  readonly text: string;
  readonly letters: number;
  readonly sound: number;
  /** The same in Latin letters, where it is in others. */
  readonly latin?: PreparedWord;
}

export function prepare(text: string): PreparedWord {
  const plain = { text, letters: letterSet(text), sound: soundHash(text) };
  const romanised = text.charCodeAt(0) > 0x2ff ? latin(text) : text;
  if (romanised === text) return plain;
  return { ...plain, latin: { text: romanised, letters: letterSet(romanised), sound: plain.sound } };
}

/** The whole word, its beginning, a misspelling of it or of its beginning, the same word in Latin letters, or one that sounds so. */
export function fitOf(word: PreparedWord, token: PreparedWord): WordFit {
  const direct = fitAs(word, token);
  if (direct.fit > 0 || !token.latin || word.latin) return direct;
  const romanised = fitAs(word, token.latin);
  return romanised.fit > 0 ? { fit: romanised.fit * 0.95, letters: token.text.length } : NONE;
}

function fitAs(word: PreparedWord, token: PreparedWord): WordFit {
  const wanted = word.text;
  const text = token.text;
  if (text === wanted) return { fit: 1, letters: text.length };
  if (text.startsWith(wanted)) return { fit: 0.55 + 0.35 * (wanted.length / text.length), letters: wanted.length };
  if (wanted.length < 3 || text.length < 3) return NONE;
  // A word that lacks three of the letters is no slip of this one.
  let missing = word.letters & ~token.letters;
  let count = 0;
  for (; missing !== 0 && count < 3; count++) missing &= missing - 1;
  const most = wanted.length > 5 ? 2 : 1;
  if (count <= most) {
    const distance = editDistance(wanted, text, most);
    if (distance <= most) return { fit: distance === 1 ? 0.65 : 0.42, letters: text.length };
    if (
      text.length > wanted.length &&
      wanted.length > 3 &&
      editDistance(wanted, text.slice(0, wanted.length), 1) === 1
    ) {
      return { fit: 0.5, letters: wanted.length };
    }
  }
  if (wanted.length > 3 && token.sound === word.sound) return { fit: 0.45, letters: text.length };
  return NONE;
}
