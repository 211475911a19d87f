import type { Range } from '../../model/range';

/** A piece of a text on one line, with the matches that lie in it. */
export interface Snippet {
  readonly text: string;
  readonly matches: readonly Range[];
}

/**
 * The piece of a text, at most `width` long, that shows the most of its matches, cut between words, with `…` for what is left
 * out. Words stay the words of the text: nothing else is added.
 * @example snippet('a long tale of herring and rye', [{ start: 15, end: 22 }], 16).text === '…of herring and…'
 */
export function snippet(text: string, matches: readonly Range[], width: number): Snippet {
  if (text.length <= width) return { text, matches };
  const from = start(text, matches, width);
  const to = end(text, from, width);
  const left = from > 0 ? '…' : '';
  const right = to < text.length ? '…' : '';
  const inside = matches
    .filter((match) => match.end > from && match.start < to)
    .map((match) => ({
      start: Math.max(match.start, from) - from + left.length,
      end: Math.min(match.end, to) - from + left.length,
    }));
  return { text: left + text.slice(from, to) + right, matches: inside };
}

function start(text: string, matches: readonly Range[], width: number): number {
  let best = matches[0];
  let most = 0;
  for (const first of matches) {
    const shown = matches.reduce(
      (sum, it) => sum + (it.start >= first.start && it.end <= first.start + width * 0.75 ? it.end - it.start : 0),
      0,
    );
    if (shown > most) [best, most] = [first, shown];
  }
  if (best === undefined || best.end <= width * 0.75) return 0;
  const wish = Math.min(best.start - Math.floor(width / 4), text.length - width);
  if (wish <= 0) return 0;
  // Between two words; a script without spaces is cut where it has to be, but never inside a character.
  const space = text.indexOf(' ', wish - 1);
  if (space >= 0 && space < best.start) return space + 1;
  return isLowSurrogate(text, wish) ? wish + 1 : wish;
}

function end(text: string, from: number, width: number): number {
  const wish = from + width;
  if (wish >= text.length) return text.length;
  const space = text.lastIndexOf(' ', wish);
  if (space > from + width / 2) return space;
  return isLowSurrogate(text, wish) ? wish - 1 : wish;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
