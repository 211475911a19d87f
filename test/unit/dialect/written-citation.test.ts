import assert from 'node:assert/strict';
import type { DialectId } from '../../../src/dialect/dialect';
import { dialectById } from '../../../src/dialect/dialects';
import { readCites } from '../../../src/dialect/reading-back';
import { readBack, readNote, sayTheSame } from '../../../src/dialect/written-citation';

const cites = [{ citekey: 'a' }];
const place = (label: string, value: string) => ({ locator: { label, value } });

describe('a formatted citation of a draft', () => {
  const inText: readonly (readonly [written: string, expected: object])[] = [
    ['[(Ruiz, 2019)](https://a.example "@a")', {}],
    ['[(Ruiz, 2019, para. 4)](https://a.example/p.1 "@a")', place('paragraph', '4')],
    ['[Ruiz (2019, pp. 3–5)](# "@a")', { form: 'narrative', ...place('page', '3–5') }],
    ['[(2019)](# "@a")', { form: 'suppress-author' }],
    [
      '<span class="citation" data-cites="a">(<a href="https://a.example">Ruiz, 2019</a>, sec. 2)</span>',
      place('section', '2'),
    ],
    ['[\\[3\\]](# "@a")', {}],
    ['[\\[3, p. 4\\]](# "@a")', place('page', '4')],
  ];
  for (const [written, expected] of inText) {
    it(`tells its locator and form by its words: ${written}`, () =>
      assert.deepEqual(readBack(written, cites), [{ citekey: 'a', ...expected }]));
  }

  const notes: readonly (readonly [note: string, expected: object])[] = [
    ['Ana Ruiz, “Winter,” *The Post*, March 4, 2019.', {}],
    ['Ana Ruiz, “Winter,” *The Post*, March 4, 2019, para. 4.', place('paragraph', '4')],
    ['Ana Ruiz, *Winter* (Press, 2019), 33–35.', place('page', '33–35')],
    ['Ruiz, A. (2019). Winter. <https://a.example/x> (p. 3)', place('page', '3')],
  ];
  for (const [note, expected] of notes) {
    it(`as a note has it at the end: ${note}`, () =>
      assert.deepEqual(readNote(note, cites), [{ citekey: 'a', ...expected }]));
  }

  const drafts: readonly (readonly [id: DialectId, draft: string])[] = [
    ['footnote', 'So[^a].\r\n\r\n[^a]: Ruiz, Winter, p. 4.\r\n'],
    ['linked', 'So [(Ruiz, 2019, p. 4)](# "@a").'],
    ['html', '<p>So <span class="citation" data-cites="a">(Ruiz, 2019, p. 4)</span>.</p>'],
    ['asciidoc-footnote', 'So.footnote:a[Ruiz, Winter, p. 4.]\n'],
    ['rst-footnote', 'So. [#a]_\n\n.. [#a] Ruiz, Winter, p. 4.\n'],
    ['pandoc', 'So [@a, p. 4].'],
  ];
  for (const [id, draft] of drafts) {
    it(`keeps its place in the source when it is edited: ${id}`, () => {
      const dialect = dialectById(id);
      const [citation] = dialect.parse(draft).citations;
      assert.ok(citation);
      assert.deepEqual(readCites(dialect, draft, citation), [{ citekey: 'a', ...place('page', '4') }]);
    });
  }

  it('is the same but for what depends on the rest of the draft', () => {
    assert.ok(sayTheSame('[\\[3\\]](https://a.example "@a")', '\\[12\\]'));
    assert.ok(sayTheSame('[(Ruiz, 2019)](# "@a")', '(Ruiz, 2019a)'));
    assert.ok(!sayTheSame('[(see Ruiz, 2019)](# "@a")', '(Ruiz, 2019)'));
    assert.ok(!sayTheSame('[(Ruiz, 2019, p. 4)](# "@a")', '(Ruiz, 2019)'));
    assert.ok(!sayTheSame('[(Ruiz, 2019)](# "@a")', '(Ruiz 12)'));
  });
});
