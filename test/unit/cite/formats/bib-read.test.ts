import assert from 'node:assert/strict';
import { readBib } from '../../../../src/cite/formats/bib-read';
import { scanBib } from '../../../../src/cite/formats/bib-scan';

describe('reading .bib files', () => {
  const fields: readonly (readonly [what: string, entry: string, expected: object])[] = [
    [
      'biblatex, a newspaper',
      '@article{k, entrysubtype = {newspaper}, author = {Ruiz, Ana}, title = {Snow}, journaltitle = {The Gazette}, date = {2019-03-07}, urldate = {2020-01-02}, url = {https://x.example/a_b}}',
      {
        type: 'article-newspaper',
        author: [{ family: 'Ruiz', given: 'Ana' }],
        title: 'Snow',
        'container-title': 'The Gazette',
        issued: { 'date-parts': [[2019, 3, 7]] },
        accessed: { 'date-parts': [[2020, 1, 2]] },
        URL: 'https://x.example/a_b',
      },
    ],
    [
      'BibTeX, a month macro and a page range',
      '@ARTICLE{k, YEAR = 1999, MONTH = mar, DAY = 7, PAGES = "10--20", JOURNAL = "J"}',
      { type: 'article-journal', issued: { 'date-parts': [[1999, 3, 7]] }, page: '10-20', 'container-title': 'J' },
    ],
    [
      'a named month',
      '@misc{k, year = {1999}, month = {September}}',
      { type: 'document', issued: { 'date-parts': [[1999, 9]] } },
    ],
    [
      'no month that is one',
      '@misc{k, year = {1999}, month = {Winter}}',
      { type: 'document', issued: { 'date-parts': [[1999]] } },
    ],
    [
      'an uncertain year',
      '@misc{k, date = {1999~}}',
      { type: 'document', issued: { 'date-parts': [[1999]], circa: true } },
    ],
    [
      'a range',
      '@misc{k, date = {2015-03-07/2015-03-09}}',
      {
        type: 'document',
        issued: {
          'date-parts': [
            [2015, 3, 7],
            [2015, 3, 9],
          ],
        },
      },
    ],
    ['no date at all', '@misc{k, date = {forthcoming}}', { type: 'document' }],
    [
      'address in howpublished',
      '@misc{k, howpublished = {\\url{https://x.example/a\\_b}}}',
      { type: 'webpage', URL: 'https://x.example/a_b' },
    ],
    [
      'an organisation',
      '@report{k, author = {{Ministry of Water and Power}}}',
      { type: 'report', author: [{ literal: 'Ministry of Water and Power' }] },
    ],
    [
      'particles, a suffix, others',
      '@book{k, author = {Vincent van der Berg and {\\"O}zil, Jr., Mehmet and others}}',
      {
        type: 'book',
        author: [
          { family: 'Berg', given: 'Vincent', 'dropping-particle': 'van der' },
          { family: 'Özil', given: 'Mehmet', suffix: 'Jr.' },
        ],
      },
    ],
    [
      'a particle that is kept',
      '@book{k, options = {useprefix=true}, author = {van der Berg, Vincent}}',
      { type: 'book', author: [{ family: 'Berg', given: 'Vincent', 'non-dropping-particle': 'van der' }] },
    ],
    [
      'names in biblatex’s long form',
      '@book{k, author = {family=Berg, given=Vincent, prefix={van der}, useprefix=true}}',
      { type: 'book', author: [{ family: 'Berg', given: 'Vincent', 'non-dropping-particle': 'van der' }] },
    ],
    ['a language', '@book{k, langid = {ngerman}}', { type: 'book', language: 'de' }],
    [
      'title and subtitle',
      '@book{k, title = {Fog}, subtitle = {A Life}}',
      { type: 'book', title: 'Fog: A Life', subtitle: 'A Life', 'title-short': 'Fog' },
    ],
    ['a DOI with its resolver', '@book{k, doi = {https://doi.org/10.5555/a_b}}', { type: 'book', DOI: '10.5555/a_b' }],
    ['parts joined by #', '@book{k, title = "Fog" # { and } # "Rain"}', { type: 'book', title: 'Fog and Rain' }],
    ['the first of two fields alike', '@book{k, title = {A}, title = {B}}', { type: 'book', title: 'A' }],
  ];
  for (const [what, entry, expected] of fields) {
    it(what, () => {
      assert.deepEqual(readBib(entry).items, [{ id: 'k', ...expected }]);
    });
  }

  it('uses @string, whoever wrote it', () => {
    const text = '@string{gaz = {The Gazette}}\n@STRING(co = "Cloud")\n@article{a, journal = gaz # { of } # co}\n';
    assert.equal(readBib(text).items[0]?.['container-title'], 'The Gazette of Cloud');
  });

  it('knows the files of JabRef and Zotero', () => {
    const files = (field: string) => readBib(`@misc{k, file = {${field}}}`).entries[0]?.files;
    assert.deepEqual(files(':sources/snow.html:HTML'), ['sources/snow.html']);
    assert.deepEqual(files('Snapshot:C\\:\\\\lib\\\\snow.html:text/html;/home/a/b.pdf'), [
      'C:\\lib\\snow.html',
      '/home/a/b.pdf',
    ]);
    assert.deepEqual(files('/home/a/snow.html'), ['/home/a/snow.html']);
  });

  describe('what is broken', () => {
    const good = (key: string) => `@book{${key},\n  title = {${key.toUpperCase()}},\n}\n`;
    const cases: readonly (readonly [what: string, text: string, keys: readonly string[], notes: number])[] = [
      ['an entry that does not close', `${good('a')}@book{b,\n  title = {B\n\n${good('c')}`, ['a', 'c'], 1],
      ['an entry that ends with the file', `${good('a')}@book{b, title = {B`, ['a'], 1],
      ['an entry without a key', `@book{title = {x}}\n${good('a')}`, ['a'], 1],
      ['a field without a value', '@book{a, title =, year = 1999}', ['a'], 0],
      ['a field without a name', '@book{a, {x}, year = 1999}', ['a'], 0],
      ['text that is none', 'hello @ world, a@b.example {x}', [], 0],
      ['a comment that is none to BibTeX', `@comment{ ${good('a')} }\n${good('b')}`, ['b'], 0],
      ['a line that is commented out', `% ${good('a').replaceAll('\n', '\n% ')}\n${good('b')}`, ['b'], 0],
      ['nothing', '', [], 0],
      ['Windows line breaks', good('a').replaceAll('\n', '\r\n') + good('b'), ['a', 'b'], 0],
      ['round brackets', '@book(a, title = {x (y) z})', ['a'], 0],
      ['an @ within a field', '@book{a, title = {x @book y},\n  note = {\n@home}}', ['a'], 0],
    ];
    for (const [what, text, keys, notes] of cases) {
      it(`${what}: ${keys.join(', ') || 'no entry'}`, () => {
        const { items, notes: told } = readBib(text);
        assert.deepEqual([items.map(({ id }) => id), told.length], [keys, notes]);
      });
    }

    it('says in which line', () => {
      assert.match(readBib('\n\n@book{b, title = {B').notes[0]?.message ?? '', /entry b in line 3 .*closing brace/);
    });
  });

  it('gives the exact range of each block', () => {
    const text = 'note\n@string{a = "b"}\n  @book{k, title = {{T}}} trailing\n';
    assert.deepEqual(
      scanBib(text).map(({ range }) => text.slice(range.start, range.end)),
      ['@string{a = "b"}', '@book{k, title = {{T}}}'],
    );
  });

  it('reads ten thousand open braces without complaint', () => {
    assert.equal(readBib(`@book{k, title = ${'{'.repeat(10_000)}`).items.length, 0);
    assert.equal(readBib(`@book{k, title = {${'{'.repeat(10_000)}x${'}'.repeat(10_000)}}}`).items[0]?.title, 'x');
  });
});
