import { writeLocator } from '../../dialect/locator';
import type { Cite } from '../../model/citation';
import { type Excerpt, excerptOf } from '../../model/quotation';
import { sameWords } from '../../model/sameness';
import type { Source } from '../../model/source';
import { tell } from '../failures';
import type { Ibid } from '../ibid';
import type { ReaderTarget } from '../reader/reader';
import { passageAt, targetOf } from './reader-target';

/** A cite of a draft, and the words that stand with it there. */
export interface CitedWords {
  readonly cite: Pick<Cite, 'citekey' | 'locator'>;
  /** What the draft quotes there; absent where it quotes nothing. */
  readonly words?: string;
}

/**
 * Where in its source a citation leads: to the quoted words; to the original of a translation; to the words a paraphrase
 * rests on; to the paragraph or page that its locator names; else to the beginning.
 */
export async function citedPlace(
  { engine, log }: Pick<Ibid, 'engine' | 'log'>,
  source: Source,
  { cite, words = '' }: CitedWords,
): Promise<ReaderTarget> {
  try {
    const excerpt = await excerptBehind({ engine }, source, { cite, words });
    if (excerpt) return targetOf(excerpt);
    const found = cite.locator && (await engine.request('source', { citekey: source.citekey }));
    const passage = found && cite.locator && passageAt(found.passages, cite.locator);
    if (passage) return { source, ordinal: passage.ordinal };
  } catch (error) {
    log.warn(`The cited words were not found: ${tell(error)}`);
  }
  return { source };
}

async function excerptBehind(
  { engine }: Pick<Ibid, 'engine'>,
  source: Source,
  { cite, words = '' }: CitedWords,
): Promise<Excerpt | undefined> {
  const { citekey } = source;
  const anchors = await engine.request('anchors', { citekey });
  const locator = cite.locator && writeLocator(cite.locator);
  const anchor =
    words === ''
      ? anchors.findLast((it) => it.use === 'paraphrase' && it.locator === locator)
      : anchors.find((it) => it.use === 'translation' && it.words !== undefined && sameWords(it.words, words));
  const text = anchor?.selector.exact ?? words;
  if (text === '') return undefined;
  const [match] = await engine.request('locate', { text, citekey, limit: 1 });
  if (!match || match.source.citekey !== citekey) return undefined;
  const found = await engine.request('source', { citekey });
  return found && excerptOf(found, match.from, match.to);
}
