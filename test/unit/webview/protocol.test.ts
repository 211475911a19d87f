import assert from 'node:assert/strict';
import { readFromPage, readPageState, readToPage } from '../../../src/webview/protocol';

const spot = { ordinal: 1, offset: 2 };
const article = { citekey: 'a', title: 'T', record: [{ name: 'Author', value: 'X' }], html: '<p>x</p>' };

describe('messages of the reader view', () => {
  it('from the page are taken as they are', () => {
    const selected = { type: 'selected', citekey: 'a', from: spot, to: spot };
    assert.deepEqual(readFromPage(selected), selected);
    assert.deepEqual(readFromPage({ type: 'quote', more: 1 }), { type: 'quote' });
  });

  const NONSENSE: unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { type: 'run', command: 'x' },
    { type: 'selected', citekey: 'a', from: spot },
    { type: 'selected', citekey: 1, from: spot, to: spot },
    { type: 'selected', citekey: 'a', from: { ordinal: -1, offset: 0 }, to: spot },
    { type: 'selected', citekey: 'a', from: { ordinal: 1.5, offset: 0 }, to: spot },
    { type: 'selected', citekey: 'a', from: spot, to: { ordinal: 0, offset: Number.NaN } },
  ];
  for (const data of NONSENSE) {
    it(`${JSON.stringify(data)} says nothing`, () => assert.equal(readFromPage(data), undefined));
  }

  it('to the page are checked as well', () => {
    assert.deepEqual(readToPage({ type: 'show', article, focus: true }), { type: 'show', article, focus: true });
    assert.equal(readToPage({ type: 'show', article: { ...article, html: 1 }, focus: true }), undefined);
    assert.equal(readToPage({ type: 'show', article: { ...article, record: [{ name: 'x' }] } }), undefined);
    assert.equal(readToPage({ type: 'place', citekey: 'a', place: { ordinal: 1 }, focus: false }), undefined);
    assert.equal(readToPage({ type: 'empty', lines: 'x' }), undefined);
  });

  it('the state of a page of another version is nobody’s', () => {
    assert.deepEqual(readPageState({ citekey: 'a', ordinal: 3 }), { citekey: 'a', ordinal: 3 });
    assert.deepEqual(readPageState({ citekey: 'a', ordinal: -3 }), { citekey: 'a' });
    assert.equal(readPageState({ file: 'x' }), undefined);
    assert.equal(readPageState(undefined), undefined);
  });
});
