import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/dialect/dialect';
import { latex } from '../../../src/dialect/latex';
import { pandoc } from '../../../src/dialect/pandoc';
import { applyEdits } from '../../../src/model/range';
import { correctLocator, type Repair, repairsOf } from '../../../src/verify/repairs';
import { makeVerifier } from '../../../src/verify/verify';
import { paragraphs, shelfOf } from './library';

const shelf = shelfOf({
  ferro: paragraphs(
    'The harbour master, an old man, did not close the gates in 1987.',
    'It cost $2,300 & 50% of the lamp_money {all of it}.',
  ),
  lind: paragraphs('An old map shows the river where it ran before the flood.'),
});

/** The draft after each repair of its first quotation. */
async function repaired(draft: string, dialect: Dialect): Promise<readonly (readonly [Repair['kind'], string])[]> {
  const { quotes } = await makeVerifier(shelf).check(draft, dialect.parse(draft));
  const [finding] = quotes;
  assert.ok(finding);
  return repairsOf(draft, finding, dialect, '[…]').map(({ kind, edits }) => [kind, applyEdits(draft, edits)]);
}

describe('repairs', () => {
  const rows: readonly (readonly [string, Dialect, string, readonly (readonly [Repair['kind'], string])[]])[] = [
    [
      'a changed word',
      pandoc,
      '“did not open the gates in 1987” [@ferro]',
      [
        ['restore', '“did not close the gates in 1987” [@ferro]'],
        ['mark-with-brackets', '“did not \\[open\\] the gates in 1987” [@ferro]'],
      ],
    ],
    [
      'a changed case',
      pandoc,
      '“the harbour master, an old man, did not” [@ferro]',
      [
        ['restore', '“The harbour master, an old man, did not” [@ferro]'],
        ['mark-with-brackets', '“\\[t\\]he harbour master, an old man, did not” [@ferro]'],
      ],
    ],
    [
      'a dropped not',
      pandoc,
      '“did close the gates in 1987” [@ferro]',
      [
        ['restore', '“did not close the gates in 1987” [@ferro]'],
        ['mark-with-dots', '“did \\[…\\] close the gates in 1987” [@ferro]'],
      ],
    ],
    [
      'a dropped comma',
      pandoc,
      '“The harbour master an old man, did not” [@ferro]',
      [
        ['restore', '“The harbour master, an old man, did not” [@ferro]'],
        ['mark-with-dots', '“The harbour master \\[…\\] an old man, did not” [@ferro]'],
      ],
    ],
    [
      'a word too many',
      latex,
      '\\textcquote{ferro}{did not ever close the gates}',
      [
        ['restore', '\\textcquote{ferro}{did not close the gates}'],
        ['mark-with-brackets', '\\textcquote{ferro}{did not [ever] close the gates}'],
      ],
    ],
    [
      'another source',
      pandoc,
      '“where it ran before the flood” [@ferro, p. 3]',
      [['change-citation', '“where it ran before the flood” [@lind, para. 1]']],
    ],
    [
      'no citation',
      pandoc,
      '“where it ran before the flood” is all',
      [['add-citation', '“where it ran before the flood” [@lind, para. 1] is all']],
    ],
  ];
  for (const [name, dialect, draft, expected] of rows) {
    it(name, async () => assert.deepEqual(await repaired(draft, dialect), expected));
  }

  it('words that mean something in the markup are escaped, so that the draft is verbatim afterwards', async () => {
    for (const [dialect, draft] of [
      [latex, '\\textcquote{ferro}{It cost more of the lamp\\_money \\{all of it\\}}'],
      [pandoc, '“It cost more of the lamp_money {all of it}” [@ferro]'],
    ] as const) {
      const [first] = await repaired(draft, dialect);
      assert.equal(first?.[0], 'restore');
      const after = first?.[1] ?? '';
      const { quotes } = await makeVerifier(shelf).check(after, dialect.parse(after));
      assert.equal(quotes[0]?.verdict, 'verbatim', after);
    }
  });

  it('several differences at once', async () => {
    const found = await repaired('“did close the gates in 1978” [@ferro]', pandoc);
    assert.equal(found.at(-1)?.[1], '“did not close the gates in 1987” [@ferro]');
  });

  for (const [draft, expected] of [
    ['“did not close the gates” [@ferro, para. 2]', '“did not close the gates” [@ferro, para. 1]'],
    ['“did not close the gates” [@ferro, p. 12]', '“did not close the gates” [@ferro, para. 1]'],
  ] as const) {
    it(`a locator: ${draft}`, async () => {
      const { issues } = await makeVerifier(shelf).check(draft, pandoc.parse(draft));
      const repair = issues[0] && correctLocator(draft, issues[0]);
      assert.equal(repair && applyEdits(draft, repair.edits), expected);
    });
  }
});
