import type { Edit, Span } from './edits';
import type { Random } from './random';

/** A word inside the span that answers a description. */
function wordAt({ words }: Span, random: Random, isWanted: (word: string, at: number) => boolean): number | undefined {
  const found = words.flatMap((word, at) => (at > 0 && at < words.length - 1 && isWanted(word, at) ? [at] : []));
  return found.length === 0 ? undefined : random.pick(found);
}

/** One word written otherwise. */
function rewritten(wanted: RegExp, rewrite: (word: string) => string): Edit {
  return (span, random) => {
    const at = wordAt(span, random, (word) => wanted.test(word) && rewrite(word) !== word);
    if (at === undefined) return undefined;
    const words = span.words.map((word, i) => (i === at ? rewrite(word) : word));
    return { text: words.join(' '), altered: { from: at, to: at + 1 } };
  };
}

const swapped =
  (one: string, two: string) =>
  (word: string): string =>
    word === one ? two : word === two ? one : word;

const HOMOGLYPHS: { readonly [latin: string]: string } = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', x: 'х' };

/** Alterations that are easily overlooked, by people and by programs that count letters: each must be `altered`. */
export const HARDER: { readonly [name: string]: Edit } = {
  'a plural': rewritten(/^\p{Ll}{3,}[^s]$/u, (word) => `${word}s`),
  'a singular': rewritten(/^\p{Ll}{4,}s$/u, (word) => word.slice(0, -1)),
  'a tense': rewritten(/^\p{Ll}{3,}ed$/u, (word) => `${word.slice(0, -2)}s`),
  'an article': rewritten(/^(?:the|a)$/, swapped('the', 'a')),
  'a quantity': rewritten(/^(?:all|some|million|billion|years|days)$/, (word) =>
    [swapped('all', 'some'), swapped('million', 'billion'), swapped('years', 'days')].reduce((it, f) => f(it), word),
  ),
  'how sure it is': rewritten(/^(?:may|might|could|can|will|would|should|must)$/, (word) =>
    word === 'will' ? 'may' : 'will',
  ),
  'a currency or a percentage': rewritten(/[$€£%]/, (word) =>
    word.replace(/[$€£%]/, (sign) => ({ $: '€', '%': '‰' })[sign] ?? '$'),
  ),
  'a decimal sign': rewritten(/\d[.,]\d/, (word) =>
    word.replace(/(?<=\d)[.,](?=\d)/, (sign) => (sign === '.' ? ',' : '.')),
  ),
  'a digit more': rewritten(/^\d+$/, (word) => `${word}0`),
  'a letter of another alphabet': rewritten(/^[a-z]*[aeocpx][a-z]{3,}$/, (word) =>
    word.replace(/[aeocpx]/, (it) => HOMOGLYPHS[it] ?? it),
  ),
  'a letter': rewritten(/^\p{Ll}{4,}$/u, (word) => word.slice(0, 2) + (word[2] === 'e' ? 'a' : 'e') + word.slice(3)),
  'an accent': rewritten(/^\p{L}*[éèêáàâóôíúñçäöü]\p{L}*$/u, (word) =>
    word.normalize('NFD').replace(/\p{M}/u, '').normalize('NFC'),
  ),
  'a capital': rewritten(/^\p{Ll}{3,}$/u, (word) => word.replace(/^./u, (it) => it.toUpperCase())),
  'an apostrophe': rewritten(/^\p{L}+['’]\p{L}+$/u, (word) => word.replace(/['’]/, '')),
  'a question': rewritten(/^\p{L}{2,}\?$/u, (word) => word.replace('?', '.')),
  'words far apart swapped': (span, random) => {
    const isPlain = (word = '') => /^\p{L}{3,}$/u.test(word);
    const at = wordAt(
      span,
      random,
      (word, i) =>
        isPlain(word) && i + 5 < span.words.length && isPlain(span.words[i + 4]) && span.words[i + 4] !== word,
    );
    if (at === undefined) return undefined;
    const words = [...span.words];
    [words[at], words[at + 4]] = [words[at + 4] ?? '', words[at] ?? ''];
    return { text: words.join(' '), altered: { from: at, to: at + 5 } };
  },
  'a word twice': (span, random) => {
    const at = wordAt(span, random, (word) => /^\p{L}{2,}$/u.test(word));
    if (at === undefined) return undefined;
    const words = [...span.words.slice(0, at), span.words[at] ?? '', ...span.words.slice(at)];
    return { text: words.join(' '), altered: { from: at, to: at + 2 } };
  },
  'an added not': (span, random) => {
    const at = wordAt(span, random, (word) => /^(?:is|was|are|were|has|had|will|would|did|ist|war|hat)$/.test(word));
    if (at === undefined || /^(?:not|nicht)$/.test(span.words[at + 1] ?? '')) return undefined;
    const words = [...span.words.slice(0, at + 1), 'not', ...span.words.slice(at + 1)];
    return { text: words.join(' '), altered: { from: at + 1, to: at + 2 } };
  },
};

const without = (words: readonly string[], random: Random, mark: (before: string, after: string) => string) => {
  const at = 3 + random.below(words.length - 8);
  return mark(words.slice(0, at).join(' '), words.slice(at + 2).join(' '));
};

function omitted(mark: (before: string, after: string) => string): Edit {
  return ({ words }, random) => (words.length < 10 ? undefined : { text: without(words, random, mark) });
}

/** Permitted edits as they are written by those who do not write `[…]`: each must be `verbatim`. */
export const HARDER_PERMITTED: { readonly [name: string]: Edit } = {
  'dots without space': omitted((before, after) => `${before}...${after}`),
  'dots after a word': omitted((before, after) => `${before}… ${after}`),
  'four dots': omitted((before, after) => `${before}. . . . ${after}`),
  '(…)': omitted((before, after) => `${before} (…) ${after}`),
  'dots at both ends': ({ words }) => ({ text: `… ${words.join(' ')} …` }),
  'thin spaces': ({ words }) => ({ text: words.join('\u202f') }),
  'a long bracket': ({ words }, random) => {
    const at = 1 + random.below(words.length - 2);
    const note = '[that is to say, those who at the time ran the whole of the place]';
    return { text: [...words.slice(0, at), note, ...words.slice(at)].join(' ') };
  },
  'a bracket before a stop': (span, random) => {
    const at = wordAt(span, random, (word) => /^\p{L}{4,}[,;]$/u.test(word));
    if (at === undefined) return undefined;
    return { text: span.words.map((word, i) => (i === at ? `[the man]${word.slice(-1)}` : word)).join(' ') };
  },
  'a word parted at a line end': (span, random) => {
    const at = wordAt(span, random, (word) => /^\p{Ll}{7,}$/u.test(word));
    if (at === undefined) return undefined;
    return { text: span.words.map((word, i) => (i === at ? `${word.slice(0, 4)}- ${word.slice(4)}` : word)).join(' ') };
  },
};
