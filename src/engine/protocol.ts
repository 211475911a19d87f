import type { DraftKind } from '../dialect/detect';
import type { DialectId } from '../dialect/dialect';
import type { Corrected } from '../library/correcting';
import type { Anchor } from '../model/anchor';
import type { CslName } from '../model/item';
import type { FindParams, LocateParams } from '../model/lookup';
import type { FindResult, QuoteMatch } from '../model/match';
import type { OmissionMark } from '../model/quotation';
import type { QuoteShelf, ShelfChange } from '../model/quote-shelf';
import type { QuotedWords, RememberedWords } from '../model/quoted-words';
import type { Rendered, RenderParams } from '../model/render';
import type { Extraction, Passage, Problem, Source } from '../model/source';
import type { Difference } from '../verify/differences';
import type { DraftIssue, FoundIn, QuoteFinding, Verdict } from '../verify/finding';
import type { Repair } from '../verify/repairs';
import type { Clipping } from './clipping';

export type { Corrected } from '../library/correcting';
export type { FindParams, LocateParams } from '../model/lookup';
export type { QuotedWords, RememberedWords } from '../model/quoted-words';
export type { Rendered, RenderFormat, RenderParams } from '../model/render';
export type { Clipping } from './clipping';

/**
 * Everything one can ask of the engine: plain data both ways, so that it can cross a worker's border.
 * Each request can be cancelled; a cancelled one rejects with an `AbortError`.
 */
export interface Requests {
  /** Open (or create) the index of these folders and begin to bring it up to date. Answers once queries can be asked. */
  open: { params: OpenParams; result: LibraryStatus };
  /** Files the watcher saw created, changed or deleted; a folder stands for all below it. Answers once they are in the index. */
  changed: { params: { readonly files: readonly string[] }; result: LibraryStatus };
  /**
   * Go by these bibliographies too, instead of those of the last such request: what open drafts and their projects declare.
   * Absolute paths. Later changes of them are told by `changed`.
   */
  bibliographies: { params: { readonly files: readonly string[] }; result: LibraryStatus };
  /** Look at every file again; with `rebuild`, forget the index first. Answers when done. */
  scan: { params: { readonly rebuild: boolean }; result: LibraryStatus };
  /** Ends the scan that is going on. What was indexed stays; the next `scan`, or `open`, goes on there. */
  stop: { params: Record<string, never>; result: LibraryStatus };
  /** Sources and passages for a few remembered words. */
  find: { params: FindParams; result: FindResult };
  /** One source with its passages; `undefined` where there is none. */
  source: { params: SourceRef; result: SourceText | undefined };
  /** The sources with these citekeys; unknown ones are left out. */
  sources: { params: { readonly citekeys: readonly string[] }; result: readonly Source[] };
  /** Newest first; what the lookup shows before anything is typed. */
  recent: { params: { readonly limit: number }; result: readonly Source[] };
  /** Where these words stand, best first. */
  locate: { params: LocateParams; result: readonly QuoteMatch[] };
  /** The best spans of the library for these words, with what differs; nearest first. */
  trace: { params: TraceParams; result: readonly Traced[] };
  /** A draft held against the library: all of it the first time, afterwards what changed. */
  check: { params: CheckParams; result: DraftCheck };
  /** The quotation at an offset of a draft, as it was checked last. */
  quotationAt: { params: { readonly document: string; readonly offset: number }; result: QuoteFinding | undefined };
  /** What can be done about a finding of a draft as it was checked last: the edits are of that text. */
  repairs: { params: RepairParams; result: readonly Repair[] };
  /** The draft was closed: what is kept of it can go. */
  forget: { params: { readonly document: string }; result: undefined };
  /** Citekeys of the sources in which these words may stand, likeliest first: for whoever compares them word by word. */
  holders: { params: { readonly text: string; readonly limit: number }; result: readonly string[] };
  /** Write these citekeys into `library.yaml`, so that they never change (design rule 5). */
  pin: { params: { readonly citekeys: readonly string[] }; result: undefined };
  /** What drafts quoted word for word from the source with this citekey, as far as they were remembered. */
  quoted: { params: { readonly citekey: string }; result: readonly RememberedWords[] };
  /**
   * Remember words that a draft quotes word for word, in `quoted.jsonl` beside `library.yaml`: at insertion, and after a
   * check (`quotedIn` of its findings), so that a source which changes is told from a quotation that did.
   */
  remember: { params: { readonly words: readonly QuotedWords[] }; result: undefined };
  /** Every capture of a source's page with its text, newest first: the first is the source. One where it was saved once. */
  captures: { params: { readonly citekey: string }; result: readonly SourceText[] };
  /** What a person set right in a source: fields of its record, and passages that are no part of it. */
  corrections: { params: { readonly citekey: string }; result: Corrected };
  /** Sets a field of a record right, in `library.yaml`. Answers with the source once the index has it; its citekey may be a new one. */
  correct: { params: CorrectParams; result: Source | undefined };
  /** Says of passages that they are no part of the article, in `library.yaml`; `texts` is how to take that back. */
  leaveOut: {
    params: { readonly citekey: string; readonly ordinals: readonly number[] };
    result: { readonly source: Source | undefined; readonly texts: readonly string[] };
  };
  /** The opposite of `leaveOut`. */
  takeBack: {
    params: { readonly citekey: string; readonly texts: readonly string[] };
    result: Source | undefined;
  };
  /** Places of this source that drafts rest on without quoting them, the newest last: of paraphrases and translations. */
  anchors: { params: { readonly citekey: string }; result: readonly Anchor[] };
  /** Keep such places, in `cited.jsonl` beside the `library.yaml` of the first folder. */
  anchor: { params: { readonly anchors: readonly Anchor[] }; result: undefined };
  /** The quotations that were put aside in `shelf.yaml`, beside the `library.yaml` of the first folder. */
  shelf: { params: Record<string, never>; result: QuoteShelf };
  /** One change of that file; answers with the shelf as it is then. */
  changeShelf: { params: { readonly change: ShelfChange }; result: QuoteShelf };
  /** Files that could not be read, and why. */
  problems: { params: Record<string, never>; result: readonly Problem[] };
  /** Copied text, HTML or plain, as an article to be saved. */
  clipping: { params: { readonly text: string }; result: Clipping };
  /** Read and extract one file without putting it into the index. */
  extract: { params: { readonly file: string }; result: readonly Extraction[] };
  /** Text formatted in a CSL style. */
  render: { params: RenderParams; result: Rendered };
  /** Make a style ready, so that the first citation in it need not wait: when a lookup opens. */
  warm: { params: Pick<RenderParams, 'style' | 'locale'>; result: undefined };
}

export type RequestName = keyof Requests;
export type Params<N extends RequestName> = Requests[N]['params'];
export type Result<N extends RequestName> = Requests[N]['result'];

export interface OpenParams {
  /** Absolute paths of the library's folders. */
  readonly folders: readonly string[];
  /** Folder for the index; `undefined` keeps it in memory. */
  readonly storage: string | undefined;
  /** Template of new citekeys, as the setting `ibid.citekeyTemplate` describes it. */
  readonly citekeyTemplate?: string;
  /** Paths or globs below the folders that are not articles. */
  readonly exclude?: readonly string[];
  /** Absolute paths of bibliographies that the person keeps elsewhere; those in the folders are found. */
  readonly bibliographies?: readonly string[];
  /** The folders may come from somebody else: what their `library.yaml` names outside of them is not read. */
  readonly restricted?: boolean;
}

export type SourceRef =
  | { readonly citekey: string }
  | { readonly id: number }
  | { readonly file: string; readonly part?: string };

/** `value` as it would stand in `library.yaml`: a text, a date such as `2019-05`, a list of names such as `Ruiz, Ana`. */
export type CorrectParams = { readonly citekey: string; readonly field: string } & (
  | { readonly to: 'value'; readonly value: CorrectedValue }
  /** There is none: no author is no author. */
  | { readonly to: 'nothing' }
  /** The correction is taken back. */
  | { readonly to: 'what was read' }
);
export type CorrectedValue = string | readonly (string | CslName)[];

export interface SourceText {
  readonly source: Source;
  readonly passages: readonly Passage[];
}

/** A draft, with what tells its dialect. `path` is absolute: its bibliographies are found from there, or from where it would lie. */
export interface CheckParams extends DraftKind {
  /** Stands for the draft from one check to the next, its address; absent where it is checked once. */
  readonly document?: string;
  /** Look for the library's words without quotation marks too, which takes seconds for a long draft. */
  readonly copied?: boolean;
  /** `problems`: verbatim quotations about which there is nothing to say are only counted. All where nothing is said. */
  readonly quotes?: 'all' | 'problems';
  /** Remember what is verbatim, for the day when a source changes (request `remember`): once the draft is saved. */
  readonly remember?: boolean;
}

/** `source`: the file is itself a saved article of the library. `no-dialect`: nothing is known of its language. */
export type DraftCheck =
  | { readonly kind: 'source' | 'no-dialect' }
  | {
      readonly kind: 'draft';
      readonly dialect: DialectId;
      readonly counts: { readonly [verdict in Verdict]?: number };
      readonly quotes: readonly QuoteFinding[];
      readonly issues: readonly DraftIssue[];
      /** Where the words of problems stand in saved files that are text, by the start of the quotation's range. */
      readonly places: { readonly [start: number]: LinePlace };
      /** Why nothing could be remembered. */
      readonly notice?: string;
    };

/** A place in a file as editors count: lines and columns from 0. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
}

/** A finding of a draft, by where its range starts: of a quotation one of its differences, or all. */
export type FindingRef =
  | { readonly kind: 'quotation'; readonly start: number; readonly difference?: number }
  | { readonly kind: DraftIssue['kind']; readonly start: number };

export interface RepairParams {
  readonly document: string;
  /** `all-altered`: one repair, which restores every altered quotation. */
  readonly of: FindingRef | { readonly kind: 'all-altered' };
  /** What marks left-out words. */
  readonly mark: OmissionMark;
}

export interface TraceParams {
  /** Words as a reader sees them. */
  readonly text: string;
  readonly limit: number;
}

/** A span of a source that has the words, or nearly those. */
export interface Traced {
  readonly source: Source;
  readonly place: FoundIn;
  readonly verdict: 'verbatim' | 'altered';
  /** Share of the words that stand there, 0 to 1. */
  readonly score: number;
  /** `range` is of the words that were asked for, `source` of the words of `place`. */
  readonly differences: readonly Difference[];
}

/** Sent by the engine whenever it changes. */
export interface LibraryStatus {
  readonly state: 'opening' | 'indexing' | 'ready' | 'failed';
  readonly folders: readonly string[];
  readonly sources: number;
  readonly problems: number;
  /** While indexing: files done of files to do, and how many a second. */
  readonly progress?: { readonly done: number; readonly total: number; readonly perSecond: number };
  /** Files still to be read, where indexing was stopped before its end. */
  readonly pending?: number;
  /** Grows with every change of what queries would answer. */
  readonly revision: number;
  /** Something to tell the person once: the index was rebuilt, or lives in memory only. */
  readonly notice?: string;
}

export interface Engine {
  request<N extends RequestName>(name: N, params: Params<N>, signal?: AbortSignal): Promise<Result<N>>;
  readonly status: LibraryStatus;
  /** Calls back at once with the present status, and at every change. Returns how to stop. */
  onStatus(listener: (status: LibraryStatus) => void): () => void;
  dispose(): Promise<void>;
}
