import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { page, paragraph } from '../library/shelf';
import { run } from './run';

describe('ibid check', function () {
  this.timeout(20_000);
  let folder: string;
  let cache: string;
  const words = paragraph('A heron stood on the jetty all afternoon').split(' ');
  const ibid = (...args: string[]) => run(['check', ...args, '--library', 'lib'], { cache, cwd: folder });
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-check-'));
    cache = path.join(folder, 'cache');
    mkdirSync(path.join(folder, 'lib'));
    mkdirSync(path.join(folder, 'drafts'));
    write('lib/winter.html', page('The Long Winter of Orrin Sound'));
    write('lib/summer.html', page('A Summer by the Sea', 'Jon Berg', 'A heron stood on the jetty all afternoon'));
    write('refs.bib', '@book{ames1999, title = {A Book}, year = {1999}}\n');
    const { out } = await run(['find', 'summer', '--library', 'lib', '--json'], { cache, cwd: folder });
    const key = /"citekey":"([^"]+)"/.exec(out)?.[1] ?? '';
    const said = words.slice(0, 8).join(' ');
    write(
      'drafts/right.md',
      `---\nbibliography: ../refs.bib\n---\n\n“${said}” [@${key}]. Another book says so [@ames1999].\n`,
    );
    write('drafts/wrong.tex', `\\textcquote{${key}}{${said.replace('stood', 'sat')}}\n`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with 0 where every quotation is right', async () => {
    const { code, out, err } = await ibid('drafts/right.md');
    assert.deepEqual([code, out, err], [0, '1 quotation: 1 verbatim\n', '']);
  });

  it('ends with 1 where one is altered, and says which word', async () => {
    const { code, out } = await ibid('drafts');
    assert.equal(code, 1);
    assert.match(out, /^drafts\/wrong\.tex:1:\d+: altered “A heron sat on/);
    assert.match(out, /“sat” where the source has “stood”/);
    assert.match(out, /\n2 quotations: 1 verbatim, 1 altered\n$/);
  });

  it('gives one object a quotation', async () => {
    const { rows } = await ibid('drafts', '--format', 'json');
    assert.deepEqual(
      rows.map(({ file, verdict, differences }) => [file, verdict, (differences as readonly object[]).length]),
      [
        ['drafts/right.md', 'verbatim', 0],
        ['drafts/wrong.tex', 'altered', 1],
      ],
    );
    const source = rows[0]?.['source'] as { file: string } | undefined;
    assert.equal(source?.file, 'lib/summer.html');
  });

  it('tells a source that changed from a quotation that did, where the editor remembered the words', async () => {
    const verdict = async () => (await ibid('drafts/right.md', '--format', 'json')).rows[0]?.['verdict'];
    const { rows } = await ibid('drafts/right.md', '--format', 'json');
    const [{ source }] = rows as unknown as [{ source: { citekey: string; selector: readonly object[] } }];
    const summer = page('A Summer by the Sea', 'Jon Berg', 'A heron stood on the jetty all afternoon');
    try {
      write('lib/summer.html', summer.replaceAll('heron stood', 'heron slept'));
      assert.equal(await verdict(), 'altered');
      const target = { source: 'summer.html', selector: source.selector[0] };
      write('lib/quoted.jsonl', `${JSON.stringify({ citekey: source.citekey, target, seen: '2026-11-24' })}\n`);
      assert.equal(await verdict(), 'source-changed');
      const { code, out } = await ibid('drafts/right.md');
      assert.equal(code, 0);
      assert.match(out, /no longer has these words.*“stood” where the source has “slept”/);
    } finally {
      write('lib/summer.html', summer);
      rmSync(path.join(folder, 'lib', 'quoted.jsonl'), { force: true });
    }
  });

  it('saved articles in a folder that is checked are no drafts', async () => {
    write(
      'lib/clipping.md',
      '---\ntitle: A Clipping\n---\n\nHe said “nobody has ever written these words down here”.\n',
    );
    try {
      const { rows } = await ibid('.', '--format', 'json');
      assert.deepEqual([...new Set(rows.map(({ file }) => file))], ['drafts/right.md', 'drafts/wrong.tex']);
    } finally {
      rmSync(path.join(folder, 'lib', 'clipping.md'));
    }
  });

  it('a draft may cite by the citekeys of its own bibliography', async () => {
    write('own.bib', '@article{summer24, title = {A Summer by the Sea}, author = {Berg, Jon}, date = {2019}}\n');
    write('own.md', `---\nbibliography: own.bib\n---\n\n“${words.slice(0, 8).join(' ')}” [@summer24].\n`);
    const { rows } = await ibid('own.md', '--format', 'json');
    assert.deepEqual(
      rows.map(({ verdict, citekey }) => [verdict, citekey]),
      [['verbatim', 'summer24']],
    );
  });

  it('a draft that is none stops only itself', async () => {
    write('drafts/notes.xyz', '“words” without a markup that anybody knows');
    try {
      const { code, out, err } = await ibid('drafts/notes.xyz', 'drafts/right.md');
      assert.deepEqual([code, out], [2, '1 quotation: 1 verbatim\n']);
      assert.match(err, /drafts\/notes\.xyz: its dialect is not known/);
    } finally {
      rmSync(path.join(folder, 'drafts', 'notes.xyz'));
    }
  });

  for (const [args, message] of [
    [['none.md'], /There is no file none\.md/],
    [['drafts', '--format', 'pdf'], /--format takes text, json/],
    [['lib/summer.xyz'], /There is no file/],
  ] as const) {
    it(`says what is wrong: ${args.join(' ')}`, async () => {
      const { code, err } = await ibid(...args);
      assert.ok(code === 2 || code === 3);
      assert.match(err, message);
    });
  }
});
