import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { asciidoc, asciidocFootnote } from '../../../src/dialect/asciidoc';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, quotesIn } from './drafts';

const { convert } = createRequire(join(process.cwd(), 'package.json'))('@asciidoctor/core') as {
  convert(text: string, options: object): Promise<string>;
};

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

describe('AsciiDoc: addresses', () => {
  insertions(asciidocFootnote, { cites: [{ citekey: 'k' }], formatted: 'Ruiz_, https://x.example/a_b?c=[1]&d=2+3.' }, [
    ['word|', 'wordfootnote:k[Ruiz&#95;, link:++https://x.example/a_b?c=%5B1%5D&d=2%2B3++[].]|'],
  ]);
  it('are links that show themselves, built by Asciidoctor', async () => {
    const { edits } = asciidocFootnote.insert('x', [{ start: 1, end: 1 }], {
      cites: [{ citekey: 'k' }],
      formatted: 'See https://x.example/a__b__?c=1&d=*2*--3.',
    });
    const html = await convert(applyEdits('x', edits), { standalone: false, safe: 'safe' });
    assert.match(
      html,
      /See <a href="https:\/\/x\.example\/a__b__\?c=1&amp;d=\*2\*--3"[^>]*>https:\/\/x\.example\/a__b__\?c=1&amp;d=\*2\*--3<\/a>\./,
    );
  });
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
