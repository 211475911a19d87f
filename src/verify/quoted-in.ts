import type { QuotedWords } from '../model/quoted-words';
import { FEWEST_WORDS, type QuoteFinding } from './finding';
import { countWords, tokenize } from './tokens';

/** Letters of an omission that are kept with the words around it; of a longer one it is enough that something was left out. */
const LONGEST_OMISSION = 400;

/**
 * What checking found to be quoted word for word, to be remembered for the day when the source changes: for the engine's
 * request `remember`. Quotations of few words are not: a change of the source cannot be told from one of the quotation.
 */
export function quotedIn(findings: readonly QuoteFinding[]): readonly QuotedWords[] {
  return findings.flatMap(({ verdict, source, notes, text }) => {
    if (verdict !== 'verbatim' || source === undefined) return [];
    const words = tokenize(text);
    if (countWords(words, 0, words.keys.length) < FEWEST_WORDS) return [];
    const { citekey, file, part, selector } = source;
    let exact = selector[0].exact.replaceAll('\n\n', ' ');
    for (const { kind, words: leftOut } of notes) {
      if (kind === 'omission' && leftOut.length > LONGEST_OMISSION) exact = exact.replace(leftOut, () => '[…]');
    }
    return [{ citekey, file, ...(part === undefined ? {} : { part }), selector: { ...selector[0], exact } }];
  });
}
