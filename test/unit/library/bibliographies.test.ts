import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bibliographyReader } from '../../../src/engine/read-bibliography';
import { page, type Shelf, shelf } from './shelf';

const SNOW = `@online{snow, title = {Winter in the Hills}, author = {Ruiz Díaz, Ana}, date = {2019-05-04},
  url = {https://post.example/snow}}
`;
const FERRY = `@article{kallas2016, title = {The Ferry}, author = {Kallas, Mart}, journaltitle = {Shipping}, date = {2016}}
`;

describe('a bibliography that is already there', () => {
  let there: Shelf | undefined;
  const open = async (files: { readonly [name: string]: string }, options = {}) => {
    there = await shelf(files, { readBibliography: bibliographyReader(undefined), ...options });
    await there.library.scan();
    return there;
  };
  afterEach(() => there?.close());

  it('gives an article its citekey and its corrected fields, and says whence they are', async () => {
    const { keys, source } = await open({ 'a.html': page('Winter in the Hills'), 'my.bib': SNOW });
    assert.deepEqual(keys(), ['a.html: snow']);
    const { item, provenance } = source('a.html') ?? assert.fail();
    assert.deepEqual(item.author, [{ family: 'Ruiz Díaz', given: 'Ana' }]);
    assert.deepEqual(item.issued, { 'date-parts': [[2019, 5, 4]] });
    assert.equal(item['container-title'], 'The Meridian Post');
    assert.deepEqual(
      [provenance['author']?.origin, provenance['container-title']?.origin === 'bibliography'],
      ['bibliography', false],
    );
  });

  it('entries without a saved article are sources too', async () => {
    const { keys, source, library } = await open({ 'a.html': page('Winter in the Hills'), 'my.bib': SNOW + FERRY });
    assert.deepEqual(keys(), ['a.html: snow', 'my.bib: kallas2016']);
    const ferry = source('my.bib');
    assert.deepEqual(
      [ferry?.unsaved, ferry?.passageCount, ferry?.item.title, ferry?.part],
      [true, 0, 'The Ferry', 'kallas2016'],
    );
    assert.deepEqual(library.problems(), []);
  });

  it('is followed: changed, added to, taken away', async () => {
    const { keys, source, write, library, at } = await open({ 'a.html': page('Winter in the Hills') });
    const own = keys();
    write('my.bib', FERRY);
    await library.changed([at('my.bib')]);
    assert.deepEqual(keys(), [...own, 'my.bib: kallas2016']);
    write('my.bib', FERRY + SNOW);
    await library.changed([at('my.bib')]);
    assert.deepEqual(keys(), ['a.html: snow', 'my.bib: kallas2016']);
    write('my.bib', FERRY + SNOW.replace('Ruiz Díaz, Ana', 'Díaz, Eva'));
    await library.changed([at('my.bib')]);
    assert.deepEqual(source('a.html')?.item.author, [{ family: 'Díaz', given: 'Eva' }]);
    there?.delete('my.bib');
    await library.changed([at('my.bib')]);
    assert.deepEqual(keys(), own);
    assert.deepEqual(source('a.html')?.item.author, [{ family: 'Ruiz', given: 'Ana' }]);
  });

  it('an article that is saved later takes over its entry, and gives it back when it goes', async () => {
    const { keys, write, library, at, delete: remove } = await open({ 'my.bib': SNOW });
    assert.deepEqual(keys(), ['my.bib: snow']);
    write('a.html', page('Winter in the Hills'));
    await library.changed([at('a.html')]);
    assert.deepEqual(keys(), ['a.html: snow']);
    remove('a.html');
    await library.changed([at('a.html')]);
    assert.deepEqual(keys(), ['my.bib: snow']);
  });

  it('is found again unchanged by another scan, and by another window', async () => {
    const { keys, library, store } = await open({ 'a.html': page('Winter in the Hills'), 'my.bib': SNOW + FERRY });
    const [before, files] = [keys(), store.files()];
    await library.scan();
    assert.deepEqual([keys(), store.files()], [before, files]);
  });

  it('a citekey that drafts use already stays; the entry is still of its article', async () => {
    const { keys, library, write, at } = await open({ 'a.html': page('Winter in the Hills') });
    await library.pin(['ruiz2019Winter']);
    write('my.bib', SNOW);
    await library.changed([at('my.bib')]);
    assert.deepEqual(keys(), ['a.html: ruiz2019Winter']);
    assert.equal(library.articleOfEntry('snow')?.citekey, 'ruiz2019Winter');
  });

  it('a key of the bibliography is nobody else’s', async () => {
    const { keys } = await open({
      'a.html': page('Winter in the Hills'),
      'my.bib': FERRY.replace('kallas2016', 'ruiz2019Winter'),
    });
    assert.deepEqual(keys(), ['a.html: ruiz2019Wintera', 'my.bib: ruiz2019Winter']);
  });

  it('keys of the bibliography are not pinned: they are kept there', async () => {
    const { library, at } = await open({ 'a.html': page('Winter in the Hills'), 'my.bib': SNOW + FERRY });
    await library.pin(['snow', 'kallas2016']);
    assert.throws(() => readFileSync(at('library.yaml')));
  });

  it('one beside an article of the same name only says something about that', async () => {
    const { keys } = await open({ 'a.html': page('Winter in the Hills'), 'a.bib': FERRY });
    assert.equal(keys().length, 1);
  });

  it('other JSON is no bibliography; CSL-JSON, RIS and YAML are', async () => {
    const { keys, library } = await open({
      'settings.json': '{"id": 1}',
      'data.json': '[1, 2]',
      'broken.json': '[{"id": ',
      'zotero.json': '[{"id": "a", "type": "book", "title": "A"}]',
      'old.ris': 'TY  - BOOK\nID  - b\nTI  - B\nER  - \n',
      'mine.yaml': 'references:\n- id: c\n  type: book\n  title: C\n',
      'other.yaml': 'title: nothing of ours\n',
    });
    assert.deepEqual(keys(), ['mine.yaml: c', 'old.ris: b', 'zotero.json: a']);
    assert.deepEqual(library.problems(), []);
  });

  it('library.yaml names one elsewhere; one that is not there is said', async () => {
    const other = await shelf({ 'all.bib': FERRY });
    const { keys, library, write, at } = await open({ 'library.yaml': `bibliography: ${other.at('all.bib')}\n` });
    assert.equal(keys().length, 1);
    write('library.yaml', 'bibliography: [missing.bib]\n');
    await library.changed([at('library.yaml')]);
    assert.deepEqual(keys(), []);
    assert.deepEqual(
      library.problems().map(({ code }) => code),
      ['bibliography-missing'],
    );
    other.close();
  });

  it('in Restricted Mode none elsewhere is read that library.yaml names', async () => {
    const other = await shelf({ 'all.bib': FERRY });
    const files = { 'library.yaml': `bibliography: [${other.at('all.bib')}, inside.bib]\n`, 'inside.bib': SNOW };
    const { keys } = await open(files, { restricted: true });
    assert.deepEqual(keys(), ['inside.bib: snow']);
    other.close();
  });

  it('drafts bring theirs along', async () => {
    const other = await shelf({ 'draft.bib': FERRY });
    const { keys, library } = await open({});
    await library.changed(library.useBibliographies([other.at('draft.bib')]));
    assert.equal(keys().length, 1);
    await library.changed(library.useBibliographies([]));
    assert.deepEqual(keys(), []);
    other.close();
  });

  it('a broken entry costs nothing but itself', async () => {
    const { keys, library } = await open({ 'my.bib': `${FERRY}\n@book{half, title = {` });
    assert.deepEqual(keys(), ['my.bib: kallas2016']);
    assert.deepEqual(
      library.problems().map(({ code }) => code),
      ['entry-broken'],
    );
  });

  it('two copies of an article are captures of one source, which has the key; both have the fields', async () => {
    const { keys, source } = await open({
      'a.html': page('Winter in the Hills'),
      'b.html': page('Winter in the Hills', 'A. Ruiz'),
      'my.bib': SNOW,
    });
    assert.equal(keys().filter((key) => / snow$/.test(key)).length, 1);
    assert.equal(keys().filter((key) => / snow@/.test(key)).length, 1);
    assert.deepEqual(source('b.html')?.item.author, [{ family: 'Ruiz Díaz', given: 'Ana' }]);
  });
});
