import { ALTERED, type Edit, PERMITTED, type Span } from './edits';
import { SIGNS } from './markup';
import type { Random } from './random';

type Pair = readonly [open: string, close: string];

/** Words of the text from one up to another, with signs around. The signs are no words: places by words stay. */
function around([open, close]: Pair, words: readonly string[], from: number, to: number): readonly string[] {
  return words.map((word, i) => (i === from ? open : '') + word + (i === to - 1 ? close : ''));
}

const hasWord = (word = ''): boolean => /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(word);

/** Another edit, whose altered words stand within markup with a word on each side. */
function within(edit: Edit | undefined, ...pairs: readonly Pair[]): Edit {
  return (span, random, others) => {
    const made = edit?.(span, random, others);
    if (made?.altered === undefined) return undefined;
    const { from, to } = made.altered;
    const words = made.text.split(' ');
    const ends = [from - 1, to];
    if (!ends.every((at) => hasWord(words[at]))) return undefined;
    const marked = pairs.reduce((it, pair) => around(pair, it, from - 1, to + 1), words as readonly string[]);
    return { ...made, text: marked.join(' ') };
  };
}

/** Another edit, with something put behind a word that is far from what is altered. */
function apart(edit: Edit | undefined, sign: string): Edit {
  return (span, random, others) => {
    const made = edit?.(span, random, others);
    if (made === undefined) return undefined;
    const words = made.text.split(' ');
    const places = words.flatMap((word, at) => {
      const isFar = made.altered === undefined || at + 3 < made.altered.from || at > made.altered.to + 3;
      return at > 0 &&
        at < words.length - 1 &&
        isFar &&
        /^\p{L}{2,}$/u.test(word) &&
        /^\p{L}/u.test(words[at + 1] ?? '')
        ? [at]
        : [];
    });
    if (places.length === 0) return undefined;
    const at = random.pick(places);
    return { ...made, text: words.map((word, i) => (i === at ? word + sign : word)).join(' ') };
  };
}

/** Line ends in place of some spaces. The number of words stays. */
function broken(edit: Edit | undefined): Edit {
  return (span, random, others) => {
    const made = edit?.(span, random, others);
    if (made === undefined) return undefined;
    const words = made.text.split(' ');
    // A line must not begin with what begins a list or a heading there.
    const text = words.reduce(
      (line, word, at) =>
        at === 0 ? word : line + (/^\p{Ll}{2,}/u.test(word) && random.below(4) === 0 ? SIGNS.lineEnd : ' ') + word,
      '',
    );
    return { ...made, text };
  };
}

function some(span: Span, random: Random): { readonly from: number; readonly to: number } | undefined {
  const from = 1 + random.below(Math.max(1, span.words.length - 5));
  const to = from + 1 + random.below(3);
  return hasWord(span.words[from]) && hasWord(span.words[to - 1]) && to < span.words.length ? { from, to } : undefined;
}

function marked(...pairs: readonly Pair[]): Edit {
  return (span, random) => {
    const place = some(span, random);
    if (place === undefined) return undefined;
    const words = pairs.reduce((it, pair) => around(pair, it, place.from, place.to), span.words);
    return { text: words.join(' ') };
  };
}

const { emphasis, strong, link, note } = SIGNS;
const word = PERMITTED['word for word'];
const changed = ALTERED['a changed word'];
const dropped = ALTERED['a removed word'];
const added = ALTERED['an added word'];
const swapped = ALTERED['swapped words'];

/** Alterations within the markup of a quotation, or beside it: each must be `altered`, with exactly those words shown. */
export const MARKED_UP: { readonly [name: string]: Edit } = {
  'a word in emphasis': within(changed, emphasis),
  'a word in a link': within(changed, link),
  'a word in strong emphasis in a link': within(changed, strong, link),
  'a word added in emphasis': within(added, strong),
  'a word left out of a link': within(dropped, link),
  'words swapped in emphasis': within(swapped, emphasis),
  'a word, and a note elsewhere': apart(changed, note),
  'a word left out, and a note elsewhere': apart(dropped, note),
  'a word, over several lines': broken(changed),
  'a word left out, over several lines': broken(dropped),
};

/** What the writer's markup does to a quotation and leaves its words alone: each must be `verbatim`. */
export const MARKED_UP_PERMITTED: { readonly [name: string]: Edit } = {
  'a link on some words': marked(link),
  'strong emphasis': marked(strong),
  'emphasis in a link': marked(emphasis, link),
  'a note within': apart(word, note),
  'lines of the draft': broken(word),
  'lines, an omission and a note': broken(apart(PERMITTED['[…]'], note)),
};
