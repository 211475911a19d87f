import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { type Shelf, shelf } from './shelf';

const on = async (files: { readonly [name: string]: string }, test: (s: Shelf) => Promise<void>) => {
  const s = await shelf(files);
  try {
    age(s);
    await s.library.scan();
    await test(s);
  } finally {
    s.close();
  }
};
/** `2023.html` was saved in 2023. */
const age = (s: Shelf) => {
  for (const year of ['2021', '2022', '2023', '2024']) {
    const day = new Date(`${year}-06-01T12:00:00Z`);
    try {
      utimesSync(s.at(`${year}.html`), day, day);
    } catch {
      // Not in this library.
    }
  }
};

const ADDRESS = 'https://vell.example/2021/winter';

function capture(words: string, { title = 'Winter', url = ADDRESS } = {}): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><link rel="canonical" href="${url}">
<meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2019-05-03"></head>
<body><article><h1>${title}</h1>
<p>${words}: nobody in the village had expected that it would last so long, and nobody was glad when it was over.</p>
<p>The snow came late that year, and when it came it did not leave before the middle of May, said the keeper of the ferry.</p>
</article></body></html>`;
}
const shown = (s: Pick<Shelf, 'store'>) => s.store.recent(9).map(({ citekey }) => citekey);

describe('two captures of one page', () => {
  it('are one source: the newest, which has the citekey', () =>
    on({ '2022.html': capture('It was dark'), '2023.html': capture('It was cold') }, async (s) => {
      assert.deepEqual(shown(s), ['ruiz2019Winter']);
      assert.equal(s.store.counts().sources, 1);
      assert.equal(s.store.sourceByCitekey('ruiz2019Winter')?.file, s.at('2023.html'));
      assert.deepEqual(s.keys(), ['2022.html: ruiz2019Winter@2022-06-01', '2023.html: ruiz2019Winter']);
    }));

  it('the pinned citekey goes on with the newer one that comes later', () =>
    on({ '2022.html': capture('It was dark') }, async (s) => {
      await s.library.pin(['ruiz2019Winter']);
      s.write('2023.html', capture('It was cold', { url: `${ADDRESS}/?utm_source=letter` }));
      age(s);
      await s.library.changed([s.at('2023.html')]);
      assert.equal(s.store.sourceByCitekey('ruiz2019Winter')?.file, s.at('2023.html'));
      await s.library.scan();
      assert.equal(s.store.sourceByCitekey('ruiz2019Winter')?.file, s.at('2023.html'));
      const again = await s.again();
      await again.library.scan();
      assert.deepEqual(again.keys(), s.keys());
      assert.deepEqual(s.library.problems(), []);
    }));

  it('when the newest is gone, the one before it is the source again, under the same citekey', () =>
    on({ '2022.html': capture('It was dark'), '2023.html': capture('It was cold') }, async (s) => {
      s.delete('2023.html');
      await s.library.changed([s.at('2023.html')]);
      assert.deepEqual(s.keys(), ['2022.html: ruiz2019Winter']);
      assert.deepEqual(shown(s), ['ruiz2019Winter']);
    }));

  it('of which drafts cite both, stay two', () =>
    on(
      {
        '2022.html': capture('It was dark'),
        '2023.html': capture('It was cold'),
        'library.yaml': 'citekeys:\n  dark: 2022.html\n  cold: 2023.html\n',
      },
      async (s) => assert.deepEqual(shown(s), ['cold', 'dark']),
    ));

  it('with another title and none of the words are two articles that an address was given wrongly', () =>
    on(
      {
        '2022.html': capture('It was dark').replace('The snow came late', 'The rain came late'),
        '2023.html': capture('It was cold', { title: 'Herring' }).replace('Winter', 'Herring'),
      },
      async (s) => assert.equal(shown(s).length, 2),
    ));

  it('a page whose title was changed is still the page', () =>
    on(
      { '2022.html': capture('It was dark'), '2023.html': capture('It was dark', { title: 'A Long Winter Ends' }) },
      async (s) => assert.equal(shown(s).length, 1),
    ));

  it('three captures, newest first', () =>
    on({ '2022.html': capture('b'), '2024.html': capture('c'), '2021.html': capture('a') }, async (s) => {
      const [page] = s.store.pagesSavedAgain();
      assert.equal(page, 'vell.example/2021/winter');
      assert.deepEqual(s.keys(), [
        '2021.html: ruiz2019Winter@2021-06-01',
        '2022.html: ruiz2019Winter@2022-06-01',
        '2024.html: ruiz2019Winter',
      ]);
    }));

  it('saved on one day exchange their keys when the oldest is saved anew', () => {
    const names = ['a.html', 'b.html', 'c.html', 'd.html'];
    const pages = Object.fromEntries(names.map((name) => [name, capture(`It was ${name}`)]));
    const saved = (s: Shelf, name: string, minute: number) =>
      utimesSync(s.at(name), ...([0, 1].map(() => new Date(Date.UTC(2099, 5, 1, 12, minute))) as [Date, Date]));
    return on(pages, async (s) => {
      for (const [i, name] of [...names, ...names].entries()) {
        s.write(name, capture(`It was anew ${name} ${i}`));
        saved(s, name, i);
        await s.library.changed([s.at(name)]);
        assert.equal(s.store.sourceByCitekey('ruiz2019Winter')?.file, s.at(name));
      }
    });
  });

  it('in whatever order they come and go, the library is as one that is made anew', () =>
    on({ 'other.html': capture('Winter again', { url: 'https://vell.example/other', title: 'Winter' }) }, async (s) => {
      const save = async (year: string) => {
        s.write(`${year}.html`, capture(`It was ${year}`));
        age(s);
        await s.library.changed([s.at(`${year}.html`)]);
      };
      const lose = async (year: string) => {
        s.delete(`${year}.html`);
        await s.library.changed([s.at(`${year}.html`)]);
      };
      const steps = [save, save, save, lose, save, lose, lose, save];
      const years = ['2022', '2024', '2021', '2024', '2023', '2022', '2021', '2024'];
      for (const [i, step] of steps.entries()) {
        await step(years[i] ?? '');
        const again = await s.again();
        await again.library.scan();
        const newest = (shelf: Pick<Shelf, 'store'>) =>
          shelf.store
            .recent(9)
            .map(({ file }) => file)
            .sort();
        assert.deepEqual(newest(s), newest(again), `after step ${i + 1}`);
        assert.equal(s.store.counts().sources, 2);
        const keys = s.keys().map((key) => key.split(': ')[1]);
        assert.equal(new Set(keys).size, keys.length);
      }
    }));

  it('without a letter in their titles are told apart by their words', () =>
    on(
      {
        '2022.html': capture('It was dark', { title: '* * *' }).replace('The snow came late', 'The rain came late'),
        '2023.html': capture('It was cold', { title: 'Herring' }),
      },
      async (s) => assert.equal(shown(s).length, 2),
    ));
});

describe('what was corrected in a capture', () => {
  const YAML =
    'corrections:\n  2022.html:\n    author: ["Lindqvist, Åsa"]\n    accessed: 2020-01-01\nnotBody:\n  2022.html:\n    - The snow came late…\n';
  const newest = (s: Pick<Shelf, 'source'>) => s.source('2023.html');
  const authors = (s: Pick<Shelf, 'source'>) => newest(s)?.item.author?.map(({ family }) => family);
  const texts = (s: Pick<Shelf, 'source' | 'store'>) => s.store.passages(newest(s)?.id ?? -1).map(({ text }) => text);

  it('holds for the page that is saved again, and says of which capture it was said', () =>
    on({ '2022.html': capture('It was dark'), 'library.yaml': YAML }, async (s) => {
      s.write('2023.html', capture('It was cold'));
      age(s);
      await s.library.changed([s.at('2023.html')]);
      assert.deepEqual(authors(s), ['Lindqvist']);
      assert.deepEqual(newest(s)?.provenance['author'], { origin: 'user', confidence: 1, capture: s.at('2022.html') });
      assert.deepEqual(newest(s)?.item.accessed, { 'date-parts': [[2023, 6, 1]] });
      assert.ok(!texts(s).some((text) => text.startsWith('The snow came late')));
      const again = await s.again();
      await again.library.scan();
      assert.deepEqual(again.keys(), s.keys());
      assert.deepEqual(newest(again), { ...newest(s), id: newest(again)?.id });
    }));

  it('gives way to what is corrected in the newest', () =>
    on(
      {
        '2022.html': capture('It was dark'),
        '2023.html': capture('It was cold'),
        'library.yaml': `${YAML.replace('corrections:\n', 'corrections:\n  2023.html:\n    author: ["Gruber, Max"]\n')}`,
      },
      async (s) => {
        assert.deepEqual(authors(s), ['Gruber']);
        assert.deepEqual(newest(s)?.provenance['author'], { origin: 'user', confidence: 1 });
      },
    ));

  it('is taken back where the newest is shown, field and passage', () =>
    on(
      { '2022.html': capture('It was dark'), '2023.html': capture('It was cold'), 'library.yaml': YAML },
      async (s) => {
        const key = newest(s)?.citekey ?? '';
        assert.deepEqual(s.library.corrections.of(key).fields, ['author']);
        await s.library.corrections.field(key, 'author', undefined);
        await s.library.changed([s.at('library.yaml')]);
        assert.deepEqual(authors(s), ['Ruiz']);
        await s.library.corrections.takeBack(newest(s)?.citekey ?? '', ['The snow came late…']);
        await s.library.changed([s.at('library.yaml')]);
        assert.ok(texts(s).some((text) => text.startsWith('The snow came late')));
      },
    ));

  it('goes with the capture when that is deleted', () =>
    on(
      { '2022.html': capture('It was dark'), '2023.html': capture('It was cold'), 'library.yaml': YAML },
      async (s) => {
        assert.deepEqual(authors(s), ['Lindqvist']);
        s.delete('2022.html');
        await s.library.changed([s.at('2022.html')]);
        assert.deepEqual(authors(s), ['Ruiz']);
      },
    ));
});
