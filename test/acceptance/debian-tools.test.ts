import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBibliography } from '../../src/cite/bibliography';
import { dialectById } from '../../src/dialect/dialects';
import type { BibliographyFormat } from '../../src/model/bibliography-format';
import { assertShown, type Leniency } from './checking';
import { draftOf } from './drafting';
import { htmlText } from './html-text';
import { missing } from './missing';
import { inFolder, onPath, run } from './programs';
import { type HostileSource, SOURCES, WORLD_SOURCES } from './sources';

const bib = (sources: readonly HostileSource[], format: BibliographyFormat) =>
  writeBibliography(
    sources.map(({ item }) => item),
    format,
  );

/** pdfTeX has no Cyrillic in its usual fonts: the twenty without it. */
const WESTERN = SOURCES.map(({ item, words }) => ({
  item: { ...item, title: (item.title ?? '').replace('Москва', 'Moskau') },
  words: words.replace('Москва', 'Moskau'),
}));
/** TeX has one apostrophe, and draws quotation marks from it; text out of a PDF has its own blanks. */
const TYPESET: Leniency = { foldsMarks: true, isPdf: true };

const PREAMBLES: readonly {
  readonly name: string;
  readonly packages: string;
  readonly engine: string;
  readonly format: BibliographyFormat;
  /** Of the quoted words, where it is not the draft's. */
  readonly language?: string;
  /** What the draft must contain. */
  readonly written?: RegExp;
  /** The first citation as a reader sees it, without blanks. */
  readonly shown?: RegExp;
}[] = [
  {
    name: 'biblatex and csquotes, authors and years',
    packages:
      '\\usepackage{fontspec}\\setmainfont{DejaVu Sans}\n\\usepackage[english]{babel}\n\\usepackage[style=english]{csquotes}\n\\usepackage[style=authoryear]{biblatex}',
    engine: '-lualatex',
    format: 'biblatex',
    written: /\\textcquote\[para\.~4\]\{[\s\S]*\\blockcquote\[para\.~4\]\{/,
    shown: /\(Abarca2000,para\.4\)/,
  },
  {
    name: 'biblatex and csquotes, numbers',
    packages:
      '\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\usepackage[style=english]{csquotes}\n\\usepackage{biblatex}',
    engine: '-pdf',
    format: 'biblatex',
    written: /\\textcquote\[para\.~4\]\{[\s\S]*\\blockcquote\[para\.~4\]\{/,
    shown: /[^[(]\[1,para\.4\][^\])]/,
  },
  {
    name: 'biblatex and csquotes, notes',
    packages:
      '\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\usepackage[style=english]{csquotes}\n\\usepackage[style=verbose]{biblatex}',
    engine: '-pdf',
    format: 'biblatex',
    written: /\\textcquote\[para\.~4\]\{/,
    shown: /1AnaAbarca\./,
  },
  {
    name: 'biblatex and csquotes, words in another language that babel has loaded',
    packages:
      '\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\usepackage[english]{babel}\\babelprovide[import]{german}\n\\usepackage{csquotes}\n\\usepackage[style=authoryear]{biblatex}',
    engine: '-pdf',
    format: 'biblatex',
    language: 'de',
    written: /\\foreigntextcquote\{german\}\[para\.~4\]\{[\s\S]*\\foreignblockcquote\{german\}\[/,
    shown: /[“„]Itwas100.*[“”]\(Abarca2000,para\.4\)/,
  },
  {
    name: 'biblatex alone, the old font encoding',
    packages: '\\usepackage{biblatex}',
    engine: '-pdf',
    format: 'biblatex',
  },
  {
    name: 'natbib',
    packages: '\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\usepackage{url}\\usepackage{natbib}',
    engine: '-pdf',
    format: 'bibtex',
  },
  {
    name: 'plain BibTeX',
    packages: '\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\usepackage{url}\n% \\bibliography{}',
    engine: '-pdf',
    format: 'bibtex',
  },
  { name: 'no package at all', packages: '', engine: '-pdf', format: 'biblatex' },
];

/** pybtex undoes few of LaTeX's escapes: not those of dollars, braces, carets and angles. */
const PYBTEX = [
  'Issue #1 costs $5 or $6',
  'Braces {left} and [right]',
  'Less <b>bold</b> than thought',
  'Back\\slash and \\textbf{command}',
  'Tilde ~ caret ^ grave `',
  'Maths $x^2$ and \\(y\\)',
];

describe('drafts of twenty hostile sources, built by tools from Debian', function () {
  this.timeout(240_000);

  for (const { name, packages, engine, format, language, written = /./, shown = /./ } of PREAMBLES) {
    it(`LaTeX, ${name}, latexmk`, async function () {
      for (const tool of ['latexmk', 'biber', 'pdftotext']) if (onPath(tool) === undefined) return missing(this, tool);
      const sources = engine === '-lualatex' ? SOURCES : WESTERN;
      const end = name === 'plain BibTeX' ? '\\bibliographystyle{plain}\n\\bibliography{other}\n' : '';
      const start = `\\documentclass{article}\n${packages}\n\\pagestyle{empty}\n\\begin{document}\nBODY\n${end}\\end{document}\n`;
      const { draft, expected } = draftOf(dialectById('latex'), sources, start, language);
      assert.match(draft, written);
      const files = {
        'draft.tex': draft,
        'refs.bib': bib(sources, format),
        ...(end === '' ? {} : { 'other.bib': '% none\n' }),
      };
      const text = await inFolder(files, async (folder) => {
        await run('latexmk', [engine, '-interaction=nonstopmode', '-halt-on-error', 'draft.tex'], {
          cwd: folder,
          limitSeconds: 120,
        });
        return run('pdftotext', ['-raw', 'draft.pdf', '-'], { cwd: folder, limitSeconds: 30 });
      });
      assert.match(text.replace(/\s+/g, ''), shown);
      // In Knuth's encoding some signs are drawn from rules or other fonts: they are there, but no text comes out of the PDF.
      const isOld = !/fontenc|fontspec/.test(packages);
      assertShown(
        text,
        isOld ? expected.filter(({ words, title }) => !/[_^~<>{}\\|×]/.test(words + title)) : expected,
        TYPESET,
      );
    });
  }

  it('Org, Emacs', async function () {
    if (onPath('emacs') === undefined) return missing(this, 'emacs');
    const { draft, expected } = draftOf(dialectById('org'), WORLD_SOURCES, '#+title: Draft\n\nBODY\n');
    const text = await inFolder(
      { 'draft.org': draft.replace('refs.bib', 'refs.json'), 'refs.json': bib(WORLD_SOURCES, 'csl-json') },
      async (folder) => {
        const script =
          "(progn (require 'ox-html) (require 'oc-basic) (set-buffer-file-coding-system 'utf-8) (org-html-export-to-html))";
        await run('emacs', ['--batch', '-Q', 'draft.org', '--eval', script], {
          cwd: folder,
          limitSeconds: 60,
          env: { LANG: 'C.UTF-8' },
        });
        return htmlText(await readFile(join(folder, 'draft.html'), 'utf8'));
      },
    );
    assertShown(text, expected, {});
  });

  for (const id of ['rst', 'rst-footnote', 'myst'] as const) {
    it(`${id === 'myst' ? 'MyST' : 'reStructuredText'}, ${id}, Sphinx`, async function () {
      if (onPath('sphinx-build') === undefined) return missing(this, 'sphinx-build');
      const start =
        id === 'myst'
          ? '# Draft\n\nAs {cite:p}`abarca2000`\n\nBODY\n\n```{bibliography}\n```\n'
          : 'Draft\n=====\n\nBODY\n';
      const { draft, expected } = draftOf(dialectById(id), WORLD_SOURCES, start);
      const extensions = ['sphinxcontrib.bibtex', ...(id === 'myst' ? ['myst_parser'] : [])];
      const files = {
        'conf.py': `project = 'Draft'\nextensions = ${JSON.stringify(extensions)}\nbibtex_bibfiles = ['refs.bib']\nbibtex_reference_style = 'author_year'\n`,
        [id === 'myst' ? 'index.md' : 'index.rst']: draft,
        'refs.bib': bib(WORLD_SOURCES, 'bibtex'),
      };
      const html = await inFolder(files, async (folder) => {
        await run('sphinx-build', ['-q', '-b', 'html', '.', 'out'], { cwd: folder, limitSeconds: 60 });
        return readFile(join(folder, 'out/index.html'), 'utf8');
      });
      assertShown(htmlText(html), expected, { foldsMarks: id === 'myst', lost: id === 'rst-footnote' ? [] : PYBTEX });
    });
  }
});
