import type { DraftCitation } from '../dialect/dialect';
import type { RememberedWords } from '../model/quoted-words';
import { sameWords } from '../model/sameness';
import type { AttachedQuote } from './attach';
import { better, type Captures, type Compared } from './captures';
import { type Comparison, glance, quotedWords } from './compare';
import { FEWEST_WORDS, type Verdict } from './finding';
import { Memory } from './memory';
import { isNamed } from './named';
import type { Prepare } from './prepare';
import type { Shelf } from './shelf';
import { isTitle, isTitleOf } from './title';

/** A verdict on a quotation, with what it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly citekey?: string;
  readonly citation?: DraftCitation;
  readonly found?: Compared;
  readonly once?: RememberedWords;
}

/** An altered quotation is another source's only if it has more words there than chance gives. */
const TELLING_WORDS = 6;
/** Nearly verbatim: enough for a quotation without a citation to be taken for one of this source. */
const NEARLY = 0.8;
const CANDIDATES = 3;
const MOST_SEARCHES = 1_000;

/** What a draft says that its quotations do not. */
export interface Surroundings {
  /**
   * Whether a citekey that no source has stands for something all the same: an entry of the draft's bibliography, a note of
   * another kind.
   */
  isKnown(citekey: string): boolean;
  /** What is said around a quotation, in a markup in which sources are cited by their names. */
  readonly said?: (quote: AttachedQuote) => string;
}

/** Judges the quotations of drafts by the sources of a library. */
export class Judge {
  readonly #shelf: Shelf;
  readonly #prepare: Prepare;
  readonly #captures: Captures;
  readonly #titles = new Memory<boolean>(MOST_SEARCHES);
  /** What searching the whole library gave; nothing is worth remembering too. */
  readonly #searches = new Memory<Compared | undefined>(MOST_SEARCHES);

  constructor(shelf: Shelf, prepare: Prepare, captures: Captures) {
    this.#shelf = shelf;
    this.#prepare = prepare;
    this.#captures = captures;
  }

  /**
   * `undefined` where there is nothing to say: too few words that no cited source has.
   *
   */
  async judge(attached: AttachedQuote, draft: Surroundings, signal?: AbortSignal): Promise<Judgement | undefined> {
    const { quote, citation: first, neighbours, others } = attached;
    const { text } = quote;
    const cluster = first === undefined ? [] : [first, ...neighbours];
    const keys = quote.attached ?? cluster.flatMap(({ cites }) => cites.map(({ citekey }) => citekey));
    const cited = await this.#all(text, keys, signal);
    const best = cited.reduce<Compared | undefined>(better, undefined);
    const citekey = best?.source.citekey ?? keys[0];
    const citation = cluster.find(({ cites }) => cites.some((cite) => cite.citekey === citekey)) ?? first;
    const own = { citekey, citation };
    if (best?.comparison.verdict === 'verbatim') return judgement('verbatim', own, best);

    for (const citekey of keys) {
      const translated = await this.#asTranslation(text, { citekey, citation }, signal);
      if (translated !== undefined) return translated;
    }

    for (const other of others) {
      for (const { citekey } of other.cites) {
        const found = await this.#captures.compare(text, citekey, signal);
        if (found?.comparison.verdict === 'verbatim') return judgement('verbatim', { citekey, citation: other }, found);
      }
    }
    if (quotedWords(text) < FEWEST_WORDS || (await this.#isTitle(text, keys, signal))) return undefined;

    for (const now of cited) {
      const once = await this.#captures.remembered(text, now.source.citekey, signal);
      if (once !== undefined) {
        return { ...judgement('source-changed', { ...own, citekey: now.source.citekey }, now), once };
      }
    }

    const elsewhere = await this.#inLibrary(text, keys, signal);
    const isElsewhere = elsewhere?.comparison.verdict === 'verbatim';
    const isFound = elsewhere !== undefined && (isElsewhere || isTelling(elsewhere.comparison));
    if (isFound && cited.length === 0 && draft.said && isNamed(elsewhere.source, draft.said(attached))) {
      return judgement(isElsewhere ? 'verbatim' : 'altered', { ...own, citekey: elsewhere.source.citekey }, elsewhere);
    }
    const isPlaced = isElsewhere || best?.comparison.verdict === 'altered';
    if (!isPlaced && (await this.#isSomeTitle(text, signal))) return undefined;
    if (keys.length === 0) {
      if (isTitleOf(text, elsewhere?.source)) return undefined;
      return isFound ? judgement('uncited', own, elsewhere) : judgement('unchecked', own);
    }
    // What is cited but was not saved may well have the words: nobody can say that the source is wrong.
    const unread = keys.filter((citekey) => !cited.some(({ source }) => source.citekey === citekey));
    const isUnread = await this.#isAny(unread, draft.isKnown, signal);
    const isAltered = best?.comparison.verdict === 'altered';
    if (isElsewhere && !isUnread && (!isAltered || elsewhere.comparison.words >= TELLING_WORDS)) {
      return judgement('wrong-source', own, elsewhere);
    }
    if (isAltered) return judgement('altered', own, best);
    if (unread.length > 0) return judgement('unchecked', own);
    if (elsewhere !== undefined && isTelling(elsewhere.comparison)) return judgement('wrong-source', own, elsewhere);
    return judgement('missing', own);
  }

  /** A translation is as true as its original is still what the source says. */
  async #asTranslation(
    text: string,
    own: { readonly citekey: string; readonly citation: DraftCitation | undefined },
    signal?: AbortSignal,
  ): Promise<Judgement | undefined> {
    const known = (await this.#shelf.translated?.(own.citekey, signal)) ?? [];
    const translation = known.find(({ words }) => sameWords(words, text));
    if (translation === undefined) return undefined;
    const { original } = translation;
    const found = await this.#captures.compare(original.selector.exact, own.citekey, signal);
    return found?.comparison.verdict === 'verbatim'
      ? judgement('verbatim', own, found)
      : { ...judgement('source-changed', own), once: original };
  }

  async #all(text: string, citekeys: readonly string[], signal?: AbortSignal): Promise<readonly Compared[]> {
    const found: Compared[] = [];
    for (const citekey of citekeys) {
      const one = await this.#captures.compare(text, citekey, signal);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  /** A source without saved text is one of those, too. */
  async #isAny(citekeys: readonly string[], isKnown: (citekey: string) => boolean, signal?: AbortSignal) {
    for (const citekey of citekeys) {
      if (isKnown(citekey) || (await this.#prepare(citekey, signal)) !== undefined) return true;
    }
    return false;
  }

  /** Titles of articles stand between quotation marks too (APA 7 §6.17, Chicago 17 §14.86). */
  async #isTitle(text: string, citekeys: readonly string[], signal?: AbortSignal): Promise<boolean> {
    for (const citekey of citekeys) {
      const [source] = (await this.#prepare(citekey, signal)) ?? [];
      if (isTitleOf(text, source)) return true;
    }
    return false;
  }

  async #isSomeTitle(text: string, signal?: AbortSignal): Promise<boolean> {
    const key = `${this.#shelf.revision}\n${text}`;
    const known = this.#titles.get(key);
    if (known !== undefined) return known.value;
    const titles = (await this.#shelf.titled?.(text, signal)) ?? [];
    return this.#titles.set(
      key,
      titles.some((title) => isTitle(text, title)),
    );
  }

  /** In the whole library but for these: where it stands verbatim, else where it nearly does. */
  async #inLibrary(text: string, except: readonly string[], signal?: AbortSignal): Promise<Compared | undefined> {
    const key = [this.#shelf.revision, ...except, text].join('\n');
    const known = this.#searches.get(key);
    return known === undefined ? this.#searches.set(key, await this.#search(text, except, signal)) : known.value;
  }

  async #search(text: string, except: readonly string[], signal?: AbortSignal): Promise<Compared | undefined> {
    let best: Compared | undefined;
    for (const citekey of await this.#shelf.holders(text, CANDIDATES, signal)) {
      if (except.includes(citekey)) continue;
      const [source] = (await this.#prepare(citekey, signal)) ?? [];
      signal?.throwIfAborted();
      if (source === undefined) continue;
      const comparison = glance(text, source.text);
      if (comparison.verdict === 'missing') continue;
      best = better(best, { source, comparison });
      if (comparison.verdict === 'verbatim') break;
    }
    return best;
  }
}

function judgement(
  verdict: Verdict,
  { citekey, citation }: { readonly citekey: string | undefined; readonly citation: DraftCitation | undefined },
  found?: Compared,
): Judgement {
  return {
    verdict,
    ...(citekey === undefined ? {} : { citekey }),
    ...(citation === undefined ? {} : { citation }),
    ...(found === undefined ? {} : { found }),
  };
}

const isTelling = ({ score, words }: Comparison): boolean => score >= NEARLY && words >= TELLING_WORDS;
