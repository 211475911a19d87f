// The little that is used of the peers, which are not among the project's dependencies.

export interface MiniSearchModule {
  new (options: object): MiniSearch;
  loadJSON(json: string, options: object): MiniSearch;
}
export interface MiniSearch {
  add(document: object): void;
  search(text: string, options: object): readonly { readonly id: string }[];
}
export interface FlexSearchModule {
  readonly Index: new (
    options: object,
  ) => {
    add(id: number, text: string): void;
    search(text: string, options: object): readonly number[];
  };
  readonly Charset: { readonly LatinBalance: unknown };
}
export interface UFuzzyModule {
  new (
    options: object,
  ): {
    search(
      haystack: readonly string[],
      needle: string,
      outOfOrder: number,
      infoLimit: number,
    ): readonly [readonly number[] | null, { readonly idx: readonly number[] } | null, readonly number[] | null];
  };
  latinize(texts: readonly string[]): string[];
}
export interface ApproxModule {
  readonly default: (text: string, pattern: string, errors: number) => readonly { readonly errors: number }[];
}
export interface DiffMatchPatchModule {
  readonly diff_match_patch: new () => {
    Match_Distance: number;
    Match_Threshold: number;
    match_main(text: string, pattern: string, near: number): number;
  };
}
