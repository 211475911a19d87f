import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonical, sameWords } from '../../../src/model/sameness';

describe('the same words (design rule 3)', () => {
  const same: readonly (readonly [string, string, string])[] = [
    ['quotation marks', '“not today”', '"not today"'],
    ['guillemets', '«not today»', '"not today"'],
    ['apostrophes', 'don’t', "don't"],
    ['dashes', 'one – two — three', 'one - two - three'],
    ['white space', ' one\u00a0 two\nthree ', 'one two three'],
    ['soft hyphens', 'co\u00adoperation', 'cooperation'],
    ['soft hyphens at a line end', 'co\u00ad\n  operation', 'cooperation'],
    ['marks of direction', '\u2067שלום\u2069 \u202bעולם\u202c', 'שלום עולם'],
    ['marks of an abbreviation', 'צה״ל', 'צה"ל'],
    ['question mark of Greek', 'γιατί\u037e', 'γιατί;'],
    ['zero-width characters', 'co\u200bop\u2060er\ufeffation', 'cooperation'],
    ['composition', 'cafe\u0301', 'caf\u00e9'],
    ['ligatures', 'ﬁnd the ﬂow', 'find the flow'],
    ['the sign and the three dots', 'and…', 'and...'],
  ];
  for (const [name, a, b] of same) it(`whatever the ${name}`, () => assert.ok(sameWords(a, b)));

  const different: readonly (readonly [string, string, string])[] = [
    ['case', 'The end', 'the end'],
    ['a letter', 'form', 'from'],
    ['an accent', 'resume', 'résumé'],
    ['words run together', 'any one', 'anyone'],
    ['a sign', 'end.', 'end'],
    ['exponent', '10² metres', '102 metres'],
    ['alphabet, though it looks alike', 'cap', 'сар'],
  ];
  for (const [name, a, b] of different) it(`not with another ${name}`, () => assert.ok(!sameWords(a, b)));

  it('leads back to the original', () => {
    const text = ' He said:\u00a0 “the co\u00adop’s ﬁne” ';
    const { text: made, original } = canonical(text);
    const at = made.indexOf('co');
    const { start, end } = original(at, at + "coop's fine".length);
    assert.equal(text.slice(start, end), 'co\u00adop’s ﬁne');
  });

  it('every unit leads back in order, and twice canonical is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { text: made, offsets } = canonical(text);
        assert.equal(offsets.length, made.length + 1);
        for (let i = 1; i < offsets.length; i++) assert.ok((offsets[i] ?? 0) >= (offsets[i - 1] ?? 0));
        assert.equal(canonical(made).text, made);
      }),
      { seed: 7 },
    );
  });
});
