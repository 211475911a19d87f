import assert from 'node:assert/strict';
import { writeHayagriva } from '../../../../src/cite/formats/hayagriva';
import { hayagrivaItems } from '../../../../src/cite/formats/hayagriva-read';
import type { CslItem } from '../../../../src/model/item';

describe('hayagriva, which Typst reads', () => {
  it('comes back as it was written', () => {
    const item: CslItem = {
      id: 'berg2018',
      type: 'article-newspaper',
      title: 'A $ {5} \\ {brace}',
      author: [{ family: 'Berg', given: 'Vincent', 'non-dropping-particle': 'van der' }, { literal: 'Harbour Office' }],
      'container-title': 'The Gazette',
      issued: { 'date-parts': [[2018, 3, 7]] },
      URL: 'https://x.example/a',
      accessed: { 'date-parts': [[2020, 1, 2]] },
      DOI: '10.5555/x',
      language: 'en',
    };
    assert.deepEqual(hayagrivaItems(writeHayagriva([item])), [item]);
  });

  it('as people write it: names as text, several parents, numbers', () => {
    const text = `harry:
  type: Book
  title: Harry Potter and the Order of the Phoenix
  author: Rowling, J. K.
  volume: 5
  date: 2003-06-21
  page-range: 768
zygos:
  type: article
  title: { value: Zygos, verbatim: true }
  author: [{ name: Li, given-name: Wei }, "Doe, Janet"]
  date: 2019
  parent:
    - { type: periodical, title: Nature, volume: 12 }
    - { type: conference, title: ACL }
broken: 3
`;
    assert.deepEqual(hayagrivaItems(text), [
      {
        id: 'harry',
        type: 'book',
        title: 'Harry Potter and the Order of the Phoenix',
        author: [{ family: 'Rowling', given: 'J. K.' }],
        issued: { 'date-parts': [[2003, 6, 21]] },
        volume: '5',
        page: '768',
      },
      {
        id: 'zygos',
        type: 'article-journal',
        title: 'Zygos',
        author: [
          { family: 'Li', given: 'Wei' },
          { family: 'Doe', given: 'Janet' },
        ],
        'container-title': 'Nature',
        issued: { 'date-parts': [[2019]] },
        volume: '12',
      },
    ]);
  });

  it('what is no mapping has no entries', () => {
    for (const text of ['', '[1, 2]', 'words', '- a: 1']) assert.deepEqual(hayagrivaItems(text), []);
  });
});
