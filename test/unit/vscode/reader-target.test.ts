import assert from 'node:assert/strict';
import type { Locator } from '../../../src/model/citation';
import type { Passage } from '../../../src/model/source';
import { passageAt, targetOf } from '../../../src/vscode/quoting/reader-target';
import { source } from './source-of-the-sample';

const PASSAGES: Passage[] = [
  { ordinal: 0, kind: 'heading', level: 2, text: 'Counting by Eye' },
  { ordinal: 1, kind: 'paragraph', paragraph: 1, page: '12', text: 'One.' },
  { ordinal: 2, kind: 'paragraph', paragraph: 2, page: '13', text: 'Two.' },
  { ordinal: 3, kind: 'paragraph', paragraph: 3, page: '1:02', text: 'Three.' },
];

describe('where a locator leads', () => {
  const CASES: [locator: Locator, ordinal: number | undefined][] = [
    [{ label: 'paragraph', value: '2' }, 2],
    [{ label: 'paragraph', value: '2–3' }, 2],
    [{ label: 'page', value: '12-13' }, 1],
    [{ label: 'timestamp', value: '1:02' }, 3],
    [{ label: 'section', value: 'Counting' }, 0],
    [{ label: 'paragraph', value: '9' }, undefined],
    [{ label: 'figure', value: '1' }, undefined],
  ];
  for (const [locator, ordinal] of CASES) {
    it(`${locator.label} ${locator.value}`, () => assert.equal(passageAt(PASSAGES, locator)?.ordinal, ordinal));
  }

  it('the reader view marks the words, to the end of the first passage where they run on', () => {
    const at = (ordinal: number, offset: number) => ({ ordinal, offset });
    assert.deepEqual(targetOf({ source: source(), from: at(1, 0), to: at(1, 3) }).matches, [{ start: 0, end: 3 }]);
    const { lastOrdinal, matches } = targetOf({ source: source(), from: at(1, 2), to: at(2, 3) });
    assert.deepEqual([lastOrdinal, matches?.[0]?.start], [2, 2]);
    assert.ok((matches?.[0]?.end ?? 0) > 4);
  });
});
