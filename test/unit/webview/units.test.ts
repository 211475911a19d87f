import assert from 'node:assert/strict';
import { both, neighbour, type PassageText, type Stretch, type Unit, within } from '../../../src/webview/units';

const PASSAGES: PassageText[] = [
  { ordinal: 0, text: 'Dr. Amadi counts. So do we!' },
  { ordinal: 1, text: '' },
  { ordinal: 3, text: '“Fish,” he said.' },
];
const stretch = (from: [number, number], to: [number, number]): Stretch => ({
  from: { ordinal: from[0], offset: from[1] },
  to: { ordinal: to[0], offset: to[1] },
});
const textOf = (it: Stretch | undefined) =>
  it && PASSAGES.find(({ ordinal }) => ordinal === it.from.ordinal)?.text.slice(it.from.offset, it.to.offset);

describe('words and sentences in the reader view', () => {
  const CASES: [from: Stretch, unit: Unit, direction: 1 | -1, found: string | undefined][] = [
    [stretch([0, 0], [0, 0]), 'word', 1, 'Dr'],
    [stretch([0, 0], [0, 2]), 'word', 1, 'Amadi'],
    [stretch([0, 4], [0, 9]), 'word', -1, 'Dr'],
    [stretch([0, 0], [0, 2]), 'word', -1, undefined],
    [stretch([0, 24], [0, 26]), 'word', 1, 'Fish'],
    [stretch([3, 1], [3, 5]), 'word', -1, 'we'],
    [stretch([3, 11], [3, 15]), 'word', 1, undefined],
    [stretch([0, 4], [0, 9]), 'sentence', 1, 'Dr. Amadi counts.'],
    [stretch([0, 0], [0, 17]), 'sentence', 1, 'So do we!'],
    [stretch([0, 18], [0, 27]), 'sentence', 1, '“Fish,” he said.'],
  ];
  for (const [from, unit, direction, found] of CASES) {
    it(`${direction > 0 ? 'after' : 'before'} “${textOf(from)}” comes the ${unit} ${found}`, () =>
      assert.equal(textOf(neighbour(PASSAGES, from, unit, direction)), found));
  }

  it('begin and end within what is selected', () => {
    const all = stretch([0, 0], [3, 16]);
    assert.equal(textOf(within(PASSAGES, all, 'word', 'first')), 'Dr');
    assert.equal(textOf(within(PASSAGES, all, 'sentence', 'last')), '“Fish,” he said.');
    assert.equal(within(PASSAGES, stretch([0, 5], [0, 7]), 'word', 'first'), undefined);
  });

  it('are taken together in whichever order', () => {
    const [a, b] = [stretch([0, 4], [0, 9]), stretch([3, 1], [3, 5])];
    assert.deepEqual(both(a, b), stretch([0, 4], [3, 5]));
    assert.deepEqual(both(b, a), both(a, b));
  });
});
