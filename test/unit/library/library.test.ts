import assert from 'node:assert/strict';
import { page, paragraph, type Shelf, shelf } from './shelf';

describe('library', () => {
  let it_: Shelf;
  const on = async (files: { readonly [name: string]: string }, test: (s: Shelf) => Promise<void>) => {
    it_ = await shelf(files);
    try {
      await it_.library.scan();
      await test(it_);
    } finally {
      it_.close();
    }
  };

  it('holds the articles of its folder', () =>
    on({ 'a.html': page('Winter'), 'deep/er/b.html': page('Summer', 'Jon Berg'), 'photo.jpg': 'x' }, async (s) => {
      assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', 'deep/er/b.html: berg2019Summer']);
      assert.equal(s.source('a.html')?.item.title, 'Winter');
      assert.equal(s.store.passages(s.source('a.html')?.id ?? 0)[0]?.text, paragraph('Winter'));
      assert.deepEqual(s.library.problems(), []);
    }));

  it('passes over what is no article', () =>
    on(
      {
        'a.html': page('Winter'),
        'a_files/frame.html': page('Frame'),
        '.hidden/b.html': page('Hidden'),
        'node_modules/c/readme2.md': '# C',
        'README.md': '# R',
        'library.yaml': '',
      },
      async (s) => {
        assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter']);
      },
    ));

  it('tells articles of one base apart, in the order of their paths', () =>
    on(
      { 'c.html': page('Winter'), 'a.html': page('Winter'), 'b.html': page('Winter', 'Ana Ruiz', 'Other words') },
      async (s) => {
        assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', 'b.html: ruiz2019Wintera', 'c.html: ruiz2019Winterb']);
      },
    ));

  it('keeps a citekey when an article of the same base comes later', () =>
    on({ 'm.html': page('Winter') }, async (s) => {
      await s.library.changed([s.write('a.html', page('Winter', 'Ana Ruiz', 'Other words'))]);
      assert.deepEqual(s.keys(), ['a.html: ruiz2019Wintera', 'm.html: ruiz2019Winter']);
      s.delete('m.html');
      await s.library.scan();
      assert.deepEqual(s.keys(), ['a.html: ruiz2019Wintera']);
    }));

  it('sees what was created, changed and deleted, told or not', () =>
    on({ 'a.html': page('Winter'), 'b.html': page('Summer') }, async (s) => {
      const doings = async (update: (files: string[]) => Promise<void>, round: string) => {
        const changed = s.write('a.html', page('Winter', 'Ana Ruiz', `Changed, ${round}`));
        const created = s.write(`new ${round}/c.html`, page('Autumn', 'Mia Lund'));
        const deleted = s.at('b.html');
        s.delete('b.html');
        await update([changed, created, deleted]);
        assert.equal(s.store.passages(s.source('a.html')?.id ?? 0)[0]?.text, paragraph(`Changed, ${round}`));
        assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', `new ${round}/c.html: lund2019Autumn`]);
        s.delete(`new ${round}`);
        s.write('b.html', page('Summer'));
        await update([s.at(`new ${round}`), s.at('b.html')]);
        assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', 'b.html: ruiz2019Summer']);
      };
      await doings((files) => s.library.changed(files), 'told');
      await doings(() => s.library.scan(), 'not told');
    }));

  it('keeps id and citekey of a moved file', () =>
    on({ 'a.html': page('Winter'), 'b.html': page('Winter', 'Ana Ruiz', 'Other words') }, async (s) => {
      const id = s.source('b.html')?.id;
      s.rename('b.html', 'deep/0.html');
      await s.library.changed([s.at('b.html'), s.at('deep')]);
      assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', 'deep/0.html: ruiz2019Wintera']);
      assert.equal(s.source('deep/0.html')?.id, id);
      s.rename('deep', 'else where');
      await s.library.scan();
      assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', 'else where/0.html: ruiz2019Wintera']);
      assert.equal(s.source('else where/0.html')?.id, id);
    }));

  it('keeps them too when the watcher tells of the new place first, or of the old one much earlier', () =>
    on({ 'a.html': page('Winter'), 'b.html': page('Winter', 'Ana Ruiz', 'Other words') }, async (s) => {
      s.rename('b.html', 'c.html');
      await s.library.changed([s.at('c.html')]);
      await s.library.changed([s.at('b.html')]);
      assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', 'c.html: ruiz2019Wintera']);
      s.delete('a.html');
      s.rename('c.html', 'd.html');
      await s.library.changed([s.at('c.html'), s.at('a.html')]);
      await s.library.changed([s.at('d.html')]);
      assert.deepEqual(s.keys(), ['d.html: ruiz2019Wintera']);
    }));

  it('keeps the citekeys of two files that change places', () =>
    on({ 'a.html': page('Winter'), 'b.html': page('Summer'), 'c.html': page('Autumn') }, async (s) => {
      s.rename('a.html', 'x');
      s.rename('b.html', 'a.html');
      s.rename('c.html', 'b.html');
      s.rename('x', 'c.html');
      await s.library.scan();
      assert.deepEqual(s.keys(), ['a.html: ruiz2019Summer', 'b.html: ruiz2019Autumn', 'c.html: ruiz2019Winter']);
    }));

  it('gives an article that is another one now another citekey', () =>
    on({ 'a.html': page('Winter') }, async (s) => {
      await s.library.changed([s.write('a.html', page('Summer', 'Jon Berg'))]);
      assert.deepEqual(s.keys(), ['a.html: berg2019Summer']);
    }));

  it('leaves alone what did not change', () =>
    on({ 'a.html': page('Winter') }, async (s) => {
      const again: string[] = [];
      const other = await s.again({
        store: s.store,
        extract: async (file) => {
          again.push(file);
          return [];
        },
      });
      await other.library.scan();
      await other.library.changed([s.at('a.html')]);
      assert.deepEqual(again, []);
    }));

  it('leaves out what the person excludes', () =>
    on({ 'a.html': page('Winter'), 'drafts/b.html': page('Summer'), 'c.old.html': page('Autumn') }, async (s) => {
      const other = await s.again({ exclude: ['drafts', '**/*.old.html'] });
      await other.library.scan();
      assert.deepEqual(other.keys(), ['a.html: ruiz2019Winter']);
      await other.library.changed([s.at('drafts/b.html'), s.at('drafts'), s.at('c.old.html')]);
      assert.deepEqual(other.keys(), ['a.html: ruiz2019Winter']);
    }));

  it('stops when cancelled, keeps what was written, and goes on from there', () =>
    on({}, async (s) => {
      for (let i = 0; i < 150; i++) s.write(`${String(i).padStart(3, '0')}.html`, page(`Winter ${i}`));
      const stop = new AbortController();
      const scan = s.library.scan({
        signal: stop.signal,
        progress: ({ done }) => {
          if (done > 0) stop.abort();
        },
      });
      await assert.rejects(scan, { name: 'AbortError' });
      const then = s.store.counts().sources;
      assert.ok(then > 0 && then < 150, String(then));
      const told: number[] = [];
      await s.library.scan({ progress: ({ total }) => void told.push(total) });
      assert.equal(s.store.counts().sources, 150);
      assert.ok(told.every((total) => total >= 150 - then));
    }));

  it('answers changes between two batches of a scan', () =>
    on({}, async (s) => {
      for (let i = 0; i < 100; i++) s.write(`${String(i).padStart(3, '0')}.html`, page(`Winter ${i}`));
      let told = false;
      await s.library.scan({
        progress: async () => {
          if (told) return;
          told = true;
          await s.library.changed([s.write('zz.html', page('Late', 'Jon Berg'))]);
          assert.equal(s.source('zz.html')?.citekey, 'berg2019Late');
        },
      });
      assert.equal(s.store.counts().sources, 101);
    }));
});
