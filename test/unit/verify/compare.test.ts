import assert from 'node:assert/strict';
import type { Passage } from '../../../src/model/source';
import { type Comparison, compare } from '../../../src/verify/compare';
import { prepareSource } from '../../../src/verify/source-text';

const passages = (...texts: readonly string[]): readonly Passage[] =>
  texts.map((text, ordinal) => ({ ordinal, kind: 'paragraph', paragraph: ordinal + 1, text }));

const harbour = prepareSource(
  passages(
    'The harbour master did not close the gates in 1987. “We had 2,300 boats to count,” she said, “and nobody to count them.”',
    'By the end of the winter — a long one — the council had paid for twelve new lamps. The lamps were never lit! Anna Ferro, who ran the ferry, wrote a letter about it.',
    'It is well-known that a gauge [the old one] was wrong… and that the villagers [sic] trusted the bridge. Officials denied it.',
    'Somebody still climbs the stairs at three. The fan is kept for best, and the ther- mometer hangs in the hall.',
  ),
);

/** `word→expected` for each difference; an added or removed word has one side only. */
const shown = (text: string, { differences }: Comparison): readonly string[] =>
  differences.map(({ kind, range, found, expected }) => {
    assert.equal(text.slice(range.start, range.end), found);
    return kind === 'order' ? `order ${found}` : `${found}→${expected}`;
  });

describe('compare: permitted edits are verbatim', () => {
  const permitted: readonly (readonly [string, string])[] = [
    ['as it stands', 'The harbour master did not close the gates in 1987.'],
    ['white space', 'The  harbour\nmaster did\u00a0not close'],
    ['kind of quotation mark', '"We had 2,300 boats to count," she said, "and nobody to count them."'],
    ['inner quotation marks switched', '‘We had 2,300 boats to count,’ she said, ‘and nobody to count them.’'],
    ['kind of dash', 'the end of the winter – a long one -- the council'],
    ['space around dashes', 'the end of the winter—a long one—the council'],
    ['soft hyphens and zero-width characters', 'The har\u00adbour master did\u200b not close'],
    ['ligatures', 'Of\ufb01cials denied it'],
    ['decomposed letters', 'wrote a letter about it'.normalize('NFD')],
    ['… for left-out words', 'The harbour master … in 1987.'],
    ['... for left-out words', 'The harbour master ... in 1987.'],
    ['. . . for left-out words', 'The harbour master . . . in 1987.'],
    ['[…] for left-out words', 'The harbour master […] in 1987.'],
    ['[. . .] for left-out words', 'The harbour master [. . .] in 1987.'],
    ['four dots at the end of a sentence', 'close the gates in 1987. . . . The lamps were never lit!'],
    ['dots over a border of paragraphs', 'nobody to count them.” … the council had paid'],
    ['dots at both ends', '… the council had paid for twelve new lamps …'],
    ['[T]he for a changed case', '[t]he council had paid'],
    ['[T]he at the beginning', '[B]y the end of the winter'],
    ['a bracketed replacement', '[she] did not close the gates'],
    ['a bracketed insertion', 'the council [of the town] had paid for twelve new lamps'],
    ['a bracketed ending', 'Somebody still climb[ed] the stairs'],
    ['[sic]', 'the council [sic] had paid for twelve'],
    ['[emphasis added]', 'The lamps were never lit! [emphasis added]'],
    ['a full stop moved inside', 'The harbour master did not close the gates.'],
    ['a comma moved inside', 'the council had paid for twelve new lamps,'],
    ['a full stop inside the inner mark', '“and nobody to count them”.'],
    ['brackets of the source', 'a gauge [the old one] was wrong'],
    ['dots of the source', 'was wrong… and that the villagers'],
    ['[sic] of the source', 'the villagers [sic] trusted the bridge'],
    ['a word parted at a line end', 'the thermometer hangs in the hall'],
    ['across paragraphs', 'and nobody to count them.” By the end of the winter'],
  ];
  for (const [name, quotation] of permitted) {
    it(name, () => {
      const found = compare(quotation, harbour);
      assert.deepEqual([found.verdict, ...shown(quotation, found)], ['verbatim']);
    });
  }
});

describe('compare: alterations are found word by word', () => {
  const altered: readonly (readonly [string, string, readonly string[]])[] = [
    ['a word changed', 'The harbour master did not open the gates in 1987.', ['open→close']],
    ['a dropped not', 'The harbour master did close the gates in 1987.', ['→not']],
    ['an added not', 'By the end of the winter the council had not paid', ['→— a long one —', 'not→']],
    ['a changed number', 'The harbour master did not close the gates in 1978.', ['1978→1987']],
    ['digits inside a number', 'We had 3,200 boats to count', ['3,200→2,300']],
    ['a number in words', 'the council had paid for twenty new lamps', ['twenty→twelve']],
    ['a changed name', 'Anne Ferro, who ran the ferry, wrote a letter', ['Anne→Anna']],
    ['an added word', 'the council had paid for twelve very new lamps', ['very→']],
    ['swapped words', 'the council had for paid twelve new lamps', ['for paid→paid for']],
    ['another case', 'the harbour master did not close the gates', ['the→The']],
    ['a comma too many', 'The harbour master did, not close the gates', [',→']],
    ['a question in place of a cry', 'The lamps were never lit? Anna Ferro', ['?→!']],
    ['a part of a compound', 'It is well-worn that a gauge', ['worn→known']],
    [
      'two sentences spliced without a mark',
      'The harbour master did not close the gates in 1987. The lamps were never lit!',
      [
        '→“We had 2,300 boats to count,” she said, “and nobody to count them.” By the end of the winter — a long one — the council had paid for twelve new lamps.',
      ],
    ],
    [
      'dots that run backwards',
      'The lamps were never lit … the harbour master did not close the gates',
      ['order …', 'the→The'],
    ],
    ['a word changed beside brackets', '[she] did not shut the gates in 1987', ['shut→close']],
    ['a word changed after dots', 'The harbour master … the doors in 1987.', ['doors→gates']],
  ];
  for (const [name, quotation, expected] of altered) {
    it(name, () => {
      const found = compare(quotation, harbour);
      assert.deepEqual([found.verdict, ...shown(quotation, found)], ['altered', ...expected]);
    });
  }
});

describe('compare: what stands nowhere is missing', () => {
  for (const quotation of [
    'Herring are counted by ear after dark, said the keeper of the last stool.',
    'We had the winter of it in the letter of the lamps, never the council of the gates and she.',
    '',
    '…',
    '[sic]',
  ]) {
    it(JSON.stringify(quotation), () => assert.equal(compare(quotation, harbour).verdict, 'missing'));
  }
  it('in a source without text', () => assert.equal(compare('The lamps', prepareSource([])).verdict, 'missing'));
});

describe('compare: what a mark hides is told', () => {
  const told: readonly (readonly [string, string, readonly string[]])[] = [
    ['an omission', 'the council … twelve new lamps', ['omission … = had paid for']],
    ['an omission over a negation', 'The harbour master […] close the gates', ['omission […] = did not (negation)']],
    ['a replacement', 'did not close [them] in 1987', ['replacement [them] = the gates']],
    ['what a bracket at the beginning stands for is unknown', '[She] did not close', []],
    ['a replacement over a negation', 'The harbour master [could] close', ['replacement [could] = did not (negation)']],
    ['case alone is nothing to tell', '[t]he council had paid', []],
    [
      'sentences left out, a negation among them',
      'twelve new lamps. … Anna Ferro, who ran the ferry',
      ['omission … = The lamps were never lit! (negation)'],
    ],
  ];
  for (const [name, quotation, expected] of told) {
    it(name, () => {
      const { notes } = compare(quotation, harbour);
      const lines = notes.map(({ kind, range, words, doubts }) =>
        [`${kind} ${quotation.slice(range.start, range.end)} = ${words}`, ...doubts.map((doubt) => `(${doubt})`)].join(
          ' ',
        ),
      );
      assert.deepEqual(lines, expected);
    });
  }
});

describe('compare: other scripts, and what stands between', () => {
  const rows: readonly (readonly [string, readonly Passage[], string, readonly string[]])[] = [
    ['Chinese', passages('四点十分以后，他没有再说话。河水不会忘记任何事情。'), '河水不会忘记任何事情', ['verbatim']],
    [
      'a dropped 不',
      passages('四点十分以后，他没有再说话。河水不会忘记任何事情。'),
      '河水会忘记任何事情',
      ['altered', '→不'],
    ],
    [
      'Russian',
      passages('Карта, нарисованная углём, не забывает ничего.'),
      'углём, забывает ничего',
      ['altered', '→не'],
    ],
    [
      'Japanese with spaces of a line end',
      passages('川は何も忘れないと彼は言った。'),
      '川は何も忘れ ないと彼',
      ['verbatim'],
    ],
    [
      'a number of a page and a running head between two halves of a sentence',
      [
        ...passages(
          'Journal of Lamps',
          'the council had paid for',
          '12',
          'Journal of Lamps',
          'twelve new lamps, and then',
          '13',
          'Journal of Lamps',
        ),
      ],
      'the council had paid for twelve new lamps',
      ['verbatim'],
    ],
    [
      'a mark of a note in the source',
      passages('The lamps were lit[3] and the gates were closed.'),
      'were lit and the gates',
      ['verbatim'],
    ],
    [
      'a bracket beside brackets of the source',
      passages('a gauge [the old one] was wrong'),
      'a gauge [the new one] was',
      ['altered', 'new→old'],
    ],
    ['an unclosed bracket', passages('a gauge was wrong in spring'), 'a gauge [was wrong in', ['altered', '[→']],
  ];
  for (const [name, source, quotation, expected] of rows) {
    it(name, () => {
      const found = compare(quotation, prepareSource(source));
      assert.deepEqual([found.verdict, ...shown(quotation, found)], expected);
    });
  }

  it('a book: the words are found wherever they stand, altered or not', () => {
    const words = Array.from({ length: 120_000 }, (_, i) => `w${(i * 7919) % 5003}`);
    words.splice(90_000, 0, ...'the council had paid for twelve new lamps and not one was lit'.split(' '));
    const book = prepareSource(passages(words.join(' ')));
    assert.equal(compare('the council … twelve new lamps and not one was lit', book).verdict, 'verbatim');
    const altered = compare('the council had paid for twelve new lamps and one was lit', book);
    assert.deepEqual([altered.verdict, altered.differences[0]?.expected], ['altered', 'not']);
  });

  it('all places that have the very words are told', () => {
    const source = prepareSource(passages('It rained all day long.', 'Nothing.', 'So it rained all day and on.'));
    const { elsewhere } = compare('rained all day', source);
    assert.deepEqual(
      elsewhere.map(({ range: { start, end } }) => source.tokens.text.slice(start, end)),
      ['rained all day'],
    );
  });

  it('a long omission, and one whose ends are pages apart, are doubtful', () => {
    const filler = Array.from({ length: 8 }, (_, i) => `Passage ${i} says this and that about the town and its lamps.`);
    const source = prepareSource(passages('The winter began early.', ...filler, 'The spring came late.'));
    assert.deepEqual(compare('The winter began … spring came late', source).notes[0]?.doubts, ['long', 'far']);
  });
});
