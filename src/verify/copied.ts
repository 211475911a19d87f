import type { ParsedDraft } from '../dialect/dialect';
import type { Range } from '../model/range';
import { sentencesOf } from '../model/sentences';
import type { DraftIssue } from './finding';
import { foundIn } from './found-in';
import type { Prepare, PreparedSource } from './prepare';
import type { Shelf } from './shelf';
import { isTitleOf } from './title';
import { countWords, stretch, type Tokens, tokenize } from './tokens';

/** A run of so many words is no coincidence, but for phrases that everybody uses. */
const FEWEST_WORDS = 8;
const CANDIDATES = 3;

/** Runs of a source's words that stand in the draft's prose without quotation marks. One look-up for each sentence. */
export async function findCopied(
  draft: string,
  { blocks, quotes, citations }: ParsedDraft,
  shelf: Shelf,
  prepare: Prepare,
  signal?: AbortSignal,
): Promise<readonly DraftIssue[]> {
  const found: DraftIssue[] = [];
  const marked = [...quotes, ...citations].map(({ range }) => range).sort((a, b) => a.start - b.start);
  const prose = blocks.flatMap((block) => between(block, marked));
  for (const stretchOfProse of prose) {
    for (const sentence of sentencesOf(draft, stretchOfProse)) {
      signal?.throwIfAborted();
      const tokens = tokenize(draft.slice(sentence.start, sentence.end));
      if (countWords(tokens, 0, tokens.keys.length) < FEWEST_WORDS) continue;
      const keys = await shelf.holders(tokens.text, CANDIDATES, signal);
      const sources = await Promise.all(keys.map((citekey) => prepare(citekey, signal)));
      const runs = sources
        .flatMap((captures) => captures?.[0] ?? [])
        .flatMap((source) => longestRun(tokens, source) ?? []);
      const [run] = runs.sort((a, b) => b.words - a.words);
      if (run === undefined || isTitleOf(textOf(tokens, run), run.source)) continue;
      const { start, end } = stretch(tokens, run.from, run.to);
      found.push({
        kind: 'copied-without-marks',
        range: { start: sentence.start + start, end: sentence.start + end },
        source: foundIn(run.source, run.place),
      });
    }
  }
  return found;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly words: number;
  readonly source: PreparedSource;
  readonly place: Range;
}

const textOf = (tokens: Tokens, { from, to }: Run): string => {
  const { start, end } = stretch(tokens, from, to);
  return tokens.text.slice(start, end);
};

/** The longest run of tokens that a source has too, if it has words enough. */
function longestRun(tokens: Tokens, source: PreparedSource): Run | undefined {
  const { ids, idOf, places, placesFrom } = source.text;
  const wanted = tokens.keys.map((key) => ids.get(key) ?? -1);
  let best: Run | undefined;
  for (let from = 0; from + FEWEST_WORDS <= wanted.length; from++) {
    const id = wanted[from] ?? -1;
    if (id < 0 || tokens.kinds[from] !== 'word') continue;
    for (let p = placesFrom[id] ?? 0; p < (placesFrom[id + 1] ?? 0); p++) {
      const at = places[p] ?? 0;
      let length = 1;
      while (from + length < wanted.length && wanted[from + length] === (idOf[at + length] ?? -2)) length++;
      const words = countWords(tokens, from, from + length);
      if (words < FEWEST_WORDS || words <= (best?.words ?? 0)) continue;
      best = { from, to: from + length, words, source, place: stretch(source.text.tokens, at, at + length) };
    }
  }
  return best;
}

/** What of a block lies outside of these ranges, which are in order. */
function between(block: Range, ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let at = block.start;
  for (const { start, end } of ranges) {
    if (end <= at || start >= block.end) continue;
    if (start > at) found.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < block.end) found.push({ start: at, end: block.end });
  return found;
}
