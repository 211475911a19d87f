import { type LoadedLanguages, readLanguages } from './languages';
import { readLatex } from './prose';

/** The commands, without backslash, for the forms of a citation. */
export interface CitationCommands {
  readonly parenthetical: string;
  readonly narrative: string;
  readonly 'suppress-author': string;
  /** biblatex: several keys with notes of their own. */
  readonly several?: { readonly parenthetical: string; readonly narrative: string };
  /** natbib: one pair of brackets around several commands. */
  readonly group?: { readonly wrap: string; readonly inner: string; readonly year: string };
}

export interface Preamble {
  readonly citing: 'biblatex' | 'natbib' | 'plain';
  readonly commands: CitationCommands;
  readonly hasCsquotes: boolean;
  /** The fonts have no `„` and no `«`: Knuth's encoding, which is in force where no other is asked for. */
  readonly hasOldEncoding: boolean;
  readonly languages: LoadedLanguages;
  /**
   * Quotations carry their citation: `\textcquote{ruiz2019}{…}`. Not where the preamble stands in another file and does not say how
   * csquotes is to cite: the citation might come out without brackets.
   */
  readonly attachesCitations: boolean;
  /** Nothing says by which command csquotes cites, and no quotation relies on its own one. */
  readonly lacksCiteCommand: boolean;
}

/** biblatex manual §3.9.1–3.9.4. */
const BIBLATEX: CitationCommands = {
  parenthetical: 'autocite',
  narrative: 'textcite',
  'suppress-author': 'autocite*',
  several: { parenthetical: 'autocites', narrative: 'textcites' },
};
/** natbib manual §2.3. */
const NATBIB: CitationCommands = {
  parenthetical: 'citep',
  narrative: 'citet',
  'suppress-author': 'citeyearpar',
  group: { wrap: 'citetext', inner: 'citealp', year: 'citeyear' },
};
const PLAIN: CitationCommands = { parenthetical: 'cite', narrative: 'cite', 'suppress-author': 'cite' };

/**
 * What the preamble says. A draft without one (a chapter) is looked at together with its main file, if that is given; if it
 * loads no package at all, its own citation commands decide, and biblatex is taken where there are none.
 */
export function readPreamble(draft: string, main = ''): Preamble {
  const text = `${readLatex(main)}\n${readLatex(draft)}`;
  const options = new Map<string, string>();
  for (const [, given = '', names = ''] of text.matchAll(
    /\\(?:usepackage|RequirePackage)\s*(?:\[([^\]]*)\])?\s*\{([^}]*)\}/g,
  )) {
    for (const name of names.split(',')) options.set(name.trim(), given);
  }
  const citing = citingPackage(text, options);
  const hasCsquotes = options.has('csquotes');
  const isLoaded = options.has('biblatex') || /\\addbibresource\b/.test(text);
  const isConfigured =
    /\\SetCiteCommand\b|\\renewcommand\s*\{?\\mkc?citation\b|\\(?:text|block|foreigntext|foreignblock)cquote\b/.test(
      text,
    );
  const canConfigure = /\\begin\{document\}/.test(readLatex(draft));
  return {
    citing,
    commands: citing === 'biblatex' ? BIBLATEX : citing === 'natbib' ? NATBIB : PLAIN,
    hasCsquotes,
    hasOldEncoding:
      /\\documentclass\b/.test(text) &&
      !['fontenc', 'fontspec', 'unicode-math', 'polyglossia'].some((it) => options.has(it)),
    languages: readLanguages(text),
    attachesCitations: hasCsquotes && citing === 'biblatex' && isLoaded && (isConfigured || canConfigure),
    lacksCiteCommand: !isConfigured,
  };
}

function citingPackage(text: string, options: ReadonlyMap<string, string>): Preamble['citing'] {
  if (options.has('biblatex') || /\\addbibresource\b/.test(text)) return 'biblatex';
  if (options.has('natbib') || /\\cite[pt]\b/.test(text)) return 'natbib';
  if (/\\(?:auto|paren|text|foot|smart)cites?\b/.test(text)) return 'biblatex';
  if (/\\bibliography(?:style)?\s*\{|\\begin\{thebibliography\}/.test(text)) return 'plain';
  return 'biblatex';
}
