import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clippingOf } from '../../../src/engine/clipping';
import { extractFile } from '../../../src/extract/extract-file';
import { clippingText, fileNameOf, writeNew } from '../../../src/vscode/library/clipping-file';
import { page } from '../library/shelf';

describe('what was copied', () => {
  it('a piece of a page: headings, lists, links and the person’s marks stay, pictures and scripts go', async () =>
    assert.deepEqual(
      await clippingOf(
        '<div><h1>The pump</h1><p>It was <em>late</em>, said <a href="https://vell.example/ana">Ana</a>.</p><ul><li>one</li><li>two</li></ul><p><mark>Nobody</mark> came.</p><img src="x.png"><script>alert(1)</script></div>',
      ),
      {
        title: 'The pump',
        authors: [],
        body: '# The pump\n\nIt was _late_, said [Ana](https://vell.example/ana).\n\n-   one\n-   two\n\n==Nobody== came.',
      },
    ));

  it('the source of a whole page: its article and its record', async () => {
    const clipping = await clippingOf(`<!-- saved from url=(0026)https://vell.example/winter -->\n${page('Winter')}`);
    assert.equal(clipping.title, 'Winter');
    assert.deepEqual(clipping.authors, ['Ana Ruiz']);
    assert.equal(clipping.issued, '2019-05-03');
    assert.equal(clipping.url, 'https://vell.example/winter');
    assert.match(clipping.body, /^Winter: nobody in the village .*\n\nThe snow came late that year/);
  });

  it('plain text: the first line is the title, a lone address where it came from', async () =>
    assert.deepEqual(await clippingOf('The pump\nhttps://vell.example/pump\n\nIt was late.\nNobody came.'), {
      title: 'The pump',
      authors: [],
      url: 'https://vell.example/pump',
      body: '# The pump\n\nIt was late.\n\nNobody came.',
    }));

  it('Markdown stays what it is', async () =>
    assert.equal(
      (await clippingOf('## Reasons\n\nSee [this](https://vell.example/a).')).body,
      '## Reasons\n\nSee [this](https://vell.example/a).',
    ));

  it('a text about markup is a text', async () =>
    assert.match((await clippingOf('Use the element <p> for paragraphs, and end it with </p>.')).body, /<p>.*<\/p>/));

  for (const text of ['', ' \n', '<div></div>', '<p', '&', '\u0000', '<html>', '<'.repeat(500)])
    it(`${JSON.stringify(text.slice(0, 20))} breaks nothing`, async () =>
      assert.equal(typeof (await clippingOf(text)).body, 'string'));
});

describe('a clipping as a file', () => {
  const words = [
    'It was late: “nobody came”, # they said, and *nobody* was [sorry].',
    '- 1. A <b>tag</b> & an entity: &amp;.',
    '> The ==sum== was $5_000_000 or 100% of it.',
    '#nofilter',
    'It ends with a mark ^here',
    'And %%nothing%% of [[it]] is ![[lost]].',
    '1986. What a year that was for the boats of Sarn.',
  ];

  it('is read again word for word, with its record', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ibid-clip-'));
    try {
      const clipping = await clippingOf(words.join('\n\n'));
      const named = {
        ...clipping,
        title: 'A “title”: with\ncolons',
        url: 'https://vell.example/a?b=1&c=2',
        authors: ['Ana Ruiz'],
      };
      const file = await writeNew(folder, fileNameOf(named.title), clippingText(named, '2023-06-01'));
      assert.equal(path.basename(file), 'A “title” with colons.md');
      const [extraction] = await extractFile(file);
      assert.equal(extraction?.record.title, 'A “title”: with colons');
      assert.equal(extraction?.record.URL, 'https://vell.example/a?b=1&c=2');
      assert.deepEqual(extraction?.record.author, [{ family: 'Ruiz', given: 'Ana' }]);
      assert.deepEqual(extraction?.record.accessed, { 'date-parts': [[2023, 6, 1]] });
      assert.deepEqual(
        extraction?.passages.map(({ text }) => text),
        words,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is never written over another one', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ibid-clip-'));
    try {
      writeFileSync(path.join(folder, 'Winter.md'), 'mine');
      await writeNew(folder, 'Winter', 'second');
      await writeNew(folder, 'Winter', 'third');
      assert.deepEqual(readdirSync(folder).sort(), ['Winter 2.md', 'Winter 3.md', 'Winter.md']);
      assert.equal(readFileSync(path.join(folder, 'Winter.md'), 'utf8'), 'mine');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('where it cannot be written, that is said', () =>
    assert.rejects(writeNew('/no/such/folder', 'Winter', 'text'), { code: 'write-failed' }));

  const names: readonly (readonly [string, string])[] = [
    ['Who owns / the “night: bus”?', 'Who owns the “night bus”'],
    ['..', 'Clipping'],
    ['.hidden', 'hidden'],
    ['CON', 'CON (clipping)'],
    ['Readme', 'Readme (clipping)'],
    ['x'.repeat(300), 'x'.repeat(80)],
    ['a\u0000b\u202Ec', 'a b c'],
  ];
  for (const [title, expected] of names)
    it(`“${title.slice(0, 30)}” is named “${expected.slice(0, 30)}”`, () => assert.equal(fileNameOf(title), expected));
});
