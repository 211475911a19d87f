import type { BibliographyFormat } from '../model/bibliography-format';
import type { Cite } from '../model/citation';
import type { CslItem } from '../model/item';
import type { QuotationMarks } from '../model/quotation';
import type { Range, TextEdit } from '../model/range';
import type { RenderFormat } from '../model/render';

/** A cite of a draft, and where its citekey stands. */
export interface DraftCite extends Cite {
  /** The citekey alone. */
  readonly keyRange: Range;
}

/** A citation that stands in a draft. */
export interface DraftCitation {
  /** The whole of it, brackets or command included: `[see @ruiz2019, p. 4]`. */
  readonly range: Range;
  readonly cites: readonly DraftCite[];
}

/** Words quoted in a draft. */
export interface DraftQuote {
  /** With quotation marks, markers or environment. */
  readonly range: Range;
  /** The words alone. */
  readonly inner: Range;
  readonly kind: 'inline' | 'block';
  /** The words as a reader of the built document sees them: escapes and markup undone. */
  readonly text: string;
  /** For each UTF-16 unit of `text` where in the draft it begins, and, last, where the text ends. */
  readonly offsets: readonly number[];
  /** Citekeys of the citation that the markup itself attaches: `\textcquote{ruiz2019}{…}`; absent where it attaches none. */
  readonly attached?: readonly string[];
}

/** Where a draft says which bibliography it uses. */
export interface BibliographyDeclaration {
  /** As written, relative to the draft, with the extension that its tool would add. */
  readonly file: string;
  readonly range: Range;
}

/** All in the order of the draft. Citations and quotes do not overlap others of their kind. */
export interface ParsedDraft {
  /** Paragraphs, headings, list items: stretches of prose in which a quote and the citation of it can belong together. */
  readonly blocks: readonly Range[];
  readonly citations: readonly DraftCitation[];
  readonly quotes: readonly DraftQuote[];
  /** The texts of notes that stand within the prose: `^[…]`, `\footnote{…}`, `<ref>…</ref>`; absent where there are none. */
  readonly notes?: readonly Range[];
  readonly bibliographies: readonly BibliographyDeclaration[];
}

/** Words to be quoted. */
export interface Quotation {
  readonly text: string;
  readonly kind: 'inline' | 'block';
  /** Language of the words, for `lang` marks: `de`. */
  readonly language?: string;
  /** The marks of the draft's language, where that is known and the markup has none of its own. */
  readonly marks?: QuotationMarks;
}

/** What is to be inserted. */
export interface Insertion {
  /** May be empty where only a quotation is wanted. */
  readonly cites: readonly Cite[];
  /** Quote these words, word for word, with the citation. */
  readonly quote?: Quotation;
  /** The note or the citation as text in the dialect's {@link Dialect.rendering}, where the dialect has no citation engine. */
  readonly formatted?: string;
  /**
   * Where a note is cited as part of the sentence (`form: 'narrative'`), the author's name as it stands there, in the
   * dialect's {@link Dialect.rendering}: `Rendered.narratives`.
   */
  readonly narrative?: string;
  /** The records of the sources, in the order of `cites`, for dialects that write fields (wikitext) or addresses (HTML). */
  readonly items?: readonly CslItem[];
  /** Text of the main file where the draft is a part of a larger document (LaTeX): its preamble decides on the commands. */
  readonly main?: string;
}

/** Edits of the draft and where the caret is to be afterwards, in offsets of the edited text. */
export interface DraftEdit {
  /** Do not overlap; no two begin at the same place. */
  readonly edits: readonly TextEdit[];
  /** In the order of the selections that were given. */
  readonly selections: readonly Range[];
}

/** The beginning of a citekey at the caret. */
export interface KeyAt {
  /** The key's letters, also those after the caret: what an accepted key replaces. */
  readonly range: Range;
  /** The letters before the caret. */
  readonly typed: string;
}

/** An entry of a list of references, formatted as the dialect's {@link Dialect.rendering} says. */
export interface ReferenceEntry {
  readonly citekey: string;
  readonly text: string;
}

/** A markup with its citation conventions. All functions are total: half-typed text gives less, never an exception. */
export interface Dialect {
  readonly id: DialectId;
  /** `Pandoc Markdown (citekeys)` */
  readonly label: string;
  /** VS Code's language ids. */
  readonly languages: readonly string[];
  /**
   * `keys`: citations are keys that a tool formats. `formatted`: the dialect writes formatted text; the keys of its
   * citations are labels of notes, and one that no source has is a note of another kind, not an error.
   */
  readonly citations: 'keys' | 'formatted';
  /** The format that {@link Insertion.formatted} has; `text` is escaped by the dialect. */
  readonly rendering: RenderFormat;
  /**
   * What {@link Insertion.formatted} says: the whole reference, for a note, or the citation as it stands in a sentence:
   * `(Ruiz, 2019, para. 4)`. Absent where a tool formats citations.
   */
  readonly formatted?: 'note' | 'citation';
  /** Forms of a citation that its tool cannot print: what is cited so is cited in parentheses. */
  readonly missingForms?: readonly NonNullable<Cite['form']>[];
  /** The bibliography formats its tool reads, preferred one first; empty where it reads none. */
  readonly bibliographyFormats: readonly BibliographyFormat[];

  parse(draft: string): ParsedDraft;
  /** Insert at each of the selections (a selected text is kept before the citation when only citing, replaced when quoting). */
  insert(draft: string, selections: readonly Range[], insertion: Insertion): DraftEdit;
  /**
   * Edits that declare this bibliography file; none where the dialect needs no declaration or has it already. One that
   * begins with a line end belongs behind whatever else is inserted at its place, any other one before it.
   */
  declareBibliography(draft: string, file: string): readonly TextEdit[];
  /** The text so that the real tool shows these very characters, in the middle of a line. */
  escape(text: string): string;
  /** What stands at the caret when completion is asked for, if it is the beginning of a citekey. */
  keyAt(draft: string, offset: number): KeyAt | undefined;
  /**
   * Edits that make a citation of the citekey begun at the caret; the first is the one at the caret. A note that this
   * needs elsewhere is among them.
   */
  completeKey(draft: string, at: KeyAt, insertion: Insertion): readonly TextEdit[];
  /**
   * Edits that bring the list of references, which the dialect keeps itself, up to date; absent where a tool makes it.
   * A list that is there is found again and replaced; else one is added at the end under the heading.
   */
  updateReferences?(draft: string, heading: string, entries: readonly ReferenceEntry[]): readonly TextEdit[];
}

/**
 * `pandoc`: Pandoc, Quarto, R Markdown. `footnote`: Markdown with footnotes. `linked`: Markdown with formatted citations
 * that link to the source. `rst` and `asciidoc` cite with their BibTeX extensions, the `-footnote` ones without.
 * `text`: plain text.
 */
export type DialectId =
  | 'pandoc'
  | 'footnote'
  | 'linked'
  | 'latex'
  | 'typst'
  | 'org'
  | 'myst'
  | 'rst'
  | 'rst-footnote'
  | 'asciidoc'
  | 'asciidoc-footnote'
  | 'html'
  | 'wikitext'
  | 'text';
