/** What the extension and the page of the reader view say to each other. What arrives is checked once, by the functions below. */

/** A place in an article, in UTF-16 units of the passage's text. */
export interface Spot {
  readonly ordinal: number;
  readonly offset: number;
}

/** Where the article is opened: these passages are marked, and in the first of them these words. */
export interface Place {
  readonly ordinal: number;
  readonly lastOrdinal: number;
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

/** A line of the record; `doubt` says why it should be looked at. */
export interface RecordLine {
  readonly name: string;
  readonly value: string;
  readonly doubt?: string;
  /** CSL variable of a field that can be corrected. */
  readonly field?: string;
}

export interface Article {
  readonly citekey: string;
  readonly title: string;
  readonly titleDoubt?: string;
  /** BCP 47; absent where the language is not known. */
  readonly language?: string;
  readonly record: readonly RecordLine[];
  /** The page was saved more than once. */
  readonly hasOlder?: true;
  /** The passages; the page sanitises them once more. */
  readonly html: string;
}

/** A text in two forms: programs that it is pasted into take the one they can show. */
export interface RichText {
  readonly html: string;
  readonly text: string;
}

export type ToPage =
  | { readonly type: 'show'; readonly article: Article; readonly place?: Place; readonly focus: boolean }
  | { readonly type: 'place'; readonly citekey: string; readonly place: Place; readonly focus: boolean }
  | { readonly type: 'unselect' }
  | ({ readonly type: 'clip' } & RichText)
  | { readonly type: 'empty'; readonly lines: readonly string[] };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'selected' | 'copied'; readonly citekey: string; readonly from: Spot; readonly to: Spot }
  | { readonly type: 'unselected' }
  | { readonly type: 'quote' }
  | { readonly type: 'clipped'; readonly done: boolean }
  | { readonly type: 'cite' }
  | { readonly type: 'correct'; readonly field: string }
  | { readonly type: 'leave out' }
  | { readonly type: 'compare' }
  | { readonly type: 'open' };

/** What the page remembers while it is closed. */
export interface PageState {
  readonly citekey: string;
  readonly ordinal?: number;
}

type Bag = { readonly [name: string]: unknown };
const isBag = (it: unknown): it is Bag => typeof it === 'object' && it !== null;
const isText = (it: unknown): it is string => typeof it === 'string';
const isCount = (it: unknown): it is number => Number.isSafeInteger(it) && Number(it) >= 0;
const isSpot = (it: unknown): it is Spot => isBag(it) && isCount(it['ordinal']) && isCount(it['offset']);
const isWords = (it: unknown) => isBag(it) && isCount(it['start']) && isCount(it['end']);
const isLine = (it: unknown) =>
  isBag(it) &&
  isText(it['name']) &&
  isText(it['value']) &&
  [it['doubt'], it['field']].every((text) => text === undefined || isText(text));
const isPlace = (it: unknown): it is Place =>
  isBag(it) &&
  isCount(it['ordinal']) &&
  isCount(it['lastOrdinal']) &&
  Array.isArray(it['words']) &&
  it['words'].every(isWords);
const isArticle = (it: unknown): it is Article =>
  isBag(it) &&
  [it['citekey'], it['title'], it['html']].every(isText) &&
  (it['hasOlder'] === undefined || it['hasOlder'] === true) &&
  [it['language'], it['titleDoubt']].every((text) => text === undefined || isText(text)) &&
  Array.isArray(it['record']) &&
  it['record'].every(isLine);

/** The message, or `undefined` for anything that the page does not say. */
export function readFromPage(data: unknown): FromPage | undefined {
  if (!isBag(data)) return undefined;
  const { type, citekey, from, to } = data;
  if (
    type === 'ready' ||
    type === 'unselected' ||
    type === 'quote' ||
    type === 'cite' ||
    type === 'open' ||
    type === 'leave out' ||
    type === 'compare'
  )
    return { type };
  if (type === 'correct' && isText(data['field'])) return { type, field: data['field'] };
  if ((type === 'selected' || type === 'copied') && isText(citekey) && isSpot(from) && isSpot(to))
    return { type, citekey, from, to };
  if (type === 'clipped') return { type, done: data['done'] === true };
  return undefined;
}

/** The message, or `undefined` for anything that the extension does not say. */
export function readToPage(data: unknown): ToPage | undefined {
  if (!isBag(data)) return undefined;
  const { type, article, place, citekey, lines } = data;
  const focus = data['focus'] === true;
  if (type === 'show' && isArticle(article)) return { type, article, focus, ...(isPlace(place) ? { place } : {}) };
  if (type === 'place' && isText(citekey) && isPlace(place)) return { type, citekey, place, focus };
  if (type === 'unselect') return { type };
  if (type === 'clip' && isText(data['html']) && isText(data['text']))
    return { type, html: data['html'], text: data['text'] };
  if (type === 'empty' && Array.isArray(lines) && lines.every(isText)) return { type, lines };
  return undefined;
}

/** The state as the page left it, or `undefined` where it is none of ours. */
export function readPageState(data: unknown): PageState | undefined {
  if (!isBag(data) || !isText(data['citekey'])) return undefined;
  const { citekey, ordinal } = data;
  return isCount(ordinal) ? { citekey, ordinal } : { citekey };
}
