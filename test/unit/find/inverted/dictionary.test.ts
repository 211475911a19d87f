import assert from 'node:assert/strict';
import { Dictionary } from '../../../../src/find/inverted/dictionary';
import { soundHash } from '../../../../src/find/inverted/sounds';
import { letterSet } from '../../../../src/find/inverted/vocabulary';
import { scanWords, wordTexts } from '../../../../src/model/words';

/** Numbers of the words of a text, as indexing gives them. */
function numbers(dictionary: Dictionary, text: string): number[] {
  const found: number[] = [];
  scanWords(text, {
    plain: (units, start, end, hash) => found.push(dictionary.plain(units, start, end, hash)),
    folded: (word) => found.push(dictionary.word(word)),
  });
  return found;
}

function spelt(dictionary: Dictionary, word: number): string {
  return Buffer.from(dictionary.bytes(word)).toString();
}

const TEXTS = [
  'The house, the HOUSE and The House’s door',
  "don't O'Neill l'homme rock'n'roll 'quoted' it's",
  'Ångström naïve cafe\u0301 Łódź Straße x\u00ady co\u200bop',
  '2015年 report北京大学a Чайковский ёлка हिन्दी',
  `${'x'.repeat(48)} ${'x'.repeat(49)} ${'X'.repeat(5000)} a1B2`,
  '… — “” 𝒳y 𠀀𠀁 \ud800 lone',
  '',
];

describe('the dictionary', () => {
  for (const text of TEXTS) {
    it(`knows the words of ${JSON.stringify(text.slice(0, 40))} as lookup reads them`, () => {
      const dictionary = new Dictionary();
      const found = numbers(dictionary, text).map((word) => spelt(dictionary, word));
      assert.deepEqual(
        found,
        wordTexts(text).map((word) => Buffer.from(word).toString()),
      );
    });
  }

  it('gives one number to one word, however many there are, and says of each what the index keeps', () => {
    const dictionary = new Dictionary();
    const all = Array.from({ length: 30_000 }, (_, i) => `${i.toString(36)}${i % 7 === 0 ? 'é' : ''}w`);
    const first = all.map((word) => dictionary.word(word));
    assert.equal(dictionary.size, all.length);
    assert.deepEqual(
      all.map((word) => dictionary.word(word)),
      first,
    );
    for (const [i, word] of all.entries()) {
      assert.equal(spelt(dictionary, first[i] ?? -1), word);
      assert.equal(dictionary.letters(i) >>> 0, letterSet(word));
      assert.equal(dictionary.sound(i) >>> 0, soundHash(word));
    }
  });

  it('has its words in the order of their bytes, those that came later too', () => {
    const dictionary = new Dictionary();
    const inOrder = () => [...dictionary.ordered()].map((word) => spelt(dictionary, word));
    const sorted = (words: readonly string[]) =>
      [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const early = ['pear', 'apple', 'apples', 'zebra', 'élan'];
    const late = ['app', 'aardvark', 'яблоко', 'pears', '北京'];
    for (const word of early) dictionary.word(word);
    assert.deepEqual(inOrder(), sorted(early));
    for (const word of late) dictionary.word(word);
    assert.deepEqual(inOrder(), sorted([...early, ...late]));
  });
});
