import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { page, paragraph } from '../library/shelf';
import { run } from './run';

describe('ibid on the command line', function () {
  this.timeout(60_000);
  let folder: string;
  let cache: string;
  const heron = paragraph('A heron stood on the jetty all afternoon');
  const ibid = (...args: string[]) => run(args, { cache, cwd: folder });

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-cli-'));
    cache = path.join(folder, 'cache');
    mkdirSync(path.join(folder, 'lib', 'deep'), { recursive: true });
    writeFileSync(path.join(folder, 'lib', 'winter.html'), page('The Long Winter of Orrin Sound'));
    writeFileSync(
      path.join(folder, 'lib', 'deep', 'summer.html'),
      page('A Summer of 50% & More', 'Jon Berg', 'A heron stood on the jetty all afternoon'),
    );
    writeFileSync(path.join(folder, 'empty.html'), '');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('extracts record and passages', async () => {
    const { code, rows, err } = await ibid('extract', 'lib/winter.html', 'lib/deep/summer.html', '--json');
    assert.deepEqual([code, err, rows.length], [0, '', 2]);
    const [winter] = rows;
    assert.deepEqual(Object.keys(winter ?? {}), ['file', 'item', 'provenance', 'passages', 'warnings']);
    assert.equal(winter?.['file'], 'lib/winter.html');
    const item = winter?.['item'] as { [field: string]: unknown };
    assert.equal(item['title'], 'The Long Winter of Orrin Sound');
    assert.deepEqual(item['author'], [{ family: 'Ruiz', given: 'Ana' }]);
    assert.equal(item['id'], 'ruiz2019Long');
    const passages = winter?.['passages'] as { [field: string]: unknown }[];
    assert.deepEqual(
      passages.map(({ ordinal, kind, paragraph }) => [ordinal, kind, paragraph]),
      [
        [0, 'paragraph', 1],
        [1, 'paragraph', 2],
      ],
    );
  });

  it('extracts the others where one file cannot be read, and fails', async () => {
    const { code, rows, err } = await ibid('extract', 'empty.html', 'none.html', 'lib/winter.html', '--json');
    assert.deepEqual([code, rows.length], [3, 1]);
    assert.match(err, /^ibid: empty\.html: .+\nibid: none\.html: There is no such file\.\n$/);
  });

  it('indexes a folder without writing into it', async () => {
    const first = await ibid('index', 'lib');
    assert.equal(first.code, 0);
    assert.match(first.out, /^2 sources, 0 problems, [\d.]+ s\n$/);
    assert.equal(first.err, '');
    const { rows } = await ibid('index', 'lib', '--json', '--rebuild');
    assert.deepEqual(
      { ...rows[0], seconds: 0 },
      { kind: 'index', folders: ['lib'], sources: 2, problems: 0, seconds: 0 },
    );
    assert.deepEqual(readdirSync(path.join(folder, 'lib')).sort(), ['deep', 'winter.html']);
    assert.equal(readdirSync(path.join(cache, 'ibid', 'index')).length, 1);
  });

  it('finds sources and passages, best first', async () => {
    const { code, rows } = await ibid('find', 'herron jetty', '--library', 'lib', '--in', 'passages', '--json');
    assert.equal(code, 0);
    const [best] = rows;
    assert.deepEqual(
      [best?.['kind'], best?.['file'], best?.['citekey'], best?.['ordinal'], best?.['text']],
      ['passage', path.join('lib', 'deep', 'summer.html'), 'berg2019Summer', 0, heron],
    );
    const matches = best?.['matches'] as { start: number; end: number }[] | undefined;
    const words = matches?.map(({ start, end }) => heron.slice(start, end));
    assert.deepEqual(words, ['heron', 'jetty']);
    const sources = await ibid('find', 'long wintr', '--library', 'lib', '--in', 'sources', '--json');
    assert.deepEqual([sources.rows[0]?.['kind'], sources.rows[0]?.['citekey']], ['source', 'ruiz2019Long']);
    const both = await ibid('find', 'orrin', '--library', 'lib', '--limit', '1', '--json');
    assert.equal(both.rows.length, 1);
  });

  it('says that nothing was found by its exit code, and to the person how much was searched', async () => {
    const { code, out, err } = await ibid('find', 'xylophone quixotry', '--library', 'lib');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^Nothing matches “xylophone quixotry”: \d+ sources searched\.\n$/);
  });

  it('cites, in every dialect', async () => {
    const cases: readonly [args: string[], text: RegExp][] = [
      [['--dialect', 'pandoc'], /^\[@ruiz2019Long\]\n$/],
      [['--dialect', 'pandoc', '--locator', 'para. 2'], /^\[@ruiz2019Long, para\. 2\]\n$/],
      [['--dialect', 'latex'], /^\\autocite\{ruiz2019Long\}\n$/],
      [
        ['--dialect', 'footnote', '--style', 'apa'],
        /^\[\^ruiz2019Long\]\n\n\[\^ruiz2019Long\]: Ruiz, A\. \(2019, May 3\)\. .+\n$/,
      ],
    ];
    for (const [args, text] of cases) {
      const { code, out } = await ibid('cite', 'ruiz2019Long', '--library', 'lib', ...args);
      assert.equal(code, 0);
      assert.match(out, text);
    }
    const two = await ibid('cite', 'ruiz2019Long', 'berg2019Summer', '--library', 'lib', '--dialect', 'pandoc');
    assert.equal(two.out, '[@ruiz2019Long; @berg2019Summer]\n');
    const unknown = await ibid('cite', 'nobody', '--library', 'lib', '--dialect', 'pandoc');
    assert.deepEqual([unknown.code, unknown.out], [1, '']);
    const style = ['--dialect', 'footnote', '--style', 'none'];
    const unstyled = await ibid('cite', 'ruiz2019Long', '--library', 'lib', ...style);
    assert.equal(unstyled.code, 2);
    assert.match(unstyled.err, /no citation style “none”/);
  });

  it('quotes the very words, or the passage that fits', async () => {
    const quote = (...args: string[]) => ibid('quote', ...args, '--library', 'lib', '--dialect', 'pandoc', '--json');
    const words = await quote('heron stood on the jetty all afternoon');
    assert.deepEqual(words.rows, [
      {
        file: path.join('lib', 'deep', 'summer.html'),
        citekey: 'berg2019Summer',
        ordinal: 0,
        paragraph: 1,
        exact: 'heron stood on the jetty all afternoon',
        text: '"heron stood on the jetty all afternoon" [@berg2019Summer]',
      },
    ]);
    assert.equal((await quote('herron', 'jetty', 'glad')).rows[0]?.['exact'], heron);
    assert.equal((await quote('--key', 'berg2019Summer', '--paragraph', '1')).rows[0]?.['exact'], heron);
    assert.equal((await quote('--key', 'berg2019Summer', '--paragraph', '99')).code, 1);
    assert.equal((await quote('xylophone quixotry')).code, 1);
  });

  it('writes bibliography entries', async () => {
    const bib = (...args: string[]) => ibid('bib', ...args, '--library', 'lib');
    const biblatex = await bib('berg2019Summer', '--format', 'biblatex');
    assert.match(biblatex.out, /^@\w+\{berg2019Summer,\n[\s\S]*title = \{.*50\\% \\& More.*\}[\s\S]*\n\}\n$/);
    const json = JSON.parse((await bib('berg2019Summer', 'ruiz2019Long', '--format', 'csl-json')).out);
    assert.deepEqual(
      json.map(({ id }: { id: string }) => id),
      ['berg2019Summer', 'ruiz2019Long'],
    );
    assert.deepEqual((await bib('nobody', '--format', 'ris')).code, 1);
    assert.match((await bib('--all', '--format', 'ris')).out, /TY {2}- /);
  });

  it('serves two commands at once', async () => {
    const cold = { cache: path.join(folder, 'cold'), cwd: folder };
    const all = await Promise.all(
      Array.from({ length: 3 }, () => run(['find', 'heron', '--library', 'lib', '--in', 'passages', '--json'], cold)),
    );
    for (const { code, rows, err } of all)
      assert.deepEqual([code, err, rows[0]?.['citekey']], [0, '', 'berg2019Summer']);
  });
});
