import assert from 'node:assert/strict';
import { matchBibliography, readBibliography } from '../../../src/cite/match-bibliography';
import type { BibliographyFormat } from '../../../src/model/bibliography-format';

const BIB = `
@article{doi2016, title = {Counting swallows}, date = {2016}, doi = {10.5555/BIRDS.2016.07}}
@online{address, title = {Another title}, url = {http://www.gazette.example/2019/snow/?utm_source=mail#top}}
@online{home, title = {Home}, url = {https://gazette.example/}}
@article{attached, title = {Scan 17}, file = {:scans/harbour.html:HTML}}
@article{zotero, title = {Untitled}, file = {Snapshot:/home/ana/Zotero/storage/AB12CD34/page.html:text/html}}
@article{titled, title = {{The} {\\"O}zg{\\"u}r bridge: a history}, date = {2015-02}}
@article{undated, title = {Storm over the old harbour}}
@article{short, title = {Fog}}
@article{twice1, title = {A day at sea}, date = {2011}, journaltitle = {The Gazette}}
@article{twice2, title = {A day at sea}, date = {2011}, journaltitle = {The Courier}}
`;
const { entries } = readBibliography(BIB, 'biblatex');
const match = matchBibliography(entries, '/home/ana/thesis');

describe('a bibliography that is already there', () => {
  const issued = (year: number) => ({ issued: { 'date-parts': [[year]] as const } }) as const;
  const cases: readonly (readonly [what: string, source: Parameters<typeof match>[0], expected: string])[] = [
    ['DOI, in any case', { item: { DOI: '10.5555/birds.2016.07' } }, 'doi2016 by doi'],
    ['DOI in the address', { item: { URL: 'https://doi.org/10.5555/birds.2016.07' } }, 'doi2016 by doi'],
    ['DOI against the title', { item: { DOI: '10.5555/other', title: 'Counting swallows', ...issued(2016) } }, 'none'],
    ['address, tracking and protocol apart', { item: { URL: 'https://gazette.example/2019/snow' } }, 'address by url'],
    ['address with another query', { item: { URL: 'https://gazette.example/2019/snow?page=2' } }, 'none'],
    ['the front page of a site', { item: { URL: 'https://gazette.example' } }, 'none'],
    [
      'file, relative to the bibliography',
      { item: {}, file: '/home/ana/thesis/scans/harbour.html' },
      'attached by file',
    ],
    ['a file of the same name elsewhere', { item: {}, file: '/home/ana/other/harbour.html' }, 'none'],
    [
      'Zotero’s storage on another machine',
      { item: {}, file: 'C:\\Users\\ana\\Zotero\\storage\\AB12CD34\\page.html' },
      'zotero by zotero',
    ],
    [
      'title and year, marks and accents apart',
      { item: { title: 'The Ozgur Bridge – A History', ...issued(2015) } },
      'titled by title-year',
    ],
    ['title with another year', { item: { title: 'The Özgür bridge: a history', ...issued(2016) } }, 'none'],
    [
      'title where one has no year',
      { item: { title: 'Storm over the Old Harbour', ...issued(2018) } },
      'undated by title',
    ],
    ['a title of one word', { item: { title: 'Fog' } }, 'none'],
    ['two that might be', { item: { title: 'A day at sea', ...issued(2011) } }, 'none'],
    [
      'two, told apart by the paper',
      { item: { title: 'A day at sea', ...issued(2011), 'container-title': 'the courier' } },
      'twice2 by title-year',
    ],
    ['nothing known', { item: {} }, 'none'],
  ];
  for (const [what, source, expected] of cases) {
    it(`${what}: ${expected}`, () => {
      const found = match(source);
      assert.equal(found === undefined ? 'none' : `${found.entry.item.id} by ${found.by}`, expected);
    });
  }

  it('reads a CSL-JSON export the same way', () => {
    const json = JSON.stringify([{ id: 'x', type: 'webpage', title: 'T', URL: 'https://a.example/b' }]);
    const found = matchBibliography(readBibliography(json, 'csl-json').entries)({
      item: { URL: 'http://a.example/b/' },
    });
    assert.equal(found?.entry.item.id, 'x');
  });

  describe('knows an item of Zotero', () => {
    const of = (text: string, format: BibliographyFormat) => matchBibliography(readBibliography(text, format).entries);
    const inStorage = { item: {}, file: '/home/ana/Zotero/storage/AB12CD34/page.html' };
    const json = (fields: object) => JSON.stringify([{ id: 'x', type: 'webpage', title: 'Untitled', ...fields }]);
    const named: readonly (readonly [what: string, text: string, format: BibliographyFormat])[] = [
      ['the address that Zotero gives as id', json({ id: 'http://zotero.org/users/4711/items/AB12CD34' }), 'csl-json'],
      ['the id of its web interface', json({ id: '4711/AB12CD34' }), 'csl-json'],
      ['a select link', json({ note: 'See zotero://select/library/items/AB12CD34.' }), 'csl-json'],
      ['a field of its own', json({ 'zotero-key': 'AB12CD34' }), 'csl-json'],
      ['an attachment', json({ attachments: [{ path: 'C:\\Zotero\\storage\\AB12CD34\\a.html' }] }), 'csl-json'],
      [
        'YAML',
        'references:\n- id: x\n  type: webpage\n  title: T\n  zotero: zotero://select/items/1_AB12CD34\n',
        'csl-yaml',
      ],
      [
        'a field that Better BibTeX was told to write',
        '@misc{x, zotero = {zotero://select/items/1_AB12CD34}}',
        'biblatex',
      ],
      ['a group’s item', '@misc{x, uri = {http://zotero.org/groups/99/items/AB12CD34}}', 'bibtex'],
    ];
    for (const [what, text, format] of named)
      it(`by ${what}`, () => assert.equal(of(text, format)(inStorage)?.by, 'zotero'));

    it('whose link the article’s record has, and no other', () => {
      const match = of(json({ uri: 'http://zotero.org/users/1/items/AB12CD34' }), 'csl-json');
      assert.equal(match({ item: { note: 'zotero://select/library/items/AB12CD34' } })?.by, 'zotero');
      assert.equal(match({ item: { note: 'zotero://select/library/items/ZZ99ZZ99' } }), undefined);
    });

    it('but takes no word of eight capitals for a key', () =>
      assert.equal(of(json({ note: 'AB12CD34', title: 'AB12CD34' }), 'csl-json')(inStorage), undefined));
  });

  it('a broken file gives what can be read, and says so', () => {
    const { entries: read, notes } = readBibliography('@book{a, title = {A}}\n@book{b, title = {', 'bibtex');
    assert.deepEqual([read.map(({ item }) => item.id), notes.length], [['a'], 1]);
    assert.equal(readBibliography('{', 'csl-json').notes[0]?.code, 'file-broken');
  });
});
