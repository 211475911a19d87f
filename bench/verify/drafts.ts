import type { Dialect } from '../../src/dialect/dialect';
import { applyEdits, type Range } from '../../src/model/range';
import { canonical } from '../../src/model/sameness';
import type { Article } from './articles';
import { ALTERED, type Edit, type Made, PERMITTED } from './edits';
import { HARDER, HARDER_PERMITTED } from './harder-edits';
import { MARKED_UP, MARKED_UP_PERMITTED } from './marked-up-edits';
import { markupOf, visible } from './markup';
import type { Random } from './random';

/** A quotation made for a draft, with what is true of it. */
export interface Truth {
  /** `permitted: […]`, `altered: a dropped not`, `wrong source`. */
  readonly name: string;
  readonly verdict: 'verbatim' | 'altered' | 'wrong-source';
  /** As a reader of the draft sees it. */
  readonly text: string;
  /** Of {@link text}: the words that differ; empty where words are left out. */
  readonly altered?: Range;
  /** The article it was taken from, and the one cited. */
  readonly from: Article;
  readonly cited: Article;
}

/** A draft, and where in it each quotation stands. */
export interface MadeDraft {
  readonly text: string;
  readonly quotations: readonly (Truth & { readonly place: Range })[];
}

/** `count` quotations, half permitted, the rest altered but for a tenth that cite another source; the same for the same seed. */
export function makeTruths(articles: readonly Article[], count: number, random: Random): readonly Truth[] {
  const words = articles.flatMap(({ passages }) => passages.flatMap(({ text }) => text.split(' ')));
  const vocabulary = words.filter((word) => /^\p{L}{3,}$/u.test(word));
  const names = vocabulary.filter((word) => /^\p{Lu}\p{Ll}{2,}$/u.test(word));
  const whole = new Map(
    articles.map((article) => [article, canonical(article.passages.map(({ text }) => text).join(' ')).text]),
  );
  const holders = (text: string) => [...whole.values()].filter((it) => it.includes(canonical(text).text)).length;
  const permitted = Object.entries({ ...PERMITTED, ...HARDER_PERMITTED, ...MARKED_UP_PERMITTED });
  const altered = Object.entries({ ...ALTERED, ...HARDER, ...MARKED_UP });
  const truths: Truth[] = [];
  let tries = 0;
  while (truths.length < count) {
    const share = truths.length % 10;
    // Kinds take turns; one for which the articles have too few words gives way.
    const turn = Math.floor(truths.length / 10) * 5 + share + Math.floor(tries++ / MOST_TRIES);
    const table = share < 5 ? permitted : share < 9 ? altered : permitted.slice(0, 1);
    const [name, edit] = table[turn % table.length] ?? random.pick(table);
    const others = [...Array.from({ length: 4 }, () => random.pick(vocabulary)), random.pick(names)];
    const made = makeOne(articles, edit, random, others);
    if (made === undefined) continue;
    const text = visible(made.text);
    const [from, { altered: span }] = [made.article, made];
    // A removed word may leave words that stand there elsewhere; an alteration is one only if it does not.
    if (span !== undefined && whole.get(from)?.includes(canonical(text).text)) continue;
    const cited = share < 9 ? from : random.pick(articles);
    // The right source of words that several articles have would be any of them.
    if (share === 9 && (cited === from || holders(text) !== 1)) continue;
    tries = 0;
    truths.push({
      name: share < 5 ? `permitted: ${name}` : share < 9 ? `altered: ${name}` : 'wrong source',
      verdict: share < 5 ? 'verbatim' : share < 9 ? 'altered' : 'wrong-source',
      text: made.text,
      ...(span === undefined ? {} : { altered: rangeOf(text, span) }),
      from,
      cited,
    });
  }
  return truths;
}

const MOST_TRIES = 3_000;
const BLOCK_WORDS = 40;

function makeOne(
  articles: readonly Article[],
  edit: Edit,
  random: Random,
  others: readonly string[],
): (Made & { article: Article }) | undefined {
  const article = random.pick(articles);
  const first = random.below(article.passages.length);
  const all = article.passages.slice(first, first + 1 + random.below(2)).flatMap(({ text }) => text.split(' '));
  const length = 7 + random.below(random.below(4) === 0 ? 60 : 30);
  if (all.length < length) return undefined;
  const at = random.below(all.length - length + 1);
  const words = all.slice(at, at + length);
  const made = edit({ words }, random, others);
  // Dots and brackets of the source beside an alteration may be taken for the writer's, rightly.
  if (made?.altered && /[[\]…]|\.\.\./.test(words.join(' '))) return undefined;
  return made && { ...made, article };
}

function rangeOf(text: string, { from, to }: { readonly from: number; readonly to: number }): Range {
  const words = text.split(' ');
  const start = words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
  return { start, end: from === to ? start : start + words.slice(from, to).join(' ').length };
}

const LEADS = [
  'It was put like this:',
  'The report has it that',
  'One reads',
  'On another page stands',
  'Nobody disputed that',
];
const REST = [
  'and much more of the kind',
  'as everybody then knew',
  'which was news to most',
  'or so it seemed at the time',
];

/** Puts quotations into a draft as its dialect writes them, with their citations at the places where writers put them. */
export function makeDraft(truths: readonly Truth[], dialect: Dialect, random: Random): MadeDraft {
  let draft = 'A draft\n\n';
  let at = draft.length;
  const quotations: (Truth & { place: Range })[] = [];
  const put = (text: string) => {
    draft = draft.slice(0, at) + text + draft.slice(at);
    at += text.length;
  };
  const insert = (insertion: Parameters<Dialect['insert']>[2]) => {
    const { edits, selections } = dialect.insert(draft, [{ start: at, end: at }], insertion);
    draft = applyEdits(draft, edits);
    at = selections[0]?.end ?? draft.length;
  };
  for (const truth of truths) {
    const cites = [{ citekey: truth.cited.citekey }];
    const formatted = `Author, Title, ${truth.cited.citekey}.`;
    const isBlock = visible(truth.text).split(' ').length >= BLOCK_WORDS;
    const manner = isBlock ? 0 : random.below(3);
    put(isBlock ? `${random.pick(LEADS)}\n\n` : `${random.pick(LEADS)} `);
    const start = at;
    const text = isBlock ? truth.text : innerMarks(truth.text);
    const quote = { text, kind: isBlock ? ('block' as const) : ('inline' as const) };
    insert({ cites: manner === 0 ? cites : [], quote, formatted });
    quotations.push({ ...truth, text: visible(text), place: { start, end: at } });
    if (manner === 1) put(` ${random.pick(REST)} `);
    if (manner === 2) put(` ${random.pick(REST)}. So much is known `);
    if (manner !== 0) insert({ cites, formatted });
    put(isBlock ? '\n\n' : '.\n\n');
  }
  return withMarkup(draft, quotations, dialect);
}

/** Quotation marks within a quotation in the line are single ones (APA 7 §8.33, Chicago 17 §13.30). */
function innerMarks(text: string): string {
  return text.replace(/[“„«]|(?<![^\s([—–-])"/g, '‘').replace(/[”»"]/g, '’');
}

/** The signs become the dialect's markup, and the places move accordingly. */
function withMarkup(draft: string, quotations: MadeDraft['quotations'], dialect: Dialect): MadeDraft {
  const blocks = quotations.filter(({ text }) => text.split(' ').length >= BLOCK_WORDS).map(({ place }) => place);
  const signs = markupOf(dialect, draft, (at) => blocks.some(({ start, end }) => start <= at && at < end));
  const moved = (offset: number) =>
    signs.reduce((sum, { at, markup }) => sum + (at < offset ? markup.length - 1 : 0), offset);
  const text = applyEdits(
    draft,
    signs.map(({ at, markup }) => ({ start: at, end: at + 1, newText: markup })),
  );
  return {
    text,
    quotations: quotations.map((it) => ({ ...it, place: { start: moved(it.place.start), end: moved(it.place.end) } })),
  };
}
