import assert from 'node:assert/strict';
import { detectDialect } from '../../../src/dialect/detect';
import { projectBibliographies } from '../../../src/dialect/quarto-project';

describe('the dialect of a draft', () => {
  const detected = (language: string, text: string, path = 'draft.md', more = {}) => {
    const found = detectDialect({ language, text, path, ...more });
    return found && `${found.dialect.id}, ${found.because}`;
  };
  const rows: readonly (readonly [name: string, actual: string | undefined, expected: string | undefined])[] = [
    ['Quarto', detected('quarto', 'x[^1]'), 'pandoc, language'],
    ['R Markdown by its name', detected('markdown', 'x', 'a.Rmd'), 'pandoc, language'],
    [
      'a bibliography in the front matter',
      detected('markdown', '---\nbibliography: a.bib\n---\nx[^1]'),
      'pandoc, document',
    ],
    ['citations with keys', detected('markdown', 'as [@ruiz2019] says[^1]'), 'pandoc, document'],
    ['a mention is no citation', detected('markdown', 'thanks @ana[^1]'), 'footnote, document'],
    ['footnotes', detected('markdown', 'x[^1]\n\n[^1]: y'), 'footnote, document'],
    ['footnotes in code are none', detected('markdown', '`x[^1]`'), 'pandoc, default'],
    ['the choice', detected('markdown', 'x', 'a.md', { markdown: 'footnote' }), 'footnote, chosen'],
    [
      'the document before the choice',
      detected('markdown', '[@a]', 'a.md', { markdown: 'footnote' }),
      'pandoc, document',
    ],
    ['a Quarto project', detected('markdown', 'x', 'a.md', { isQuartoProject: true }), 'pandoc, document'],
    ['nothing said', detected('markdown', 'x'), 'pandoc, default'],
    ['broken front matter', detected('markdown', '---\na: b: c\nbibliography: [x\n---\n'), 'pandoc, document'],
    ['MyST by its roles', detected('markdown', 'as {cite:p}`a` says'), 'myst, document'],
    ['a MyST project', detected('markdown', 'x', 'a.md', { isMystProject: true }), 'myst, document'],
    ['linked citations', detected('markdown', '[(Ruiz, 2019)](https://x.example "@ruiz2019")'), 'linked, document'],
    ['reStructuredText', detected('restructuredtext', 'x'), 'rst-footnote, default'],
    ['reStructuredText with keys', detected('restructuredtext', ':cite:p:`a`'), 'rst, document'],
    ['reStructuredText in a project', detected('', 'x', 'a.rst', { hasSphinxBibtex: true }), 'rst, document'],
    ['AsciiDoc', detected('asciidoc', 'x'), 'asciidoc-footnote, default'],
    ['AsciiDoc with its extension', detected('', ':bibtex-file: a.bib', 'a.adoc'), 'asciidoc, document'],
    ['Typst', detected('typst', ''), 'typst, language'],
    ['plain text', detected('plaintext', '', 'a.txt'), 'text, language'],
    ['LaTeX', detected('latex', ''), 'latex, language'],
    ['LaTeX by its name', detected('', '', 'a.tex'), 'latex, language'],
    ['none', detected('python', '', 'a.py'), undefined],
  ];
  for (const [name, actual, expected] of rows) it(name, () => assert.equal(actual, expected));
});

describe('a Quarto project', () => {
  it('declares bibliographies', () => {
    const yaml = 'project:\n  type: book\nbibliography:\n  - refs.bib # ours\n  - "more refs.json"\n';
    const found = projectBibliographies(yaml);
    assert.deepEqual(
      found.map(({ file }) => file),
      ['refs.bib', 'more refs.json'],
    );
    assert.deepEqual(
      found.map(({ range }) => yaml.slice(range.start, range.end)),
      ['refs.bib', '"more refs.json"'],
    );
    assert.deepEqual(projectBibliographies('bibliography: [a\n: :'), [{ file: 'a', range: { start: 15, end: 16 } }]);
    assert.deepEqual(projectBibliographies('\u0000'), []);
  });
});
