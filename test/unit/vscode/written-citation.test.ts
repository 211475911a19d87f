import assert from 'node:assert/strict';
import { noteOf, readBack, readNote, sayTheSame } from '../../../src/vscode/citing/written-citation';

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

  it('finds the note of a reference', () => {
    const draft = 'So[^a].\r\n\r\n[^a]: Ruiz, Winter.\r\n';
    assert.equal(noteOf(draft, { start: 2, end: 6 }), 'Ruiz, Winter.');
  });

  it('is the same but for what depends on the rest of the draft', () => {
    assert.ok(sayTheSame('[\\[3\\]](https://a.example "@a")', '\\[12\\]'));
    assert.ok(sayTheSame('[(Ruiz, 2019)](# "@a")', '(Ruiz, 2019a)'));
    assert.ok(!sayTheSame('[(see Ruiz, 2019)](# "@a")', '(Ruiz, 2019)'));
    assert.ok(!sayTheSame('[(Ruiz, 2019, p. 4)](# "@a")', '(Ruiz, 2019)'));
    assert.ok(!sayTheSame('[(Ruiz, 2019)](# "@a")', '(Ruiz 12)'));
  });
});
