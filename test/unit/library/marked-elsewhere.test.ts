import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { capturesOf } from '../../../src/engine/captures';
import { onScanned, type Shelf } from './shelf';

const ADDRESS = 'https://vell.example/2021/winter';
const PAGE = `<!doctype html><html lang="en"><head><title>Winter</title><link rel="canonical" href="${ADDRESS}">
<meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2019-05-03"></head>
<body><article><h1>Winter</h1>
<p>Nobody in the village had expected that it would last so long, and nobody was glad when it was over, said the baker.</p>
<p>The snow came late that year, and when it came it did not leave before the middle of May, said the keeper of the ferry.</p>
</article></body></html>`;
const READWISE = JSON.stringify({
  results: [
    {
      title: 'Winter (Vell)',
      source_url: `${ADDRESS}?utm_source=reader`,
      document_note: 'for the essay',
      highlights: [
        { text: 'it did not leave before the middle of May', note: 'compare the ferry' },
        { text: 'words that stood in another version of it' },
      ],
    },
  ],
});
const POCKET = `title,url,time_added,tags,status\nWinter,${ADDRESS},1685606400,snow|bells,unread\nHerring,https://vell.example/herring,1685606400,,unread\n`;

const marked = (s: Pick<Shelf, 'store'>, key: string) => {
  const source = s.store.sourceByCitekey(key);
  return s.store
    .passages(source?.id ?? -1)
    .flatMap(({ text, highlights = [] }) =>
      highlights.map(({ start, end, note }) => text.slice(start, end) + (note === undefined ? '' : ` // ${note}`)),
    );
};
const shown = (s: Pick<Shelf, 'store'>) =>
  s.store
    .recent(9)
    .map(({ citekey }) => citekey)
    .sort();

describe('what was marked in an article that is saved beside the export', () => {
  it('stands in the article, and the export is no second source', () =>
    onScanned({ 'a.html': PAGE, 'readwise-export.json': READWISE, 'part_000000.csv': POCKET }, async (s) => {
      assert.deepEqual(shown(s), ['ruiz2019Winter', 'vellndHerring']);
      const source = s.source('a.html');
      assert.equal(source?.citekey, 'ruiz2019Winter');
      assert.deepEqual(marked(s, 'ruiz2019Winter'), ['it did not leave before the middle of May // compare the ferry']);
      assert.deepEqual(source?.notes, [
        'Marked, but not in this text: “words that stood in another version of it”',
        'for the essay',
      ]);
      assert.deepEqual(source?.tags, ['snow', 'bells']);
      assert.equal(source?.item.title, 'Winter');
    }));

  it('is no capture to compare with', () =>
    onScanned({ 'a.html': PAGE, 'readwise-export.json': READWISE }, async (s) =>
      assert.deepEqual(
        capturesOf(s.store, 'ruiz2019Winter').map(({ source }) => source.file),
        [s.at('a.html')],
      ),
    ));

  it('comes with an export that is saved later, and goes with it', () =>
    onScanned({ 'a.html': PAGE }, async (s) => {
      s.write('readwise-export.json', READWISE);
      await s.library.changed([s.at('readwise-export.json')]);
      assert.equal(marked(s, 'ruiz2019Winter').length, 1);
      assert.equal(shown(s).length, 1);
      s.delete('readwise-export.json');
      await s.library.changed([s.at('readwise-export.json')]);
      assert.deepEqual(marked(s, 'ruiz2019Winter'), []);
      assert.equal(s.source('a.html')?.notes, undefined);
    }));

  it('is a source of its own until the page is saved, which then has its citekey', () =>
    onScanned({ 'readwise-export.json': READWISE }, async (s) => {
      const [key = ''] = shown(s);
      assert.equal(marked(s, key).length, 2);
      await s.library.pin([key]);
      s.write('a.html', PAGE);
      await s.library.changed([s.at('a.html')]);
      assert.deepEqual(shown(s), [key]);
      assert.equal(s.store.sourceByCitekey(key)?.file, s.at('a.html'));
      assert.equal(marked(s, key).length, 1);
    }));

  it('of two exports and no page is one source with both', () =>
    onScanned(
      {
        'part_000000.csv': POCKET,
        'readwise-export.json': READWISE,
        'readwise-more.json': READWISE.replace('words that stood', 'more words'),
      },
      async (s) => {
        assert.equal(shown(s).length, 2);
        const key = shown(s).find((it) => it !== 'vellndHerring') ?? '';
        assert.deepEqual(
          marked(s, key)
            .map((it) => it.slice(0, 10))
            .sort(),
          ['it did not', 'more words', 'words that'],
        );
      },
    ));

  it('an unchanged library is not read again at the next start', () =>
    onScanned({ 'a.html': PAGE, 'readwise-export.json': READWISE, 'part_000000.csv': POCKET }, async (s) => {
      const before = s.store.sourceIds();
      const longAgo = new Date('2023-01-01T12:00:00Z');
      for (const name of ['a.html', 'readwise-export.json', 'part_000000.csv'])
        utimesSync(s.at(name), longAgo, longAgo);
      await s.library.scan();
      await s.library.scan({ progress: () => assert.fail('something is read') });
      assert.deepEqual(s.store.sourceIds(), before);
      assert.equal(marked(s, 'ruiz2019Winter').length, 1);
    }));
});
