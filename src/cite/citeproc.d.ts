/** The parts of citeproc-js that we use; its manual: https://citeproc-js.readthedocs.io/ */
declare module 'citeproc' {
  export interface Sys {
    /** A locale as CSL XML or as a tree of nodes; asked for while the engine is made. */
    retrieveLocale(tag: string): unknown;
    /** The record; called for each item that enters the registry. */
    retrieveItem(id: string): object;
  }

  export interface CiteItem {
    id: string;
    locator?: string;
    label?: string;
    prefix?: string;
    suffix?: string;
    'suppress-author'?: boolean;
    /** Ours: its place in the citation as written. The engine carries along what it does not know. */
    order?: number;
    /** Set by the engine: first, subsequent, ibid. */
    position?: number;
  }

  export interface Citation {
    citationID?: string;
    citationItems: CiteItem[];
    properties: { noteIndex: number; mode?: '' | 'composite' | 'author-only' | 'suppress-author'; unsorted?: boolean };
    /** Set by the engine: each item with its cite. */
    sortedItems?: [object, CiteItem][];
  }

  export interface RegistryEntry {
    /** Its place in the list, from 1. */
    seq: number;
    /** What tells it apart from sources alike: names, given names, a letter behind the year. */
    disambig: object;
  }

  export class Engine {
    constructor(sys: Sys, style: unknown, lang?: string, forceLang?: boolean);
    readonly opt: {
      readonly class: 'in-text' | 'note';
      readonly lang: string;
      /** 0: neither, 1: numbered, 2: positions (`ibid.`). */
      readonly update_mode: number;
      readonly development_extensions: Record<string, unknown>;
    };
    readonly bibliography: { readonly tokens: readonly unknown[]; readonly opt: Readonly<Record<string, unknown>> };
    readonly registry: {
      readonly registry: Readonly<Record<string, RegistryEntry>>;
      /** Of the citations that are in the engine; nothing is purged as uncited while it is not there. */
      readonly citationreg: { citationsByItemId?: object };
      /** The ids of sources whose citations are alike before anything tells them apart. */
      readonly ambigcites: Readonly<Record<string, readonly string[]>>;
      getSortedIds(): string[];
    };
    readonly disambiguate: {
      /** How this style tells sources apart; with none, `run` does nothing. */
      modes: readonly string[];
      /** Tells the sources of one group of `ambigcites` apart. Only while `tmp` says that it is about citations. */
      run(group: string): void;
    };
    readonly tmp: { taintedItemIDs: Record<string, boolean>; area: string; root: string; extension: string };
    setOutputFormat(format: string): void;
    updateItems(ids: string[]): void;
    updateUncitedItems(ids: string[]): void;
    /** Each answer: the citation's id, its note's number, its text. */
    rebuildProcessorState(citations: Citation[], mode?: string, uncited?: string[]): [string, number, string][];
    /** Before and after: id and note number of the other citations. Each change: index, text, id. */
    processCitationCluster(
      citation: Citation,
      before: [string, number][],
      after: [string, number][],
      flag?: number,
    ): [{ bibchange: boolean }, [number, string, string][]];
    /** The text alone; nothing of the engine's state changes. */
    process_CitationCluster(sortedItems: [object, CiteItem][], citation: Citation): string;
    makeBibliography(page?: {
      page_start: string | true;
      page_length: number;
    }): [{ readonly entry_ids: string[][]; readonly bibliography_errors: readonly unknown[] }, string[]] | false;
  }

  export const Output: { Formats: Record<string, object> };
  export const PROCESSOR_VERSION: string;
  /** Where the engine reports what it dislikes; it prints to the console by default. */
  export let debug: (message: string) => void;
  export let error: (message: string) => never;

  const CSL: {
    Engine: typeof Engine;
    Output: typeof Output;
    PROCESSOR_VERSION: string;
    debug: (message: string) => void;
    error: (message: string) => never;
  };
  export default CSL;
}
