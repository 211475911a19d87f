import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { displayName } from '../../../src/model/item';
import { onScanned, page, paragraph, type Shelf } from './shelf';

const yaml = (s: Shelf) => readFileSync(s.at('library.yaml'), 'utf8');
/** As the engine does after each of them. */
const follow = (s: Shelf) => s.library.changed([s.at('library.yaml')]);
const FOOT = 'The snow came late that year';

describe('correcting a record', () => {
  it('writes the field under its article and marks it as the person’s', () =>
    onScanned({ 'deep/a.html': page('Winter') }, async (s) => {
      await s.library.corrections.field('ruiz2019Winter', 'author', ['Lindqvist, Åsa', 'The Keepers']);
      await follow(s);
      assert.match(
        yaml(s),
        /^corrections:\n {2}deep\/a\.html:\n {4}author:\n {6}- Lindqvist, Åsa\n {6}- The Keepers\n/m,
      );
      const source = s.source('deep/a.html');
      assert.deepEqual(source?.item.author?.map(displayName), ['Åsa Lindqvist', 'The Keepers']);
      assert.deepEqual(source?.provenance['author'], { origin: 'user', confidence: 1 });
      assert.deepEqual(s.library.corrections.of(source?.citekey ?? ''), { fields: ['author'], notBody: [] });
    }));

  it('that there is no author is a correction too', () =>
    onScanned({ 'a.html': page('Winter') }, async (s) => {
      await s.library.corrections.field('ruiz2019Winter', 'author', null);
      await follow(s);
      assert.equal(s.source('a.html')?.item.author, undefined);
    }));

  it('taken back, what was read is there again and nothing of it stays in the file', () =>
    onScanned({ 'a.html': page('Winter'), 'library.yaml': '# mine\nnotes: [1]\n' }, async (s) => {
      await s.library.corrections.field('ruiz2019Winter', 'title', 'Summer');
      await follow(s);
      assert.equal(s.source('a.html')?.item.title, 'Summer');
      await s.library.corrections.field(s.source('a.html')?.citekey ?? '', 'title', undefined);
      await follow(s);
      assert.equal(s.source('a.html')?.item.title, 'Winter');
      assert.equal(yaml(s), '# mine\nnotes: [ 1 ]\n');
    }));

  it('keeps comments and the person’s way of writing the path', () =>
    onScanned(
      {
        'a.html': page('Winter'),
        'library.yaml': 'corrections:\n  ./a.html:\n    # from the archive\n    volume: 7 # says the spine\n',
      },
      async (s) => {
        await s.library.corrections.field('ruiz2019Winter', 'issued', '2018-11');
        assert.equal(
          yaml(s),
          'corrections:\n  ./a.html:\n    # from the archive\n    volume: 7 # says the spine\n    issued: 2018-11\n',
        );
      },
    ));

  it('a value that makes no sense is refused before anything is written', () =>
    onScanned({ 'a.html': page('Winter') }, async (s) => {
      await assert.rejects(s.library.corrections.field('ruiz2019Winter', 'issued', 'last spring'), { code: 'usage' });
      await assert.rejects(s.library.corrections.field('ruiz2019Winter', 'colour', 'red'), { code: 'usage' });
      assert.equal(existsSync(s.at('library.yaml')), false);
    }));

  it('of one article of several in a file concerns no other', () => {
    const article = (name: string) => ({
      title: name,
      url: `https://vell.example/${name}`,
      content: `<p>${paragraph(name)}</p><p>${paragraph(`${name} again`)}</p>`,
    });
    return onScanned({ 'wallabag.json': JSON.stringify([article('Winter'), article('Summer')]) }, async (s) => {
      const [first] = s.store.sourcesOfFile(s.at('wallabag.json'));
      await s.library.corrections.field(first?.citekey ?? '', 'title', 'Autumn');
      await follow(s);
      assert.deepEqual(
        s.store.sourcesOfFile(s.at('wallabag.json')).map(({ item }) => item.title),
        ['Autumn', 'Summer'],
      );
    });
  });

  it('a moved article keeps its corrections where it was pinned, and the next one goes to the same entry', () =>
    onScanned({ 'a.html': page('Winter') }, async (s) => {
      await s.library.pin(['ruiz2019Winter']);
      await s.library.corrections.field('ruiz2019Winter', 'title', 'Summer');
      await follow(s);
      s.rename('a.html', 'new/b.html');
      await s.library.scan();
      await s.library.corrections.field('ruiz2019Winter', 'volume', '7');
      await follow(s);
      assert.deepEqual([s.source('new/b.html')?.item.title, s.source('new/b.html')?.item.volume], ['Summer', '7']);
      assert.equal(yaml(s).includes('new/b.html'), false);
    }));
});

describe('a passage that is no part of the article', () => {
  it('is left out, and is back when that is taken back', () =>
    onScanned({ 'a.html': page('Winter') }, async (s) => {
      const texts = () => s.store.passages(s.source('a.html')?.id ?? 0).map(({ text }) => text);
      const before = texts();
      const ordinal = before.findIndex((text) => text.startsWith(FOOT));
      const { texts: named } = await s.library.corrections.leaveOut('ruiz2019Winter', [ordinal]);
      await follow(s);
      assert.match(yaml(s), /^notBody:\n {2}a\.html:\n {4}- .*The snow came late that year.*\n$/m);
      assert.deepEqual(
        texts(),
        before.filter((text) => !text.startsWith(FOOT)),
      );
      assert.deepEqual(s.library.corrections.of('ruiz2019Winter').notBody, named);
      await s.library.corrections.takeBack('ruiz2019Winter', named);
      await follow(s);
      assert.deepEqual(texts(), before);
      assert.equal(yaml(s).includes('notBody:\n'), false);
    }));
});
