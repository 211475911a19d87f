import assert from 'node:assert/strict';
import type { Passage } from '../../../src/model/source';
import { rememberedRow, sentenceRows, spotsOf } from '../../../src/vscode/quoting/sentence-rows';

const PASSAGES: Passage[] = ['One here.', 'Two by Dr. Amadi. Three, e.g. this.  Four!', 'Five.', 'Six.'].map(
  (text, ordinal) => ({ ordinal, kind: 'paragraph', text }),
);
const rows = sentenceRows(PASSAGES, 1);

describe('the sentences to choose from', () => {
  it('are those of the passage and its neighbours, without the space between them', () =>
    assert.deepEqual(
      rows.map(({ text }) => text),
      ['One here.', 'Two by Dr. Amadi.', 'Three, e.g. this.', 'Four!', 'Five.'],
    ));

  it('begin with the one that has most of the remembered words', () => {
    assert.equal(rememberedRow(rows, 1, [{ start: 20, end: 25 }]), 2);
    assert.equal(rememberedRow(rows, 1, []), 1);
    assert.equal(rememberedRow([], 1, []), 0);
  });

  it('are taken from the first to the last of two, in whichever order', () => {
    const spots = { from: { ordinal: 0, offset: 0 }, to: { ordinal: 1, offset: 17 } };
    assert.deepEqual(spotsOf(rows, 0, 1), spots);
    assert.deepEqual(spotsOf(rows, 1, 0), spots);
    assert.equal(spotsOf(rows, 0, 9), undefined);
  });
});
