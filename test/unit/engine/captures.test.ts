import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../../src/engine/protocol';
import { page } from '../library/shelf';
import { openedEngine } from './opened';

const WORDS = 'A heron stood on the jetty all afternoon';
const saved = (words: string) =>
  page('Summer', 'Jon Berg', words).replace(
    '<head>',
    '<head><link rel="canonical" href="https://vell.example/summer">',
  );

describe('engine: a page that is saved again', function () {
  this.timeout(30_000);
  let folder: string;
  let engine: Engine;
  const at = (name: string) => path.join(folder, name);
  const save = (name: string, words: string, day: string) => {
    writeFileSync(at(name), saved(words));
    utimesSync(at(name), new Date(day), new Date(day));
  };
  const verdict = async () => {
    const found = await engine.request('check', {
      path: at('draft.md'),
      text: `“${WORDS}” [@berg2019Summer].`,
      language: 'markdown',
      remember: true,
    });
    return found.kind === 'draft' ? found.quotes.map((quote) => quote.verdict) : found.kind;
  };

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-captures-'));
    save('first.html', WORDS, '2022-06-01');
    engine = await openedEngine(folder);
  });
  after(async () => {
    await engine.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('checks a quotation against the capture that it was taken from', async () => {
    assert.deepEqual(await verdict(), ['verbatim']);
    save('second.html', 'A crow stood on the jetty all afternoon', '2023-06-01');
    await engine.request('changed', { files: [at('second.html')] });
    assert.deepEqual(await verdict(), ['verbatim']);
  });

  it('finds, shows and counts it once, as it is in the newest', async () => {
    assert.equal(engine.status.sources, 1);
    const { sources, passages } = await engine.request('find', { text: 'jetty afternoon' });
    assert.deepEqual(
      sources.map(({ source }) => source.file),
      [at('second.html')],
    );
    assert.equal(passages.length, 1);
    const older = await engine.request('source', { file: at('first.html') });
    assert.equal(older?.source.file, at('second.html'));
  });

  it('gives every capture, newest first', async () => {
    const captures = await engine.request('captures', { citekey: 'berg2019Summer' });
    assert.deepEqual(
      captures.map(({ source, passages }) => [path.basename(source.file), passages[0]?.text.slice(0, 8)]),
      [
        ['second.html', 'A crow s'],
        ['first.html', 'A heron '],
      ],
    );
  });
});
