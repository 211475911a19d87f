import assert from 'node:assert/strict';
import {
  type BlockRule,
  excerptOf,
  quotationKind,
  stretchOf,
  wholeWords,
  wordCount,
  wordsBetween,
} from '../../../src/model/quotation';
import type { Passage } from '../../../src/model/source';
import { source } from '../vscode/source-of-the-sample';

const PASSAGES: Passage[] = ['The first one.', 'The second one.', 'The third one.'].map((text, ordinal) => ({
  ordinal,
  kind: 'paragraph',
  text,
}));
const at = (ordinal: number, offset: number) => ({ ordinal, offset });

describe('words of a source', () => {
  it('are exactly those between two places', () => {
    assert.equal(wordsBetween(PASSAGES, at(0, 4), at(0, 9)), 'first');
    assert.equal(wordsBetween(PASSAGES, at(0, 4), at(2, 9)), 'first one.\n\nThe second one.\n\nThe third');
  });

  it('have no white space around them', () => {
    assert.equal(wordsBetween(PASSAGES, at(0, 3), at(0, 10)), 'first');
  });

  it('are none where the places make no sense', () => {
    assert.equal(wordsBetween(PASSAGES, at(2, 0), at(0, 3)), '');
    assert.equal(wordsBetween(PASSAGES, at(9, 0), at(9, 3)), '');
    assert.equal(wordsBetween(PASSAGES, at(1, 90), at(1, 99)), '');
  });

  it('are never half ones', () => {
    assert.deepEqual(wholeWords(PASSAGES, at(0, 6), at(1, 7)), { from: at(0, 4), to: at(1, 10) });
    assert.deepEqual(wholeWords(PASSAGES, at(0, 4), at(0, 9)), { from: at(0, 4), to: at(0, 9) });
    assert.deepEqual(wholeWords(PASSAGES, at(7, 4), at(7, 9)), { from: at(7, 4), to: at(7, 9) });
  });

  it('know what stands around them', () => {
    const passages: Passage[] = [{ ordinal: 0, kind: 'heading', level: 2, text: 'Harbours' }, ...PASSAGES.slice(1)];
    const found = excerptOf({ source: source(), passages }, at(1, 4), at(1, 10));
    assert.deepEqual(
      { text: found?.text, heading: found?.heading, prefix: found?.prefix, suffix: found?.suffix },
      { text: 'second', heading: 'Harbours', prefix: 'The ', suffix: ' one.' },
    );
    assert.equal(excerptOf({ source: source(), passages }, at(9, 0), at(9, 3)), undefined);
  });
});

describe('typed words of a passage', () => {
  const TEXT = 'An acoustic counter, installed in 2011, does not need to be brought soup.';
  const CASES: [typed: string, words: string | undefined][] = [
    ['acoustic count', 'acoustic counter'],
    ['Acoustic … 2011', 'acoustic counter, installed in 2011'],
    ['installed..soup', 'installed in 2011, does not need to be brought soup'],
    ['counter acoustic', undefined],
    ['soup … acoustic', undefined],
    ['', undefined],
    ['…', undefined],
  ];
  for (const [typed, words] of CASES) {
    it(`${JSON.stringify(typed)}: ${words}`, () => {
      const found = stretchOf(TEXT, typed);
      assert.equal(found && TEXT.slice(found.start, found.end), words);
    });
  }
});

describe('a quotation is a block', () => {
  const CASES: [text: string, rule: BlockRule, kind: 'inline' | 'block'][] = [
    ['one two three', { words: 4 }, 'inline'],
    ['one two three four', { words: 4 }, 'block'],
    ['它说的是真的吗今天', { words: 4 }, 'block'],
    ['a\n\nb', { words: 40 }, 'block'],
    ['nine words a line. '.repeat(17), { lines: 5 }, 'inline'],
    ['nine words a line. '.repeat(19), { lines: 5 }, 'block'],
  ];
  for (const [text, rule, kind] of CASES) {
    it(`${text.slice(0, 20)} (${text.length}), ${JSON.stringify(rule)}: ${kind}`, () =>
      assert.equal(quotationKind(text, rule), kind));
  }

  it('by words that scripts without spaces have too', () => {
    assert.equal(wordCount('Being right was never what it was short of.'), 9);
    assert.equal(wordCount('   … — '), 0);
    assert.ok(wordCount('今日はいい天気です') > 2);
  });
});
