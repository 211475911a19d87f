import assert from 'node:assert/strict';
import { readBibliography } from '../../../../src/cite/match-bibliography';
import { keyByTemplate } from '../../../../src/engine/record-citekey';
import type { BibliographyFormat } from '../../../../src/model/bibliography-format';

const RIS = `TY  - NEWS
AU  - Ruiz, Ana
TI  - The Long Winter of Orrin Sound
PY  - 2019
ER  -
TY  - NEWS
ID  - kept
TI  - A Day at Sea
ER  -
TY  - NEWS
AU  - Ruiz, Ana
TI  - The Long Night
PY  - 2019
ER  -
TY  - NEWS
TI  - 四点十分以后
ER  -
`;

function keys(text: string, format: BibliographyFormat, template?: string): readonly string[] {
  return readBibliography(text, format, keyByTemplate(template)).entries.map(({ item }) => item.id);
}

describe('an entry without a key in its file', () => {
  it('is named as an article would be, no two alike', () =>
    assert.deepEqual(keys(RIS, 'ris'), ['ruiz2019Long', 'kept', 'ruiz2019Longa', 'sidianshifenyihound']));

  it('is named by the person’s template', () =>
    assert.deepEqual(keys(RIS, 'ris', '{title}-{year}').slice(0, 3), ['Long-2019', 'kept', 'Long-2019a']));

  it('never takes a key that another entry of the file has', () => {
    const json = JSON.stringify([
      { type: 'book', title: 'Harbours', author: [{ family: 'Ruiz' }], issued: { 'date-parts': [[2019]] } },
      { id: 'ruiz2019Harbours', type: 'book', title: 'Harbours' },
    ]);
    assert.deepEqual(keys(json, 'csl-json'), ['ruiz2019Harboursa', 'ruiz2019Harbours']);
  });
});
