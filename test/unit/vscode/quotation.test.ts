import assert from 'node:assert/strict';
import type { Passage } from '../../../src/model/source';
import { quotation, wordsBetween } from '../../../src/vscode/citing/quotation';
import { source } from './source-of-the-sample';

const PASSAGES: Passage[] = ['The first one.', 'The second one.', 'The third one.'].map((text, ordinal) => ({
  ordinal,
  kind: 'paragraph',
  text,
}));
const at = (ordinal: number, offset: number) => ({ ordinal, offset });

describe('words of a source', () => {
  it('are exactly those between two places', () => {
    assert.equal(wordsBetween(PASSAGES, at(0, 4), at(0, 9)), 'first');
    assert.equal(wordsBetween(PASSAGES, at(0, 4), at(2, 9)), 'first one.\n\nThe second one.\n\nThe third');
  });

  it('have no white space around them', () => {
    assert.equal(wordsBetween(PASSAGES, at(0, 3), at(0, 10)), 'first');
  });

  it('are none where the places make no sense', () => {
    assert.equal(wordsBetween(PASSAGES, at(2, 0), at(0, 3)), '');
    assert.equal(wordsBetween(PASSAGES, at(9, 0), at(9, 3)), '');
    assert.equal(wordsBetween(PASSAGES, at(1, 90), at(1, 99)), '');
  });
});

describe('a quotation', () => {
  it('is a block from the number of words of the setting on', () => {
    assert.equal(quotation('one two three', source(), 4).kind, 'inline');
    assert.equal(quotation('one two three four', source(), 4).kind, 'block');
    assert.equal(quotation('它说的是真的吗今天', source(), 4).kind, 'block');
  });

  it('of several passages is a block', () => {
    assert.equal(quotation('a\n\nb', source(), 40).kind, 'block');
  });

  it('says its language where that is known', () => {
    assert.equal(quotation('a', source({ language: 'de' }), 40).language, 'de');
    assert.equal('language' in quotation('a', source(), 40), false);
  });
});
