import assert from 'node:assert/strict';
import { pandoc } from '../../../src/dialect/pandoc';
import { makeVerifier } from '../../../src/verify/verify';
import { marksOf } from '../../../src/vscode/checking/marks';
import { tallyOf } from '../../../src/vscode/checking/tally';
import { paragraphs, shelfOf } from '../verify/library';

const shelf = shelfOf({
  ferro: paragraphs(
    'The harbour master did not close the gates in 1987.',
    'By the end of the winter the council had paid for twelve new lamps.',
  ),
  lind: paragraphs('An old map shows the river where it ran before the flood.'),
  empty: [],
});

async function marks(draft: string): Promise<readonly (readonly [string, string, string])[]> {
  const { quotes, issues } = await makeVerifier(shelf).check(draft, pandoc.parse(draft), {});
  return marksOf(draft, quotes, issues).map(({ check, range, message }) => [
    check,
    draft.slice(range.start, range.end),
    message,
  ]);
}

describe('what is said about a draft, and where', () => {
  const rows: readonly (readonly [string, string, readonly (readonly [string, string, string])[]])[] = [
    ['nothing where all is right', '“did not close the gates” [@ferro]', []],
    [
      'a changed word',
      '“did not shut the gates in 1987” [@ferro]',
      [['altered', 'shut', 'The source has “close” here, not “shut” (ferro, para. 1)']],
    ],
    [
      'a word too many',
      '“did not ever close the gates” [@ferro]',
      [['altered', 'ever', '“ever” is not in the source (ferro, para. 1)']],
    ],
    [
      'a word left out: the letters at both sides of the gap',
      '“The harbour master did close the gates” [@ferro]',
      [['altered', 'd c', '“not” is left out here without a mark (ferro, para. 1)']],
    ],
    [
      'a permitted omission that hides a negation: its mark',
      '“The harbour master did […] close the gates” [@ferro]',
      [['doubtful-omission', '[…]', 'Left out: “not”, a negation is among it']],
    ],
    [
      'a wrong source: the key that is cited',
      '“the council had paid for twelve new lamps” [@lind]',
      [['wrong-source', 'lind', 'Stands not in lind but in ferro, paragraph 2']],
    ],
    [
      'an unknown key once, and not that its words could not be checked',
      '“herring are counted by ear after dark” [@nobody]',
      [['unknown-citekey', 'nobody', 'No source and no entry of the bibliography has the citekey nobody']],
    ],
    [
      'a source without saved text: its key',
      '“herring are counted by ear after dark” [@empty]',
      [['unchecked', 'empty', 'No text of empty is saved here, so that the words could not be checked']],
    ],
    ['nothing about words that are quoted from nowhere', 'So-called “counting of herring by their ears” it was.', []],
  ];
  for (const [name, draft, expected] of rows) {
    it(name, async () => assert.deepEqual(await marks(draft), expected));
  }
});

describe('how the quotations of a draft stand', () => {
  const rows: readonly (readonly [Parameters<typeof tallyOf>[0], text: string, sentence: string])[] = [
    [{}, '', 'No quotations'],
    [{ unchecked: 2 }, '', '0 quotations verbatim, 2 not checked'],
    [{ verbatim: 12 }, '12 quotes', '12 quotations verbatim'],
    [{ verbatim: 12, altered: 1 }, '1 altered', '12 quotations verbatim, 1 altered'],
    [
      { verbatim: 3, altered: 1, missing: 2, uncited: 1 },
      '1 altered, 2 missing',
      '3 quotations verbatim, 1 altered, 2 missing, 1 uncited',
    ],
  ];
  for (const [counts, text, sentence] of rows) {
    it(sentence, () => {
      const tally = tallyOf(counts);
      assert.deepEqual([tally.text, tally.sentence], [text, sentence]);
    });
  }
});
