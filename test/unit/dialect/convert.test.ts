import assert from 'node:assert/strict';
import { convertCitations } from '../../../src/dialect/convert';
import type { DialectId } from '../../../src/dialect/dialect';
import { dialectById } from '../../../src/dialect/dialects';
import { readingBack } from '../../../src/dialect/reading-back';
import type { CslItem } from '../../../src/model/item';

/** Keys of one letter are known; what Ibid formats says which keys it is of. */
function converted(from: DialectId, to: DialectId, draft: string) {
  const target = dialectById(to);
  return convertCitations(
    draft,
    { from: readingBack(dialectById(from)), to: target },
    (key) => key.length === 1,
    ({ cites }) => {
      const keys = cites.map(({ citekey }) => citekey);
      return {
        formatted:
          target.formatted === 'note' ? `${keys.join('; ').toUpperCase()}.` : `(${keys.join('; ').toUpperCase()})`,
        narrative: keys[0]?.toUpperCase() ?? '',
        items: keys.map((id): CslItem => ({ id, type: 'webpage', URL: `https://${id}.example` })),
      };
    },
  );
}

const HEAD = '---\ntitle: T\n---\n';
const LIST = '<!-- references -->\n\n- A.\n\n<!-- /references -->';

describe('converting the citations of a draft', () => {
  const rows: readonly (readonly [from: DialectId, to: DialectId, before: string, after: string])[] = [
    ['pandoc', 'footnote', 'One [@a]. Two [@b; @a].\n', 'One.[^a] Two.[^b+a]\n\n[^a]: A.\n[^b+a]: B; A.\n'],
    ['pandoc', 'footnote', 'As @b says.\n', 'As B[^b] says.\n\n[^b]: B.\n'],
    [
      'pandoc',
      'footnote',
      '---\ntitle: T\nbibliography:\n- a.bib\n- b.bib\ncsl: a.csl # mine\n---\nOne [@a].\n\n# Literature\n\n::: {#refs}\n:::\n',
      '---\ntitle: T\ncsl: a.csl # mine\n---\nOne.[^a]\n\n[^a]: A.\n',
    ],
    ['pandoc', 'footnote', '---\nbibliography: a.bib\n---\n\nOne [@a].\n', 'One.[^a]\n\n[^a]: A.\n'],
    ['pandoc', 'linked', `${HEAD}One [@a].\n`, `${HEAD}One [(A)](https://a.example "@a").\n`],
    [
      'pandoc',
      'linked',
      '---\nbibliography: a.bib\ntitle: T\n---\nOne [@a].\n\n# Literature\n\nAll read.\n\n::: {#refs}\n:::\n',
      `${HEAD}One [(A)](https://a.example "@a").\n\n# Literature\n\nAll read.\n`,
    ],
    ['pandoc', 'myst', 'One [@a].\n\n::: {#refs}\n:::\n', 'One [@a].\n'],
    [
      'footnote',
      'pandoc',
      'One.[^a] Two[^note].\n\n[^a]: A.\n[^note]: Mine.\n',
      'One [@a]. Two[^note].\n\n[^note]: Mine.\n',
    ],
    ['footnote', 'pandoc', 'One.[^a] Two.[^a]\n\n[^a]: A, p. 4.\n', 'One [@a, p. 4]. Two [@a, p. 4].\n'],
    ['footnote', 'linked', 'One.[^a]\n\n[^a]: A.\n', 'One [(A)](https://a.example "@a").\n'],
    ['linked', 'pandoc', `One [(A, p. 4)](# "@a").\n\n## References\n\n${LIST}\n`, 'One [@a, p. 4].\n'],
    [
      'linked',
      'footnote',
      `One [(A)](# "@a").\n\n## References\n\n${LIST}\n\nEnd.\n`,
      'One.[^a]\n\n## References\n\nEnd.\n\n[^a]: A.\n',
    ],
    ['myst', 'pandoc', 'One {cite:p}`a`.\n\n```{bibliography}\n:style: plain\n```\n', 'One [@a].\n'],
    ['rst', 'rst-footnote', 'One :cite:p:`a`.\n\n.. bibliography::\n   :cited:\n', 'One.\\ [#a]_\n\n.. [#a] A.\n'],
    [
      'rst-footnote',
      'rst',
      'One\\ [#a]_. Two [#note]_.\n\n.. [#a] A, p. 4.\n.. [#note] Mine.\n',
      'One :cite:p:`a`, p. 4. Two [#note]_.\n\n.. [#note] Mine.\n',
    ],
    [
      'asciidoc',
      'asciidoc-footnote',
      '= T\n:bibtex-file: a.bib\n:toc:\n\nOne cite:[a]. Two cite:[a].\n\n== References\n\nbibliography::[]\n',
      '= T\n:toc:\n\nOne.footnote:a[A.] Two.footnote:a[]\n',
    ],
    [
      'asciidoc-footnote',
      'asciidoc',
      'One.footnote:a[A, p. 4.] Two.footnote:a[]\n',
      'One cite:[a(4)]. Two cite:[a(4)].\n',
    ],
  ];
  for (const [from, to, before, after] of rows) {
    it(`${from} to ${to}: ${JSON.stringify(before)}`, () => assert.equal(converted(from, to, before).text, after));
  }

  it('keeps what citations that could not be converted still need, and names them', () => {
    const draft = '---\nbibliography: a.bib\n---\nOne [@a]. Two [@strange].\n';
    const { text, unknown } = converted('pandoc', 'footnote', draft);
    assert.equal(text, '---\nbibliography: a.bib\n---\nOne.[^a] Two [@strange].\n\n[^a]: A.\n');
    assert.deepEqual(unknown, ['strange']);
  });

  it('changes nothing where no source is known', () => {
    const draft = '---\nbibliography: a.bib\n---\nTwo [@strange].\n';
    assert.equal(converted('pandoc', 'footnote', draft).text, draft);
  });
});
