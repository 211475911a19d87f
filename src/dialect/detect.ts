import type { Dialect, DialectId } from './dialect';
import { DIALECTS, dialectById } from './dialects';
import { linked } from './linked';
import { readCitations } from './markdown/pandoc-citations';
import { readMarkdown } from './markdown/prose';
import { type Templates, withTemplates } from './templated';

/** What is known of a draft. */
export interface DraftKind {
  /** VS Code's language id, `markdown`; empty where there is none. */
  readonly language: string;
  readonly text: string;
  /** Path or name of the file. */
  readonly path: string;
  /** The person's choice for Markdown: of the setting, or remembered for this workspace. */
  readonly markdown?: DialectId;
  /** The project of the draft says that its Markdown is Pandoc's: there is a `_quarto.yml`. */
  readonly isQuartoProject?: boolean;
  /** There is a `myst.yml`, or a `conf.py` that loads `myst_parser`. */
  readonly isMystProject?: boolean;
  /** There is a `conf.py` that loads `sphinxcontrib.bibtex`. */
  readonly hasSphinxBibtex?: boolean;
  /** The person's own forms of citations and quotations. */
  readonly templates?: { readonly [D in DialectId]?: Templates };
}

export interface Detected {
  readonly dialect: Dialect;
  /**
   * `document`: the draft itself says so. `language`: its language has this dialect alone. `chosen`: the person's choice.
   * `default`: nothing says so; the person should be told and can choose another.
   */
  readonly because: 'document' | 'language' | 'chosen' | 'default';
  /** For people: `the front matter names a bibliography`. */
  readonly reason: string;
}

/** What Pandoc's citing reads in front matter (manual, "Citations"); also where the rest of it is half-typed. */
const CITING_FIELD =
  /^(bibliography|csl|references|citation-style|nocite|citeproc|cite-method|biblio-style|reference-section-title)[ \t]*:/m;

/** The dialect of a draft with the person's templates, or `undefined` where there is none for its language. */
export function detectDialect(draft: DraftKind): Detected | undefined {
  const detected = ownDialect(draft);
  const templates = detected && draft.templates?.[detected.dialect.id];
  return templates ? { ...detected, dialect: withTemplates(detected.dialect, templates) } : detected;
}

function ownDialect(draft: DraftKind): Detected | undefined {
  const language = draft.language === '' || draft.language === 'plaintext' ? languageOf(draft.path) : draft.language;
  if (language === 'quarto' || language === 'rmd' || /\.(?:qmd|rmd|rmarkdown)$/i.test(draft.path)) {
    return {
      dialect: dialectById('pandoc'),
      because: 'language',
      reason: 'Quarto and R Markdown cite with Pandoc’s keys',
    };
  }
  if (language === 'markdown' || language === 'mdx') return detectMarkdown(draft);
  if (language === 'restructuredtext')
    return detectExtension(draft, /:(?:foot)?cite(?::\w+)?:`|^[ \t]*\.\. bibliography::/m, 'rst', 'rst-footnote');
  if (language === 'asciidoc' || language === 'adoc') {
    return detectExtension(
      draft,
      /^:bibtex-[\w-]+:|\bcite(?:np)?:\[|^bibliography::/m,
      'asciidoc',
      'asciidoc-footnote',
    );
  }
  const dialect = DIALECTS.find(({ languages }) => languages.includes(language));
  return dialect === undefined
    ? undefined
    : { dialect, because: 'language', reason: `the language is ${dialect.label}` };
}

/** A markup that cites by keys with an extension, which only the document shows, and by footnotes without. */
function detectExtension(draft: DraftKind, signs: RegExp, withIt: DialectId, without: DialectId): Detected {
  if (signs.test(draft.text))
    return { dialect: dialectById(withIt), because: 'document', reason: 'it cites by keys already' };
  if (withIt === 'rst' && draft.hasSphinxBibtex === true) {
    return { dialect: dialectById(withIt), because: 'document', reason: 'its project loads sphinxcontrib.bibtex' };
  }
  return {
    dialect: dialectById(without),
    because: 'default',
    reason: 'nothing in it says that an extension formats citations',
  };
}

function detectMarkdown(draft: DraftKind): Detected {
  const text = readMarkdown(draft.text);
  const { frontMatter } = text;
  const field = frontMatter && CITING_FIELD.exec(draft.text.slice(frontMatter.start, frontMatter.end))?.[1];
  const from = (id: DialectId, because: Detected['because'], reason: string): Detected => ({
    dialect: dialectById(id),
    because,
    reason,
  });
  if (field !== undefined) return from('pandoc', 'document', `the front matter has “${field}”`);
  if (/\{cite(?::\w+)?\}`/.test(draft.text)) return from('myst', 'document', 'there are roles such as {cite:p} in it');
  if (draft.isMystProject === true) return from('myst', 'document', 'it belongs to a MyST project');
  // `[[@key]]` is a link to a note, as in Obsidian.
  const isBracketed = (start: number) => draft.text[start] === '[' && draft.text[start + 1] !== '[';
  if (readCitations(text).some(({ range }) => isBracketed(range.start))) {
    return from('pandoc', 'document', 'there are citations such as [@key] in it');
  }
  if (linked.parse(draft.text).citations.length > 0)
    return from('linked', 'document', 'there are linked citations in it');
  if (/(?<!\\)\[\^[^\]\s]+\]/.test(text.prose))
    return from('footnote', 'document', 'there are footnotes such as [^1] in it');
  if (draft.markdown !== undefined) return from(draft.markdown, 'chosen', 'you chose it');
  if (draft.isQuartoProject === true) return from('pandoc', 'document', 'it belongs to a Quarto project');
  return from('pandoc', 'default', 'nothing in the draft says how it cites');
}

const EXTENSIONS: { readonly [extension: string]: string } = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'mdx',
  qmd: 'quarto',
  rmd: 'rmd',
  tex: 'latex',
  ltx: 'latex',
  typ: 'typst',
  org: 'org',
  rst: 'restructuredtext',
  rest: 'restructuredtext',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  html: 'html',
  htm: 'html',
  wiki: 'wikitext',
  wikitext: 'wikitext',
  mediawiki: 'wikitext',
  txt: 'plaintext',
};

/** The language id for a file name, where no editor says it. */
function languageOf(path: string): string {
  const extension = /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return EXTENSIONS[extension] ?? '';
}
