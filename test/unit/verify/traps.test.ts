import assert from 'node:assert/strict';
import { pandoc } from '../../../src/dialect/pandoc';
import type { Passage } from '../../../src/model/source';
import { compare } from '../../../src/verify/compare';
import { levelOf } from '../../../src/verify/report/wording';
import { prepareSource } from '../../../src/verify/source-text';
import { makeVerifier } from '../../../src/verify/verify';
import { paragraphs, shelfOf } from './library';

/** `verdict`, then each difference as `found→expected`, then the doubts about permitted edits. */
function against(quotation: string, passages: readonly Passage[], language = 'en'): readonly string[] {
  const { verdict, differences, notes } = compare(quotation, prepareSource(passages, language));
  return [
    verdict,
    ...differences.map(({ kind, found, expected }) => (kind === 'order' ? `order ${found}` : `${found}→${expected}`)),
    ...notes.flatMap(({ kind, doubts }) => (doubts.length > 0 ? [`${kind}: ${doubts.join(', ')}`] : [])),
  ];
}

const filler = Array.from({ length: 8 }, (_, i) => `Line ${i} says this and that about the town and its lamps.`);

describe('traps: an ellipsis', () => {
  const rows: readonly (readonly [string, string, readonly Passage[], readonly string[]])[] = [
    ['that leaves out a word', 'the gates were … closed', paragraphs('the gates were firmly closed'), ['verbatim']],
    [
      'that swallows a not',
      'the gates were … closed in spring',
      paragraphs('the gates were not yet closed in spring'),
      ['verbatim', 'omission: negation'],
    ],
    [
      'that swallows a sentence with a not',
      'The gates were closed … All was well.',
      paragraphs('The gates were closed by noon. Nobody had asked. All was well.'),
      ['verbatim', 'omission: negation'],
    ],
    [
      'that turns the order round',
      'the lamps were lit … the gates were closed',
      paragraphs('First the gates were closed by the keeper, and then the lamps were lit at once.'),
      ['altered', 'order …'],
    ],
    [
      'that leaves out a page',
      'The winter began … spring came late',
      paragraphs('The winter began early.', ...filler, 'The spring came late.'),
      ['verbatim', 'omission: long, far'],
    ],
    [
      'that joins two pages of a PDF',
      'The winter began … spring came late',
      [
        { ordinal: 0, kind: 'paragraph', page: '3', text: 'The winter began early.' },
        { ordinal: 1, kind: 'paragraph', page: '5', text: 'The spring came late.' },
      ],
      ['verbatim', 'omission: far'],
    ],
    [
      'over the border of a page',
      'The winter began … spring came late',
      [
        { ordinal: 0, kind: 'paragraph', page: '3', text: 'The winter began early.' },
        { ordinal: 1, kind: 'paragraph', page: '4', text: 'The spring came late.' },
      ],
      ['verbatim'],
    ],
    ['as Russians write it', 'the gates <…> closed', paragraphs('the gates were firmly closed'), ['verbatim']],
    ['as the Chinese write it', '他没有……说话', paragraphs('他没有再对任何人说话。'), ['verbatim']],
  ];
  for (const [name, quotation, passages, expected] of rows) {
    it(name, () => assert.deepEqual(against(quotation, passages), expected));
  }

  it('the language decides what a negation is', () => {
    const italian = paragraphs('Il faro era acceso, pas de deux, e la nave partiva');
    assert.deepEqual(against('Il faro era acceso … la nave partiva', italian, 'it'), ['verbatim']);
    const french = paragraphs('Le phare n’était plus allumé et le bateau partait');
    assert.deepEqual(against('Le phare … allumé et le bateau', french, 'fr'), ['verbatim', 'omission: negation']);
    const portuguese = paragraphs('O farol estava no porto velho e o barco partia');
    assert.deepEqual(against('O farol estava … e o barco', portuguese, 'pt'), ['verbatim']);
  });
});

describe('traps: brackets', () => {
  const source = paragraphs(
    'The keeper [sic] did close the gate [the old one] in winter, by and by, when all had left it.',
  );
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['[sic] of the source', 'The keeper [sic] did close', ['verbatim']],
    ['[sic] of the source left out', 'The keeper did close the gate', ['altered', '→[sic]']],
    ['a sic of the writer', 'did close the gate [the old one] in (sic) winter', ['verbatim']],
    ['brackets of the source', 'the gate [the old one] in winter', ['verbatim']],
    ['nothing but brackets of the source', '[the old one]', ['verbatim']],
    ['nothing but brackets of the writer', '[some other gate]', ['missing']],
    ['a bracket that turns the sentence round', 'did [not] close the gate', ['verbatim', 'insertion: negation']],
  ];
  for (const [name, quotation, expected] of rows)
    it(name, () => assert.deepEqual(against(quotation, source), expected));
});

describe('traps: what PDFs do to words', () => {
  const pages: readonly Passage[] = [
    { ordinal: 0, kind: 'paragraph', page: '1', text: 'Annals of Lamps' },
    { ordinal: 1, kind: 'paragraph', page: '1', text: 'The o\ufb03cer had the thermo-\nmeter and the well-known' },
    { ordinal: 2, kind: 'paragraph', page: '1', text: '12' },
    { ordinal: 3, kind: 'paragraph', page: '2', text: 'Annals of Lamps' },
    { ordinal: 4, kind: 'paragraph', page: '2', text: 'lamp in a co\u00ad\noperative box.' },
    { ordinal: 5, kind: 'paragraph', page: '3', text: 'Annals of Lamps' },
  ];
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['a ligature and a word parted at a line end', 'The officer had the thermometer', ['verbatim']],
    ['both copied as they stand', 'The o\ufb03cer had the thermo-\nmeter', ['verbatim']],
    ['a soft hyphen at a line end', 'in a cooperative box', ['verbatim']],
    ['a number of a page and a running head in the midst', 'the well-known lamp in a', ['verbatim']],
    ['the same copied along', 'the well-known 12 Annals of Lamps lamp in a', ['verbatim']],
    ['a hyphen that belongs to the word', 'the wellknown lamp in a', ['altered', 'wellknown→well-known']],
  ];
  for (const [name, quotation, expected] of rows) it(name, () => assert.deepEqual(against(quotation, pages), expected));
});

describe('traps: scripts and signs', () => {
  const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'a letter of another alphabet',
      'the cаptain of the ferry',
      'the captain of the ferry',
      ['altered', 'cаptain→captain'],
    ],
    ['a decimal sign', 'it grew by 3,5 metres a year', 'it grew by 3.5 metres a year', ['altered', '3,5→3.5']],
    ['a sign before a number', 'it fell to −5 degrees then', 'it fell to 5 degrees then', ['altered', '−→']],
    ['an exponent', 'some 102 metres of cable', 'some 10² metres of cable', ['altered', '102→10²']],
    ['an apostrophe', 'its own fault it was', 'it’s own fault it was', ['altered', 'its→it’s']],
    [
      'a hyphen left out',
      'the recreation of the lamp',
      'the re-creation of the lamp',
      ['altered', 'recreation→re-creation'],
    ],
    [
      'a hyphen put in',
      'the re-creation of the lamp',
      'the recreation of the lamp',
      ['altered', 're-creation→recreation'],
    ],
    ['the same word twice', 'in the the end it rained', 'in the end it rained', ['altered', 'the→']],
    ['marks of direction', '\u2067הספינה לא שבה אל הנמל\u2069', 'הספינה לא שבה אל הנמל', ['verbatim']],
    ['a dropped לא', 'הספינה שבה אל הנמל', 'הספינה לא שבה אל הנמל', ['altered', '→לא']],
    ['a Greek question mark', 'γιατί έσβησε ο φάρος;', 'γιατί έσβησε ο φάρος\u037e', ['verbatim']],
    ['a final 。', '川は何も忘れない。', '川は何も忘れない、と彼は言った', ['verbatim']],
    ['marks set apart by spaces', '« Non » « jamais » dit-il', '“Non” “jamais” dit-il', ['verbatim']],
  ];
  for (const [name, quotation, source, expected] of rows) {
    it(name, () => assert.deepEqual(against(quotation, paragraphs(source)), expected));
  }
});

describe('traps: in a draft', () => {
  const check = (draft: string) => {
    const sources = {
      ruiz: paragraphs(
        'The council paid for twelve lamps in the north of the town, where nobody lives.',
        'The council paid for twenty lamps in the south, by the harbour.',
        'The council paid for twelve lamps again in the year of the flood.',
        '民主主義は忘れられた言葉である。',
      ),
      li: paragraphs('Titles are read by everybody, it says here.'),
    };
    const shelf = shelfOf(sources);
    const verifier = makeVerifier({
      ...shelf,
      titled: async () => ['The Gauge and the Bridge: Notes'],
      source: async (citekey) => {
        const found = await shelf.source(citekey);
        return (
          found && {
            ...found,
            title: citekey === 'ruiz' ? 'The Long Winter of the Lamps: A Report' : 'Titles are read by everybody',
          }
        );
      },
    });
    return verifier.check(draft, pandoc.parse(draft));
  };

  it('of look-alike places the nearer context decides, and the others are told', async () => {
    const { quotes } = await check('In the year of the flood, “council paid for twelve lamps” [@ruiz].');
    assert.deepEqual([quotes[0]?.source?.ordinal, quotes[0]?.elsewhere.map(({ ordinal }) => ordinal)], [2, [0]]);
  });

  it('it decides as well which of them was altered', async () => {
    const { quotes } = await check('In the south, by the harbour, “the council paid for ten lamps in the” [@ruiz].');
    assert.deepEqual(
      [quotes[0]?.verdict, quotes[0]?.source?.ordinal, quotes[0]?.differences.at(-1)?.expected],
      ['altered', 1, 'twenty'],
    );
  });

  it('what an omission hides is what it hides at the place chosen', async () => {
    const { quotes } = await check('“paid for twelve … in the” [@ruiz, para. 3]');
    assert.deepEqual([quotes[0]?.source?.ordinal, quotes[0]?.notes[0]?.words], [2, 'lamps again']);
  });

  it('titles between quotation marks are no quotations', async () => {
    for (const draft of [
      '“The Long Winter of the Lamps” [@ruiz] is long.',
      '“The Long Winter of the Lamps: A Report” [@ruiz] is long.',
      'In “Titles are read by everybody” it says so.',
      'A footnote: Ruiz, “The Gauge and the Bridge: Notes,” 2019.',
      'As “The Gauge and the Bridge” [@ruiz] has it.',
    ]) {
      assert.deepEqual((await check(draft)).quotes, [], draft);
    }
  });

  it('four letters of Chinese or Japanese are two words, and may be a term', async () => {
    assert.deepEqual((await check('「自由主義」 [@ruiz] is a term.')).quotes, []);
    assert.equal((await check('「自由主義は忘れられた言葉である」 [@ruiz].')).quotes[0]?.verdict, 'altered');
  });

  it('a doubtful omission is a warning, though the words are right', async () => {
    const { quotes } = await check('“twelve lamps … where nobody lives” [@ruiz] and “of the town … lives” [@ruiz].');
    assert.deepEqual(quotes.map(levelOf), ['none', 'warning']);
  });
});
