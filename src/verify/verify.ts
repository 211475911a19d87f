import type { DraftCitation, ParsedDraft } from '../dialect/dialect';
import type { Range } from '../model/range';
import { type AttachedQuote, attachQuotes } from './attach';
import { type Comparison, compare, glance, quotedWords } from './compare';
import { findCopied } from './copied';
import { inDraft } from './draft-map';
import type { DraftFindings, DraftIssue, QuoteFinding, Verdict } from './finding';
import { foundIn } from './found-in';
import { ignoredRanges } from './ignored';
import { choosePlace, locatorIssue } from './locators';
import { type PreparedSource, prepareFrom, type Shelf } from './shelf';

/** Which checks to make; all but the last where nothing is said. */
export interface CheckOptions {
  /** Citekeys of the draft's bibliography: known, though no source may have them. */
  readonly bibliography?: ReadonlySet<string>;
  readonly unknownCitekeys?: boolean;
  readonly locators?: boolean;
  /** Runs of the library's words without quotation marks. Looks up every sentence, which takes seconds for a long draft. */
  readonly copied?: boolean;
}

/** Checks drafts against a library, and remembers what it compared. */
export interface Verifier {
  /**
   * Every quotation of a draft, held against its source. After a keystroke only what changed is compared again. Abort
   * throws the signal's reason.
   */
  check(draft: string, parsed: ParsedDraft, options?: CheckOptions, signal?: AbortSignal): Promise<DraftFindings>;
}

/** Quotations of fewer words are checked only where the cited source has them (issue 7): most are names and scare quotes. */
const FEWEST_WORDS = 4;
/** An altered quotation is another source's only if it has more words there than chance gives. */
const TELLING_WORDS = 6;
/** Nearly verbatim: enough for a quotation without a citation to be taken for one of this source. */
const NEARLY = 0.8;
const CANDIDATES = 5;
/** Several drafts' worth of comparisons. */
const MOST_REMEMBERED = 4_000;

interface Judgement {
  readonly verdict: Verdict;
  readonly citekey?: string;
  readonly citation?: DraftCitation;
  readonly source?: PreparedSource;
  readonly comparison?: Comparison;
}

interface Compared {
  readonly source: PreparedSource;
  readonly comparison: Comparison;
}

/** What a search of the library found; `null` for nothing, which is worth remembering too. */
type Found = { readonly citekey: string; readonly comparison: Comparison } | null;

/** A verifier for a library, which is asked anew whenever its revision has changed. */
export function makeVerifier(shelf: Shelf): Verifier {
  const prepare = prepareFrom(shelf);
  const comparisons = new Map<string, Comparison>();
  const searches = new Map<string, Found>();

  const compared = async (text: string, citekey: string, signal?: AbortSignal): Promise<Compared | undefined> => {
    const source = await prepare(citekey, signal);
    signal?.throwIfAborted();
    if (source === undefined || source.passages.length === 0) return undefined;
    const key = `${citekey}\n${source.file}\n${source.revision}\n${text}`;
    const comparison = comparisons.get(key) ?? compare(text, source.text);
    remember(comparisons, key, comparison);
    return { source, comparison };
  };

  const all = async (text: string, citekeys: readonly string[], signal?: AbortSignal): Promise<readonly Compared[]> => {
    const found: Compared[] = [];
    for (const citekey of citekeys) {
      const one = await compared(text, citekey, signal);
      if (one !== undefined) found.push(one);
    }
    return found;
  };

  /** In the whole library but for these: where it stands verbatim, else where it nearly does. */
  const inLibrary = async (text: string, except: readonly string[], signal?: AbortSignal) => {
    const key = [shelf.revision, ...except, text].join('\n');
    const known = searches.get(key);
    const found = known === undefined ? await search(text, except, signal) : known;
    remember(searches, key, found);
    const source = found && (await prepare(found.citekey, signal));
    return found && source ? { source, comparison: found.comparison } : undefined;
  };

  const search = async (text: string, except: readonly string[], signal?: AbortSignal): Promise<Found> => {
    let best: Compared | undefined;
    for (const citekey of await shelf.locate(text, CANDIDATES, signal)) {
      if (except.includes(citekey)) continue;
      const source = await prepare(citekey, signal);
      signal?.throwIfAborted();
      if (source === undefined) continue;
      const comparison = glance(text, source.text);
      if (comparison.verdict === 'missing') continue;
      best = better(best, { source, comparison });
      if (comparison.verdict === 'verbatim') break;
    }
    return best === undefined ? null : { citekey: best.source.citekey, comparison: best.comparison };
  };

  /** `undefined` where there is nothing to say: too few words that no cited source has. */
  const judge = async (
    attached: AttachedQuote,
    bibliography: ReadonlySet<string>,
    signal?: AbortSignal,
  ): Promise<Judgement | undefined> => {
    const { quote, citation, others } = attached;
    const { text } = quote;
    const keys = quote.attached ?? citation?.cites.map(({ citekey }) => citekey) ?? [];
    const cited = await all(text, keys, signal);
    const best = cited.reduce<Compared | undefined>(better, undefined);
    const own = { citekey: best?.source.citekey ?? keys[0], citation };
    if (best?.comparison.verdict === 'verbatim') return judgement('verbatim', own, best);

    for (const other of others) {
      for (const { citekey } of other.cites) {
        const found = await compared(text, citekey, signal);
        if (found?.comparison.verdict === 'verbatim') return judgement('verbatim', { citekey, citation: other }, found);
      }
    }
    if ((best?.comparison.words ?? quotedWords(text)) < FEWEST_WORDS) return undefined;

    const changed = keys.find((citekey) => shelf.wasVerbatim?.(citekey, text));
    if (changed !== undefined) return judgement('source-changed', { ...own, citekey: changed }, best);

    const elsewhere = await inLibrary(text, keys, signal);
    const isElsewhere = elsewhere?.comparison.verdict === 'verbatim';
    if (keys.length === 0) {
      const isFound = elsewhere !== undefined && (isElsewhere || isTelling(elsewhere.comparison));
      return isFound ? judgement('uncited', own, elsewhere) : judgement('unchecked', own);
    }
    // What is cited but was not saved may well have the words: nobody can say that the source is wrong.
    const unread = keys.filter((citekey) => !cited.some(({ source }) => source.citekey === citekey));
    const isUnread = unread.some((citekey) => bibliography.has(citekey));
    const isAltered = best?.comparison.verdict === 'altered';
    if (isElsewhere && !isUnread && (!isAltered || elsewhere.comparison.words >= TELLING_WORDS)) {
      return judgement('wrong-source', own, elsewhere);
    }
    if (isAltered) return judgement('altered', own, best);
    if (unread.length > 0) return judgement('unchecked', own);
    if (elsewhere !== undefined && isTelling(elsewhere.comparison)) return judgement('wrong-source', own, elsewhere);
    return judgement('missing', own);
  };

  const unknownCitekeys = async (
    { citations }: ParsedDraft,
    bibliography: ReadonlySet<string>,
    signal?: AbortSignal,
  ): Promise<readonly DraftIssue[]> => {
    const found: DraftIssue[] = [];
    for (const { citekey, keyRange } of citations.flatMap(({ cites }) => cites)) {
      if (bibliography.has(citekey) || (await prepare(citekey, signal)) !== undefined) continue;
      found.push({ kind: 'unknown-citekey', range: keyRange, citekey });
    }
    return found;
  };

  return {
    async check(draft, parsed, options = {}, signal) {
      const { bibliography = new Set() } = options;
      const ignored = ignoredRanges(draft);
      const isChecked = ({ start }: Range) => !ignored.some((range) => range.start <= start && start < range.end);
      const quotes: QuoteFinding[] = [];
      const issues: DraftIssue[] = [];
      for (const attached of attachQuotes(draft, parsed)) {
        signal?.throwIfAborted();
        const judged = isChecked(attached.quote.range) ? await judge(attached, bibliography, signal) : undefined;
        if (judged === undefined) continue;
        const finding = describe(draft, attached, judged);
        quotes.push(finding);
        const issue = options.locators === false ? undefined : locatorIssue(finding, judged.source?.passages ?? []);
        if (issue !== undefined) issues.push(issue);
      }
      if (options.unknownCitekeys !== false) issues.push(...(await unknownCitekeys(parsed, bibliography, signal)));
      if (options.copied === true) issues.push(...(await findCopied(draft, parsed, shelf, prepare, signal)));
      return {
        quotes,
        issues: issues.filter(({ range }) => isChecked(range)).sort((a, b) => a.range.start - b.range.start),
      };
    },
  };
}

/** Forgets what was not asked for lately. */
function remember<T>(memory: Map<string, T>, key: string, value: T): void {
  memory.delete(key);
  memory.set(key, value);
  const [oldest] = memory.keys();
  if (memory.size > MOST_REMEMBERED && oldest !== undefined) memory.delete(oldest);
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
    ...(found ?? {}),
  };
}

const rank = ({ verdict, score }: Comparison): number => (verdict === 'verbatim' ? 2 : 0) + score;

function better(a: Compared | undefined, b: Compared): Compared {
  return a !== undefined && rank(a.comparison) >= rank(b.comparison) ? a : b;
}

const isTelling = ({ score, words }: Comparison): boolean => score >= NEARLY && words >= TELLING_WORDS;

function describe(draft: string, attached: AttachedQuote, judged: Judgement): QuoteFinding {
  const { quote, tie } = attached;
  const { verdict, citekey, citation, source, comparison } = judged;
  const locator = citation?.cites.find((cite) => cite.citekey === citekey)?.locator;
  const place =
    source && comparison && comparison.verdict !== 'missing'
      ? choosePlace(draft, attached, source.text, comparison, locator)
      : undefined;
  return {
    verdict,
    range: quote.inner,
    quote,
    tie,
    ...(citekey === undefined ? {} : { citekey }),
    ...(citation === undefined ? {} : { citation }),
    ...(source && place ? { source: foundIn(source, place.chosen) } : {}),
    ...inDraft(draft, quote, comparison),
    elsewhere: source && place ? place.others.map((range) => foundIn(source, range)) : [],
  };
}
