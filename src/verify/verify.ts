import type { Dialect, ParsedDraft } from '../dialect/dialect';
import type { Range } from '../model/range';
import { type AttachedQuote, attachQuotes } from './attach';
import { Captures } from './captures';
import { findCopied } from './copied';
import { inDraft } from './draft-map';
import type { DraftFindings, DraftIssue, QuoteFinding } from './finding';
import { foundIn } from './found-in';
import { ignoredRanges } from './ignored';
import { Judge, type Judgement, type Surroundings } from './judge';
import { choosePlace, locatorIssue } from './locators';
import { saidAround } from './named';
import { prepareFrom } from './prepare';
import type { Shelf } from './shelf';

/** Which checks to make; all but the last where nothing is said. */
export interface CheckOptions {
  /** Citekeys of the draft's bibliography: known, though no source may have them. */
  readonly bibliography?: ReadonlySet<string>;
  readonly unknownCitekeys?: boolean;
  /** As the dialect has it: in one of notes, a label that no source has is a note of another kind, not an error. */
  readonly citations?: Dialect['citations'];
  readonly locators?: boolean;
  /** Runs of the library's words without quotation marks. Looks up every sentence, which takes seconds for a long draft. */
  readonly copied?: boolean;
  /** Called between two quotations: a long check lets others have their turn. */
  readonly breathe?: () => Promise<void>;
}

/** Checks drafts against a library, and remembers what it compared. */
export interface Verifier {
  /**
   * Every quotation of a draft, held against its source. After a keystroke only what changed is compared again. Abort
   * throws the signal's reason.
   */
  check(draft: string, parsed: ParsedDraft, options?: CheckOptions, signal?: AbortSignal): Promise<DraftFindings>;
}

/** A verifier for a library, which is asked anew whenever its revision has changed. */
export function makeVerifier(shelf: Shelf): Verifier {
  const prepare = prepareFrom(shelf);
  const judge = new Judge(shelf, prepare, new Captures(shelf, prepare));

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
      const { bibliography = new Set(), citations } = options;
      const isNotes = citations === 'formatted';
      const surroundings: Surroundings = {
        isKnown: (citekey) => isNotes || bibliography.has(citekey),
        ...(isNotes && { said: (attached) => saidAround(draft, attached) }),
      };
      const blocks = parsed.quotes.filter(({ kind }) => kind === 'block').map(({ range }) => range);
      const ignored = ignoredRanges(draft, blocks);
      const isChecked = ({ start }: Range) => !ignored.some((range) => range.start <= start && start < range.end);
      const quotes: QuoteFinding[] = [];
      const issues: DraftIssue[] = [];
      for (const attached of attachQuotes(draft, parsed)) {
        await options.breathe?.();
        signal?.throwIfAborted();
        const judged = isChecked(attached.quote.range) ? await judge.judge(attached, surroundings, signal) : undefined;
        if (judged === undefined) continue;
        const finding = describe(draft, attached, judged);
        quotes.push(finding);
        const issue =
          options.locators === false ? undefined : locatorIssue(finding, judged.found?.source.passages ?? []);
        if (issue !== undefined) issues.push(issue);
      }
      if (options.unknownCitekeys !== false && !isNotes)
        issues.push(...(await unknownCitekeys(parsed, bibliography, signal)));
      if (options.copied === true) issues.push(...(await findCopied(draft, parsed, shelf, prepare, signal)));
      return {
        quotes,
        issues: issues.filter(({ range }) => isChecked(range)).sort((a, b) => a.range.start - b.range.start),
      };
    },
  };
}

function describe(draft: string, attached: AttachedQuote, judged: Judgement): QuoteFinding {
  const { quote, tie } = attached;
  const { verdict, citekey, citation, found, once } = judged;
  const locator = citation?.cites.find((cite) => cite.citekey === citekey)?.locator;
  const place =
    found && found.comparison.verdict !== 'missing'
      ? choosePlace(draft, attached, found.source.text, found.comparison, locator)
      : undefined;
  return {
    verdict,
    range: quote.inner,
    outer: quote.range,
    kind: quote.kind,
    text: quote.text,
    tie,
    ...(citekey === undefined ? {} : { citekey }),
    ...(citation === undefined ? {} : { citation }),
    ...(found && place ? { source: foundIn(found.source, place.chosen.range) } : {}),
    ...(once === undefined ? {} : { once }),
    ...inDraft(draft, quote, place?.chosen),
    elsewhere: found && place ? place.others.map(({ range }) => foundIn(found.source, range)) : [],
  };
}
