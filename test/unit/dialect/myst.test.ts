import assert from 'node:assert/strict';
import { myst } from '../../../src/dialect/myst';

describe('the citations of a MyST draft', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['Pandoc’s brackets', 'So it is [@ruiz2019].', ['[@ruiz2019]']],
    ['the roles', 'So it is {cite:p}`ruiz2019`.', ['{cite:p}`ruiz2019`']],
    ['both, in their order', '{cite:t}`a` says, and [@b].', ['{cite:t}`a`', '[@b]']],
    [
      'half-typed brackets that reach over a role, as one',
      '[%[@a; see @b, p. 4]\n{cite:p}`a`](%',
      ['[%[@a; see @b, p. 4]\n{cite:p}`a`]'],
    ],
  ];
  for (const [what, draft, expected] of cases) {
    it(what, () => {
      const found = myst.parse(draft).citations.map(({ range }) => draft.slice(range.start, range.end));
      assert.deepEqual(found, expected);
    });
  }
});
