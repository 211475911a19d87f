import { type Spot, stretchOf } from '../../model/quotation';
import type { Passage } from '../../model/source';

/** Words from one place of a source to another. */
export interface Stretch {
  readonly from: Spot;
  readonly to: Spot;
}

/**
 * The words that were typed, in these passages, which follow one another: in the one with this ordinal; else from it on, over its
 * end; else wherever they stand. `counter … soup` goes from the one word to the other.
 */
export function typedWords(passages: readonly Passage[], ordinal: number, typed: string): Stretch | undefined {
  const at = passages.findIndex((it) => it.ordinal === ordinal);
  if (at < 0) return undefined;
  return [passages.slice(at, at + 1), passages.slice(at), passages]
    .map((some) => inJoined(some, typed))
    .find((found) => found !== undefined);
}

function inJoined(passages: readonly Passage[], typed: string): Stretch | undefined {
  const starts: number[] = [];
  let text = '';
  for (const passage of passages) {
    starts.push(text.length);
    text += `${passage.text}\n\n`;
  }
  const found = stretchOf(text, typed);
  const spot = (offset: number): Spot | undefined => {
    const at = starts.findLastIndex((start) => start <= offset);
    const passage = passages[at];
    return passage && { ordinal: passage.ordinal, offset: offset - (starts[at] ?? 0) };
  };
  const from = found && spot(found.start);
  const to = found && spot(found.end);
  return from && to && { from, to };
}
