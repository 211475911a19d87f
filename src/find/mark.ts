import type { NoteMatch } from '../model/match';
import type { Range } from '../model/range';
import { eachWord, isUnspaced, wordTexts } from '../model/words';

/** Where the words stand in the text; touching ones as one stretch. */
export function markPassage(text: string, terms: ReadonlySet<string>): Range[] {
  const found: { start: number; end: number }[] = [];
  eachWord(text, (word, start, end) => {
    if (!terms.has(word)) return;
    const last = found[found.length - 1];
    if (last && isUnspaced(word) && start <= last.end) last.end = end;
    else found.push({ start, end });
  });
  return found;
}

/** The note with the most of these words; `undefined` where none has any. */
export function markNote(notes: readonly string[], terms: ReadonlySet<string>): NoteMatch | undefined {
  const marked = notes.map((text): NoteMatch => ({ text, matches: markPassage(text, terms) }));
  const [best] = marked.filter(({ matches }) => matches.length > 0).sort((a, b) => b.matches.length - a.matches.length);
  return best;
}

/** Letters at the beginning or the end that near-duplicates have in common. */
const EDGE = 16;

/** Whether two passages are one, but for a few words. */
export function nearlySame(a: string, b: string): boolean {
  if (a === b) return true;
  // Cheap, and rules out nearly all: where only a few words differ, both ends seldom do.
  if (a.slice(0, EDGE) !== b.slice(0, EDGE) && a.slice(-EDGE) !== b.slice(-EDGE)) return false;
  if (Math.abs(a.length - b.length) > 0.15 * Math.max(a.length, b.length)) return false;
  const first = new Set(wordTexts(a));
  const second = wordTexts(b);
  const shared = second.filter((word) => first.has(word)).length;
  return shared >= 0.9 * Math.max(second.length, 1) && new Set(second).size >= 0.9 * first.size;
}
