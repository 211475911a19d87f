import assert from 'node:assert/strict';
import { asciidoc, asciidocFootnote } from '../../../src/dialect/asciidoc';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, quotesIn } from './drafts';

const para4 = { citekey: 'k', locator: { label: 'paragraph', value: '4' } } as const;

describe('AsciiDoc: reading', () => {
  it('citations', () => {
    assert.deepEqual(
      citationsIn(asciidoc, 'a cite:[k(4), l] and citenp:[m(para. 2)] // x\n// cite:[n]\n----\ncite:[o]\n----\n'),
      ['cite:[k(4), l] → k (page 4); l', 'citenp:[m(para. 2)] → !m (paragraph 2)'],
    );
  });
  it('quotes', () => {
    assert.deepEqual(
      quotesIn(
        asciidoc,
        '"`the *sea* &#42;rises&#42;`" cite:[k] and “printed”\n\n[quote,Ana,\'cite:[k]\']\n____\nOne.\n\nTwo.\n____\n',
      ),
      ['the sea *rises* → inline', 'printed → inline', 'One. Two. → block k'],
    );
  });
});

describe('AsciiDoc: inserting', () => {
  insertions(asciidoc, { cites: [para4, { citekey: 'l', locator: { label: 'page', value: '7' } }] }, [
    ['word|', 'word cite:[k(para. 4), l(7)]|'],
    ['cite:[a|, b]', 'cite:[a, k(para. 4), l(7), |b]'],
    ['cite:[a]|', 'cite:[a, k(para. 4), l(7)]|'],
  ]);
  insertions(asciidoc, { cites: [para4], quote: { text: '* a\nb [c]', kind: 'block' } }, [
    ['x|', 'x\n\n[quote]\n____\n&#42; a\n\nb &#91;c&#93; cite:[k(para. 4)]\n____|'],
  ]);
  insertions(asciidocFootnote, { cites: [{ citekey: 'k' }], formatted: 'Ruiz [x].' }, [
    ['word|.', 'word.footnote:k[Ruiz &#91;x&#93;.]|'],
    ['one| two|', 'onefootnote:k[Ruiz &#91;x&#93;.]| twofootnote:k[]|'],
    ['onefootnote:k[Ruiz &#91;x&#93;.] two|', 'onefootnote:k[Ruiz &#91;x&#93;.] twofootnote:k[]|'],
  ]);
});

describe('AsciiDoc: declaring the bibliography', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['= Title\nAna\n:toc:\n\nText\n', '= Title\nAna\n:toc:\n:bibtex-file: refs.bib\n\nText\n\nbibliography::[]\n'],
    ['Text', ':bibtex-file: refs.bib\n\nText\n\nbibliography::[]\n'],
    [':bibtex-file: a.bib\n', ':bibtex-file: a.bib\n'],
  ];
  for (const [before, after] of rows)
    it(JSON.stringify(before), () =>
      assert.equal(applyEdits(before, asciidoc.declareBibliography(before, 'refs.bib')), after),
    );
});
