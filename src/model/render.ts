import type { Cite } from './citation';

/** What the text will be put into; each is escaped accordingly. */
export type RenderFormat = 'text' | 'html' | 'markdown' | 'latex' | 'typst';

export interface RenderParams {
  /** Name of a CSL style, `apa`; or the path of a `.csl` file. */
  readonly style: string;
  /** Language tag of the draft, `de-DE`; the style's own where it has a default locale and this is not given. */
  readonly locale?: string;
  readonly format: RenderFormat;
  /** Each citation a cluster of cites; rendered in this order. */
  readonly citations?: readonly (readonly Cite[])[];
  /** Citekeys of the bibliography's items; none where not given. */
  readonly bibliography?: readonly string[];
}

export interface Rendered {
  /** In the order asked. For a note style, the text of the note. Empty where every cite of it is unknown. */
  readonly citations: readonly string[];
  /**
   * For a narrative cite the author's name, as it stands in the sentence before a note; a citation of an in-text style has
   * it already. Empty for others.
   */
  readonly narratives: readonly string[];
  /** In the style's order. */
  readonly bibliography: readonly { readonly citekey: string; readonly text: string }[];
  /** `note`: citations belong into footnotes. */
  readonly kind: 'in-text' | 'note';
  /** Citekeys that no source has. */
  readonly unknown: readonly string[];
}

/** A style that can be asked for by name. */
export interface StyleInfo {
  readonly name: string;
  /** `APA 7th edition` */
  readonly title: string;
  /** Whose it is: `psychology`. */
  readonly fields: readonly string[];
  readonly class: 'in-text' | 'note';
  /** CSL's: `author-date`, `numeric`, `note`, `author`, `label`; empty where the style does not say. */
  readonly citationFormat: string;
  readonly defaultLocale?: string;
}
