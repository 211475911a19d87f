import assert from 'node:assert/strict';
import { readCorrection } from '../../../src/library/corrections';
import { CORRECTABLE, fieldText, typedValue } from '../../../src/vscode/reader/field-text';
import { source } from './source-of-the-sample';

const { item } = source({
  author: [
    { family: 'Sandvik', given: 'Liv' },
    { literal: 'The Keepers' },
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
    { literal: 'Ropes, Nets and Sons' },
  ],
});

describe('a field as it is typed', () => {
  it('names family first, several with semicolons between them', () =>
    assert.equal(fieldText(item, 'author'), 'Sandvik, Liv; The Keepers; van den Berg, Jan; Ropes, Nets and Sons'));

  it('dates as precise as they are known', () => assert.equal(fieldText(item, 'issued'), '2021-04'));

  it('what is not known is empty', () => assert.equal(fieldText(item, 'editor'), ''));

  it('left as it is, every field says the same again', () => {
    for (const [field] of CORRECTABLE) {
      const text = fieldText(item, field);
      const { value } = typedValue(item, field, text);
      const said = readCorrection({ [field]: value }).correction.get(field);
      if (text !== '') assert.equal(fieldText({ ...item, [field]: said }, field), text, field);
    }
  });

  const refused: readonly (readonly ['issued' | 'type', string, RegExp])[] = [
    ['issued', 'last spring', /a date is expected/],
    ['issued', '2019-02-30', /a date is expected/],
    ['type', 'blog', /CSL’s types/],
  ];
  for (const [field, text, why] of refused)
    it(`${field}: “${text}” is refused with what is expected`, () =>
      assert.match(typedValue(item, field, text).complaint ?? '', why));
});
