import assert from 'node:assert/strict';
import { fold, words, wordTexts } from '../../../src/model/words';

describe('words', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['fold case and accents', 'Ångström naïve Łódź', ['angstrom', 'naive', 'lodz']],
    ['are the same, composed or not', 'Cafe\u0301 Caf\u00e9', ['cafe', 'cafe']],
    ['resolve ligatures and full width', 'ﬁnd ＴＯＫＹＯ', ['find', 'tokyo']],
    ['keep the clitic', "don’t the nation's", ['dont', 'the', 'nations']],
    ['keep an Irish name, part a French article', "O'Neill l'homme", ['oneill', 'l', 'homme']],
    ['see no soft hyphens and zero-width characters', 'co\u00adope\u200bration', ['cooperation']],
    ['end at hyphens and dashes', 'well-known—so', ['well', 'known', 'so']],
    ['pair scripts without spaces', '北京大学', ['北京', '京大', '大学', '学']],
    ['part scripts from each other', '2015年 report', ['2015', '年', 'report']],
    ['keep Hindi vowel signs', 'हिन्दी', ['हिन्दी']],
    ['keep й and ё as typed without marks', 'Чайковский ёлка', ['чаиковскии', 'елка']],
    ['are none in signs alone', '… — “”', []],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(wordTexts(text), expected));

  it('say where they stand', () => {
    const text = 'The “naïve” co\u00adop don’t.';
    assert.deepEqual(
      words(text).map(({ start, end }) => text.slice(start, end)),
      ['The', 'naïve', 'co\u00adop', 'don’t'],
    );
  });

  it('are cut where they are no words but data', () => {
    assert.equal(wordTexts('x'.repeat(5000))[0]?.length, 48);
  });

  it('fold what people type without its stroke', () => assert.equal(fold('Straße Ørsted Ħ'), 'strasse orsted h'));
});
