import assert from 'node:assert/strict';
import { asciidocFootnote } from '../../../src/dialect/asciidoc';
import { footnote } from '../../../src/dialect/footnote';
import { html } from '../../../src/dialect/html';
import { linked } from '../../../src/dialect/linked';
import { plainText } from '../../../src/dialect/plain-text';
import { rstFootnote } from '../../../src/dialect/rst-footnote';
import { wikitext } from '../../../src/dialect/wikitext';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, quotesIn } from './drafts';

const item = {
  id: 'k',
  type: 'article-newspaper',
  title: 'Winter | cold = ice',
  author: [{ family: 'Ruiz', given: 'Ana' }],
  'container-title': 'Gazette',
  URL: 'https://x.example/a?b=1&c=[2]',
  issued: { 'date-parts': [[2019, 5]] },
} as const;
const cited = {
  cites: [{ citekey: 'k', locator: { label: 'paragraph', value: '4' } }],
  items: [item],
  formatted: '(Ruiz, 2019, para. 4)',
} as const;
const address = 'https://x.example/a?b=1&amp;c=[2]';

describe('HTML', () => {
  const citation = `<span class="citation" data-cites="k"><a href="${address}">(Ruiz, 2019, para. 4)</a></span>`;
  insertions(html, cited, [['<p>word|.</p>', `<p>word ${citation}|.</p>`]]);
  insertions(html, { ...cited, quote: { text: 'a < b', kind: 'inline', language: 'en' } }, [
    ['<p>|</p>', `<p><q cite="${address}" lang="en">a &lt; b</q> ${citation}|</p>`],
  ]);
  insertions(html, { ...cited, quote: { text: 'one\ntwo', kind: 'block' } }, [
    [
      '|',
      `<figure>\n<blockquote cite="${address}">\n<p>one</p>\n<p>two</p>\n</blockquote>\n<figcaption>${citation}</figcaption>\n</figure>|`,
    ],
  ]);
  it('is read back', () => {
    const draft = `<p><q>a &lt; <b>b</b></q> ${citation} <script>"<q>no</q>"</script></p><figure><blockquote><p>one<br>two <q>in</q></p></blockquote><figcaption>${citation}</figcaption></figure>`;
    assert.deepEqual(quotesIn(html, draft), ['a < b → inline', 'one two “in” → block k']);
    assert.equal(citationsIn(html, draft).length, 2);
  });
  it('keeps a list of references', () => {
    const write = (draft: string, text: string) =>
      applyEdits(draft, html.updateReferences?.(draft, 'References', [{ citekey: 'k', text }]) ?? []);
    const once = write('<body>\n<p>x</p>\n</body>\n', 'Ruiz.');
    assert.equal(
      once,
      '<body>\n<p>x</p>\n<h2>References</h2>\n<div id="refs" class="references csl-bib-body">\n<div id="ref-k" class="csl-entry">Ruiz.</div>\n</div>\n</body>\n',
    );
    assert.equal(write(once, 'Ruiz.'), once);
    assert.equal(write(once, 'Ruiz 2.'), once.replace('Ruiz.', 'Ruiz 2.'));
  });
});

describe('Wikitext', () => {
  const reference =
    '<ref name="k">{{cite news |last=Ruiz |first=Ana |title=Winter &#124; cold &#61; ice |url=https://x.example/a?b=1&c=%5B2%5D |work=Gazette |date=May 2019}}</ref>{{rp|at=para. 4}}';
  insertions(wikitext, cited, [
    ['word|. Next', `word.${reference}| Next`],
    ['a| b|', `a${reference}| b<ref name="k" />{{rp|at=para. 4}}|`],
    ['x<ref name="k">y</ref> z|', 'x<ref name="k">y</ref> z<ref name="k" />{{rp|at=para. 4}}|'],
  ]);
  insertions(
    wikitext,
    { cites: [{ citekey: 'k' }], formatted: "It''s [1]", quote: { text: "* a\n''b''", kind: 'block' } },
    [['x|', `x\n{{Blockquote|text=&#42; a\n\n&#39;&#39;b&#39;&#39;<ref name="k">It&#39;&#39;s &#91;1&#93;</ref>}}|`]],
  );
  const around = { ...cited, cites: [{ citekey: 'k', prefix: 'see [1]', suffix: 'my | emphasis' }] };
  const own = reference
    .replace('<ref name="k">', '<ref name="k">see &#91;1&#93; ')
    .replace(/}}<\/ref>.*/, '}} my &#124; emphasis</ref>');
  insertions(wikitext, around, [
    ['word|.', `word.${own}|`],
    ['a<ref name="k">y</ref> b|', `a<ref name="k">y</ref> b${own.replace('name="k"', 'name="k-2"')}|`],
  ]);
  it('words around a source are read back, and references of its own are of the source', () => {
    const second = own.replace('name="k"', 'name="k-2"');
    assert.deepEqual(citationsIn(wikitext, `a${own} b${second}`), [
      `${own} → [see [1]] k [my | emphasis]`,
      `${second} → [see [1]] k [my | emphasis]`,
    ]);
  });
  it('an address in a note stays one', () =>
    assert.equal(
      applyEdits(
        'x',
        wikitext.insert('x', [{ start: 1, end: 1 }], {
          cites: [{ citekey: 'k' }],
          formatted: 'See [1] https://x.example/a_b?c=1&d=[2].',
        }).edits,
      ),
      'x<ref name="k">See &#91;1&#93; https://x.example/a_b?c=1&d=%5B2%5D.</ref>',
    ));
  it('is read back', () => {
    const draft = `"the ''sea''"<ref name="k" /> {{Blockquote|text=One [[two|three]].<ref name=l>x</ref>|author=Ana}} <nowiki>"no"</nowiki>`;
    assert.deepEqual(citationsIn(wikitext, draft), ['<ref name="k" /> → k', '<ref name=l>x</ref> → l']);
    assert.deepEqual(quotesIn(wikitext, draft), ['the sea → inline', 'One three. → block']);
  });
});

describe('Markdown with linked citations', () => {
  insertions(linked, cited, [['word|.', 'word [(Ruiz, 2019, para. 4)](https://x.example/a?b=1&c=%5B2%5D "@k")|.']]);
  it('is read back', () => {
    assert.deepEqual(citationsIn(linked, 'x [(Ruiz \\[a\\])](https://x.example/a "@k @l") [y](z "t")'), [
      '[(Ruiz \\[a\\])](https://x.example/a "@k @l") → k; l',
    ]);
  });
  it('keeps a list of references', () => {
    const write = (draft: string, text: string) =>
      applyEdits(draft, linked.updateReferences?.(draft, 'References', [{ citekey: 'k', text }]) ?? []);
    const once = write('x\n', 'Ruiz.');
    assert.equal(once, 'x\n\n## References\n\n<!-- references -->\n\n- Ruiz.\n\n<!-- /references -->\n');
    assert.equal(write(`${once}more\n`, 'Li.'), `${once.replace('Ruiz.', 'Li.')}more\n`);
  });
});

describe('Plain text', () => {
  insertions(plainText, { ...cited, quote: { text: 'a "b"', kind: 'inline' } }, [
    ['x|.', 'x “a "b"” (Ruiz, 2019, para. 4)|.'],
  ]);
  insertions(plainText, { ...cited, quote: { text: 'a\nb', kind: 'block' } }, [
    ['x|', 'x\n\n    a\n\n    b (Ruiz, 2019, para. 4)|'],
  ]);

  describe('its list of references', () => {
    const LI = 'Li, W. (2020). Counting swallows by the river. https://x.example/li';
    const RUIZ = 'Ruiz, A. (2019). The long winter of the harbour. Gazette.';
    const write = (draft: string, ...texts: readonly string[]) =>
      applyEdits(
        draft,
        plainText.updateReferences?.(
          draft,
          'References',
          texts.map((text) => ({ citekey: 'k', text })),
        ) ?? [],
      );
    const once = `Words.\n\nReferences\n\n${LI}\n\n${RUIZ}\n`;

    it('stands at the end, and stays as it is', () => {
      assert.equal(write('Words.\n', LI, RUIZ), once);
      assert.equal(write(once, LI, RUIZ), once);
    });
    it('follows the style, and what is cited', () => {
      const other = '[1] A. Ruiz, “The long winter of the harbour,” Gazette, 2019.';
      assert.equal(write(once, other), `Words.\n\nReferences\n\n${other}\n`);
    });
    it('leaves alone what was written behind it', () => {
      const mine = '\nWritten in 2024 at the harbour,\nwith thanks to Ruiz.\n\nAfterword, 2019\n';
      assert.equal(write(once + mine, LI), `Words.\n\nReferences\n\n${LI}\n${mine}`);
    });
    it('begins where the heading stands already', () => {
      assert.equal(
        write('Words.\n\nReferences\n\nMy own words.\n', LI),
        `Words.\n\nReferences\n\n${LI}\n\nMy own words.\n`,
      );
    });
  });
});

describe('a note whose author is part of the sentence', () => {
  const narrative = {
    cites: [{ citekey: 'k', form: 'narrative' }],
    narrative: 'Ruiz',
    formatted: 'Ruiz, Winter.',
  } as const;
  insertions(footnote, narrative, [['As |says', 'As Ruiz[^k]| says\n\n[^k]: Ruiz, Winter.\n']]);
  insertions(rstFootnote, narrative, [['As |says.', 'As Ruiz\\ [#k]_| says.\n\n.. [#k] Ruiz, Winter.\n']]);
  insertions(asciidocFootnote, narrative, [['As | says.', 'As Ruizfootnote:k[Ruiz, Winter.]| says.']]);
  insertions(wikitext, narrative, [['As | says.', 'As Ruiz<ref name="k">Ruiz, Winter.</ref>| says.']]);
  it('a footnote draft can have a list, too', () => {
    const edits = footnote.updateReferences?.('x[^k]\n\n[^k]: Ruiz.\n', 'Sources', [{ citekey: 'k', text: 'Ruiz.' }]);
    assert.match(edits?.[0]?.newText ?? '', /^\n\n## Sources\n\n<!-- references -->/);
  });
});
