/** The parts of the peers that are used; they are installed when the measurement runs, not with the project. */
export declare const diffMatchPatch: {
  diff_match_patch: new () => {
    Match_Distance: number;
    match_main(text: string, pattern: string, at: number): number;
    diff_main(a: string, b: string): (readonly [number, string])[];
    diff_cleanupSemantic(diffs: (readonly [number, string])[]): void;
  };
};
export declare const approxStringMatch: {
  default(text: string, pattern: string, mostErrors: number): readonly { readonly errors: number }[];
};
export declare const textQuote: {
  toTextPosition(
    root: { readonly textContent: string },
    selector: { readonly exact: string },
  ): { readonly start: number; readonly end: number } | null;
};
export declare const fuse: new (
  list: readonly string[],
  options: object,
) => { search(text: string): readonly { readonly score?: number }[] };
