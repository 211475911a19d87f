import { hasNegation } from '../../src/verify/negation';
import { SIGNS } from './markup';
import type { Random } from './random';

/** A run of words of an article, from which a quotation is made. */
export interface Span {
  readonly words: readonly string[];
}

/** A quotation made from a span. In `text`, {@link SIGNS} stand where the draft is to have markup. */
export interface Made {
  readonly text: string;
  /** For alterations: the words of `text` that differ, from one up to and without another; equal where words are left out. */
  readonly altered?: { readonly from: number; readonly to: number };
}

/** A word that the draft emphasises, as its markup does it. */
const emphasised = (word = ''): string => SIGNS.emphasis.join(word);

/** `undefined` where the span has nothing to do it to. */
export type Edit = (span: Span, random: Random, others: readonly string[]) => Made | undefined;

const join = (words: readonly string[]): string => words.join(' ');
const isPlain = (word: string): boolean => /^\p{L}{3,}$/u.test(word);
const inner = (words: readonly string[], random: Random): number => 1 + random.below(words.length - 2);

/** An inner word that consists of letters only. */
function plainAt({ words }: Span, random: Random): number | undefined {
  const found = words.flatMap((word, i) => (i > 0 && i < words.length - 1 && isPlain(word) ? [i] : []));
  return found.length === 0 ? undefined : random.pick(found);
}

function omit(mark: string): Edit {
  return ({ words }, random) => {
    if (words.length < 9) return undefined;
    const from = 3 + random.below(words.length - 7);
    const to = Math.min(words.length - 3, from + 1 + random.below(5));
    if (hasNegation(words.slice(from, to))) return undefined;
    return { text: join([...words.slice(0, from), mark, ...words.slice(to)]) };
  };
}

const replaced = (words: readonly string[], at: number, ...by: readonly string[]): string =>
  join([...words.slice(0, at), ...by, ...words.slice(at + 1)]);

/** What style manuals permit, and what is ignored: each must be `verbatim`. */
export const PERMITTED: { readonly [name: string]: Edit } = {
  'word for word': ({ words }) => ({ text: join(words) }),
  'white space': ({ words }, random) => ({
    text: words
      .map((w) => w + random.pick([' ', '  ', '\n', '\u00a0']))
      .join('')
      .trim(),
  }),
  'straight marks': ({ words }) => ({
    text: join(words)
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’‚]/g, "'"),
  }),
  'printed marks': ({ words }) => ({ text: join(words).replace(/(?<=\p{L})'(?=\p{L})/gu, '’') }),
  'inner marks switched': ({ words }) => {
    const text = join(words);
    const switched = text.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’')).replace(/"/g, "'");
    return switched === text ? undefined : { text: switched };
  },
  'kind of dash': ({ words }, random) => {
    const text = join(words);
    return /[-–—]/.test(text) ? { text: text.replace(/[-–—]/g, () => random.pick(['-', '–', '—'])) } : undefined;
  },
  'soft hyphens, zero width': ({ words }, random) => ({
    text: join(
      words.map((word) =>
        word.length > 5 ? word.slice(0, 3) + random.pick(['\u00ad', '\u200b']) + word.slice(3) : word,
      ),
    ),
  }),
  composition: ({ words }) => {
    const text = join(words).normalize('NFD');
    return text === join(words) ? undefined : { text };
  },
  ligatures: ({ words }) => {
    const text = join(words).replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ');
    return text === join(words) ? undefined : { text };
  },
  '…': omit('…'),
  '...': omit('...'),
  '. . .': omit('. . .'),
  '[…]': omit('[…]'),
  '[...]': omit('[...]'),
  'several omissions': (span, random, others) => {
    const once = omit('…')(span, random, others);
    return once && omit('[…]')({ words: once.text.split(' ') }, random, others);
  },
  'dots after a sentence': ({ words }) => {
    const end = words.findIndex((word, i) => i > 2 && /\p{L}{4,}\.$/u.test(word));
    const next = words.findIndex((word, i) => i > end && /\p{L}{4,}[.!?]$/u.test(word));
    if (end < 0 || next < 0 || next + 4 > words.length || hasNegation(words.slice(end + 1, next + 1))) return undefined;
    return { text: join([...words.slice(0, end + 1), '. . .', ...words.slice(next + 1)]) };
  },
  'bracketed insertion': ({ words }, random) => {
    const at = inner(words, random);
    return {
      text: join([
        ...words.slice(0, at),
        random.pick(['[of the town]', '[that is, the council]', '[then]']),
        ...words.slice(at),
      ]),
    };
  },
  'bracketed replacement': (span, random) => {
    const at = plainAt(span, random);
    return at === undefined
      ? undefined
      : { text: replaced(span.words, at, random.pick(['[he]', '[the minister]', '[her own]'])) };
  },
  'case in brackets': ({ words }) => {
    const [first = ''] = words;
    const letter = first[0] ?? '';
    if (
      !/^\p{L}\p{L}+$/u.test(first) ||
      letter.toUpperCase() === letter.toLowerCase() ||
      letter.toUpperCase().length > 1
    )
      return undefined;
    const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    return { text: replaced(words, 0, `[${other}]${first.slice(1)}`) };
  },
  'ending in brackets': (span, random) => {
    const at = plainAt(span, random);
    const word = at === undefined ? '' : (span.words[at] ?? '');
    return at === undefined || word.length < 5
      ? undefined
      : { text: replaced(span.words, at, `${word.slice(0, -2)}[ed]`) };
  },
  '[sic]': ({ words }, random) => {
    const at = inner(words, random);
    return { text: join([...words.slice(0, at), '[sic]', ...words.slice(at)]) };
  },
  emphasis: (span, random) => {
    const at = plainAt(span, random);
    return at === undefined ? undefined : { text: replaced(span.words, at, emphasised(span.words[at])) };
  },
  'emphasis added': (span, random) => {
    const at = plainAt(span, random);
    return at === undefined
      ? undefined
      : { text: replaced(span.words, at, emphasised(span.words[at]), '[emphasis added]') };
  },
  'full stop moved inside': ({ words }) =>
    /\p{L}$/u.test(words.at(-1) ?? '') ? { text: `${join(words)}.` } : undefined,
  'comma moved inside': ({ words }) => (/\p{L}$/u.test(words.at(-1) ?? '') ? { text: `${join(words)},` } : undefined),
};

const NUMBER = /^\p{Sc}?\d[\d.,]*\d?%?$/u;

/** What changes a source's words: each must be `altered`, with exactly those words shown. */
export const ALTERED: { readonly [name: string]: Edit } = {
  'a changed word': (span, random, others) => {
    const at = plainAt(span, random);
    const other = random.pick(others);
    if (at === undefined || other === span.words[at]) return undefined;
    return { text: replaced(span.words, at, other), altered: { from: at, to: at + 1 } };
  },
  'an added word': (span, random, others) => {
    const at = plainAt(span, random);
    const other = random.pick(others);
    if (at === undefined || other === span.words[at] || other === span.words[at - 1]) return undefined;
    return { text: replaced(span.words, at, other, span.words[at] ?? ''), altered: { from: at, to: at + 1 } };
  },
  'a removed word': (span, random) => {
    const at = plainAt(span, random);
    if (at === undefined || span.words[at] === span.words[at + 1] || span.words[at] === span.words[at - 1])
      return undefined;
    return { text: replaced(span.words, at), altered: { from: at, to: at } };
  },
  'swapped words': (span, random) => {
    const { words } = span;
    const found = words.flatMap((word, i) =>
      i > 0 && i < words.length - 2 && isPlain(word) && isPlain(words[i + 1] ?? '') && word !== words[i + 1] ? [i] : [],
    );
    if (found.length === 0) return undefined;
    const at = random.pick(found);
    return {
      text: join([...words.slice(0, at), words[at + 1] ?? '', words[at] ?? '', ...words.slice(at + 2)]),
      altered: { from: at, to: at + 2 },
    };
  },
  'a changed number': ({ words }, random) => {
    const found = words.flatMap((word, i) => (i > 0 && i < words.length - 1 && NUMBER.test(word) ? [i] : []));
    if (found.length === 0) return undefined;
    const at = random.pick(found);
    const word = words[at] ?? '';
    const digits = [...word].flatMap((char, i) => (/\d/.test(char) ? [i] : []));
    const digit = random.pick(digits);
    const other = (Number(word[digit]) + 1 + random.below(9)) % 10;
    return {
      text: replaced(words, at, word.slice(0, digit) + other + word.slice(digit + 1)),
      altered: { from: at, to: at + 1 },
    };
  },
  'a dropped not': ({ words }, random) => {
    const found = words.flatMap((word, i) =>
      i > 0 && i < words.length - 1 && /^(?:not|never|no|nicht|nie|kein|keine|non|não|не)$|n[’']t$/u.test(word)
        ? [i]
        : [],
    );
    if (found.length === 0) return undefined;
    const at = random.pick(found);
    const word = words[at] ?? '';
    const short = word.replace(/n[’']t$/u, '');
    if (short !== word) return { text: replaced(words, at, short), altered: { from: at, to: at + 1 } };
    if (word === words[at - 1] || word === words[at + 1]) return undefined;
    return { text: replaced(words, at), altered: { from: at, to: at } };
  },
  'a changed name': ({ words }, random, others) => {
    const found = words.flatMap((word, i) =>
      i > 1 && i < words.length - 1 && /^\p{Lu}\p{Ll}{2,}$/u.test(word) && /\p{L}$/u.test(words[i - 1] ?? '')
        ? [i]
        : [],
    );
    if (found.length === 0) return undefined;
    const at = random.pick(found);
    const names = others.filter((other) => /^\p{Lu}\p{Ll}{2,}$/u.test(other) && other !== words[at]);
    if (names.length === 0) return undefined;
    return { text: replaced(words, at, random.pick(names)), altered: { from: at, to: at + 1 } };
  },
  'spliced sentences': ({ words }) => {
    const end = words.findIndex((word, i) => i > 3 && /\p{L}{4,}\.$/u.test(word));
    const next = words.findIndex((word, i) => i > end + 2 && /\p{L}{4,}\.$/u.test(word));
    if (end < 0 || next < 0 || next + 5 > words.length) return undefined;
    return {
      text: join([...words.slice(0, end + 1), ...words.slice(next + 1)]),
      altered: { from: end + 1, to: end + 1 },
    };
  },
};
