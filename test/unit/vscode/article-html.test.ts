import assert from 'node:assert/strict';
import { parseFragment } from 'parse5';
import type { Passage } from '../../../src/model/source';
import { articleHtml } from '../../../src/vscode/reader/article-html';

const paragraph = (text: string, ordinal = 0): Passage => ({ ordinal, kind: 'paragraph', text });

describe('the article of the reader view', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '&lt;script&gt;',
    '</p></main><iframe src="https://evil.example">',
    '<!-- --><style>*{display:none}</style>',
    ']]><x:script xmlns:x="http://www.w3.org/1999/xhtml"/>',
  ];
  for (const text of HOSTILE) {
    it(`shows ${text} as text`, () => {
      const [element, ...others] = parseFragment(articleHtml([paragraph(text)])).childNodes;
      assert.equal(others.length, 0);
      assert.ok(element && 'tagName' in element && element.tagName === 'p');
      assert.deepEqual(
        element.attrs.map(({ name }) => name),
        ['data-ordinal', 'dir'],
      );
      const [child, ...more] = element.childNodes;
      assert.equal(more.length, 0);
      assert.ok(child && 'value' in child);
      assert.equal(child.value, text);
    });
  }

  it('escapes a note in its attribute', () => {
    const passage: Passage = { ...paragraph('the whole'), highlights: [{ start: 4, end: 9, note: '"><b>' }] };
    assert.match(articleHtml([passage]), /the <mark title="&quot;&gt;&lt;b&gt;">whole<\/mark>/);
  });

  it('shows what the person wrote below the passage, not in its words', () => {
    const html = articleHtml([
      { ...paragraph('the whole'), highlights: [{ start: 4, end: 9, note: 'ask <her>' }] },
      { ordinal: 1, kind: 'list-item', text: 'an item', highlights: [{ start: 0, end: 2, note: 'why' }] },
    ]);
    assert.match(html, /<\/p><p class="note" role="note" aria-label="Your note" dir="auto">ask &lt;her&gt;<\/p><ul>/);
    assert.match(html, /<\/li><li class="note" role="note" aria-label="Your note" dir="auto">why<\/li><\/ul>$/);
  });

  it('says before the text of a doubtful page that it may not be the article’s', () => {
    const html = articleHtml([paragraph('surely'), { ...paragraph('perhaps', 1), beside: true }]);
    assert.match(
      html,
      /surely<\/p><p class="beside-said">Other text of the page\..*<\/p><p data-ordinal="1" dir="auto">perhaps/,
    );
  });

  it('ignores highlights that make no sense', () => {
    const highlights = [
      { start: 2, end: 99 },
      { start: 3, end: 3 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ];
    assert.match(articleHtml([{ ...paragraph('four'), highlights }]), /<mark>fo<\/mark>ur/);
  });

  it('groups list items, numbers paragraphs, and keeps h1 for the title', () => {
    const html = articleHtml([
      { ordinal: 0, kind: 'heading', level: 1, text: 'H' },
      { ordinal: 1, kind: 'list-item', text: 'a' },
      { ordinal: 2, kind: 'list-item', text: 'b' },
      { ordinal: 3, kind: 'paragraph', paragraph: 1, text: 'p' },
    ]);
    assert.equal(
      html,
      '<h2 data-ordinal="0" dir="auto">H</h2>' +
        '<ul><li data-ordinal="1" dir="auto">a</li><li data-ordinal="2" dir="auto">b</li></ul>' +
        '<p data-ordinal="3" dir="auto" data-paragraph="1">p</p>',
    );
  });
});
