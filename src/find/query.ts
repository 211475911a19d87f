import type { FindParams } from '../model/lookup';
import { fold, isUnspaced, words } from '../model/words';

/** A word of the query. */
export interface QueryWord {
  readonly text: string;
  /** It may be the beginning of a word only. */
  readonly open: boolean;
}

/** What narrows the answer; every given one must hold. */
export interface Filters {
  readonly author: readonly string[];
  readonly title: readonly string[];
  readonly site: readonly string[];
  readonly tag: readonly string[];
  /** Both ends included. */
  readonly years?: { readonly from: number; readonly to: number };
  readonly note: boolean;
}

/** A query as lookup understands it. */
export interface Query {
  /** In the order typed, those of phrases included. */
  readonly words: readonly QueryWord[];
  /** Words that must stand one after another. */
  readonly phrases: readonly (readonly string[])[];
  /** Words that must not be there. */
  readonly without: readonly string[];
  readonly filters: Filters;
  readonly kinds: readonly ('source' | 'passage')[];
}

/** The word lists of filters, in the words of the documentation. */
const LISTS = { author: 'author', by: 'author', title: 'title', site: 'site', tag: 'tag' } as const;
type ListName = (typeof LISTS)[keyof typeof LISTS];

const KIND_NAMES = { sources: 'source', source: 'source', passages: 'passage', passage: 'passage' } as const;

/** `"exact words"`, `“exact words”`, `name:value`, `name:"two words"`, `-word`, or a plain piece. */
const PIECE = /(-?)(?:([a-z]+):)?(?:["“„«]([^"“”«»]*)(["”“»]|$)|(\S+))/giu;

/** Longer queries are quotations: these many words decide. */
const MOST_WORDS = 24;

/** Total: what is not understood is looked for as it stands. */
export function parseQuery(params: Pick<FindParams, 'text' | 'kinds' | 'typing'>): Query {
  const typing = params.typing ?? true;
  const text = params.text.normalize('NFC');
  const found: QueryWord[] = [];
  const phrases: string[][] = [];
  const without: string[] = [];
  const lists: { [Name in ListName]: string[] } = { author: [], title: [], site: [], tag: [] };
  let years: Filters['years'];
  let note = false;
  let kinds = params.kinds;
  const take = (piece: string, open: boolean) => {
    const all = words(piece);
    // The last half of a pair is no word of its own: `北京` is `北京`, and `京` only where it ends the text.
    const list = all.filter((word, i) => !(i > 0 && isUnspaced(word.text) && word.end === all[i - 1]?.end));
    list.forEach((word, i) => found.push({ text: word.text, open: open && i === list.length - 1 }));
    return list;
  };
  for (const match of text.matchAll(PIECE)) {
    const [whole, minus, name, quoted, close, bare] = match;
    const atEnd = match.index + whole.length >= text.length;
    const value = quoted ?? bare ?? '';
    const key = name?.toLowerCase() ?? '';
    if (key in LISTS && minus === '') {
      if (key === 'site') lists.site.push(...hostWords(value));
      else lists[LISTS[key as keyof typeof LISTS]].push(...words(value).map((word) => word.text));
    } else if (key === 'year' && minus === '') {
      years = yearsOf(value) ?? years;
    } else if (key === 'in' && value in KIND_NAMES) {
      kinds = [KIND_NAMES[value as keyof typeof KIND_NAMES]];
    } else if (key === 'in' || (key === 'has' && 'note'.startsWith(value.toLowerCase()) && atEnd && value !== 'note')) {
      // Half typed: waits for the rest.
    } else if (key === 'has' && value === 'note') {
      note = true;
    } else if (minus === '-' && match.index + whole.length > match.index + 1 && startsWord(text, match.index)) {
      without.push(...words(value).map((word) => word.text));
    } else if (quoted !== undefined) {
      const closed = close !== '' && close !== undefined;
      if (name) take(name, false);
      const list = take(quoted, typing && !closed && atEnd);
      if (closed && list.length > 0) phrases.push(list.map((word) => word.text));
    } else {
      take(name ? `${name}:${bare ?? ''}` : (bare ?? ''), typing && atEnd);
    }
  }
  return {
    words: found.length > MOST_WORDS ? found.slice(0, MOST_WORDS) : found,
    phrases,
    without,
    filters: { ...lists, ...(years && { years }), note },
    kinds: kinds ?? ['source', 'passage'],
  };
}

/** Whether anything narrows the answer. */
export function isFiltered({ author, title, site, tag, years, note }: Filters): boolean {
  return author.length + title.length + site.length + tag.length > 0 || years !== undefined || note;
}

/** `2015`, `2014..2016`, `2014-2016`, `..2016`, `2014..`. */
function yearsOf(value: string): Filters['years'] {
  const match = /^(\d{4})?(\.\.|-|–)?(\d{4})?$/.exec(value);
  if (!match || (!match[1] && !match[3])) return undefined;
  const from = match[1] ? Number(match[1]) : -Infinity;
  if (!match[2]) return { from, to: from };
  return { from, to: match[3] ? Number(match[3]) : Infinity };
}

/** `www.example.org` → `example`, `org`. */
export function hostWords(address: string): string[] {
  const host = address.replace(/^[a-z]+:\/\//iu, '').replace(/[/?#].*$/u, '');
  return fold(host)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '' && part !== 'www');
}

/** A minus inside of a word is a hyphen. */
function startsWord(text: string, at: number): boolean {
  return at === 0 || /\s/.test(text[at - 1] ?? '');
}
