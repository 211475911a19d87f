import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snippet } from '../../../src/vscode/lookup/snippet';

const TEXT =
  'The old counter rubs her eyes, and the machine upstream has no eyes to rub; that is the whole difference.';
const at = (word: string, from = 0) => {
  const start = TEXT.indexOf(word, from);
  return { start, end: start + word.length };
};

describe('snippet', () => {
  it('leaves a text that fits as it is', () => {
    assert.deepEqual(snippet('short', [{ start: 0, end: 5 }], 20), { text: 'short', matches: [{ start: 0, end: 5 }] });
  });

  it('shows the match, cut between words, and says what is left out', () => {
    const { text, matches } = snippet(TEXT, [at('upstream')], 40);
    assert.equal(text, '…machine upstream has no eyes to rub;…');
    assert.deepEqual(
      matches.map(({ start, end }) => text.slice(start, end)),
      ['upstream'],
    );
  });

  it('prefers the place where most of the words stand together', () => {
    const { text } = snippet(TEXT, [at('old'), at('whole'), at('difference')], 40);
    assert.match(text, /whole difference/);
  });

  it('begins at the beginning where nothing matched', () => {
    assert.match(snippet(TEXT, [], 30).text, /^The old counter rubs her.*…$/);
  });

  it('only shows words of the text, and never half a character', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'ä', '😀', ' ', 'wort', '長', '. '), { maxLength: 80 })
      .map((it) => it.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(8), fc.integer({ min: 8, max: 40 }), (whole, seed, length, width) => {
        const start = whole.length === 0 ? 0 : seed % whole.length;
        const match = { start, end: Math.min(start + length, whole.length) };
        const { text, matches } = snippet(whole, [match], width);
        const inner = text.replace(/^…/, '').replace(/…$/, '');
        assert.ok(whole.includes(inner));
        assert.ok(inner.length <= width);
        assert.doesNotMatch(text, /\p{Cs}/u);
        for (const it of matches) assert.ok(whole.slice(match.start, match.end).includes(text.slice(it.start, it.end)));
      }),
    );
  });
});
