import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine } from '../../../src/engine/engine';
import type { Extractor } from '../../../src/engine/engine-parts';
import { inProcessExtractor } from '../../../src/engine/in-process-extractor';
import type { Engine, LibraryStatus } from '../../../src/engine/protocol';
import { deleteIndex, openSearch } from '../../../src/engine/storage';
import { InvertedIndex } from '../../../src/find/inverted/inverted-index';
import { find } from '../../../src/find/lookup';
import type { Search } from '../../../src/find/search';
import { openDatabase } from '../../../src/library/sqlite-open';
import { INDEX_FILE, openStore } from '../../../src/library/store/open-store';
import type { Extraction } from '../../../src/model/source';
import { page, paragraph } from '../library/shelf';
import { readyOf } from './ready';

const short = (name: string, count: number): Extraction => ({
  record: { type: 'article', title: `Title ${count}` },
  provenance: {},
  warnings: [],
  passages: [{ ordinal: 0, kind: 'paragraph', text: `Number ${name} of them.` }],
});

/** An article of 100 KB. */
const long = (): Extraction => ({
  record: { type: 'article', title: 'Endless' },
  provenance: {},
  warnings: [],
  passages: [{ ordinal: 0, kind: 'paragraph', text: 'An endless winter. '.repeat(6000) }],
});

describe('engine', function () {
  this.timeout(30_000);
  let folder: string;
  let engine: Engine;
  const at = (name: string) => path.join(folder, 'library', name);
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
    return at(name);
  };
  const make = (extractor: Extractor = inProcessExtractor) =>
    createEngine({ openSearch, deleteIndex, extractor, cslAssets: path.resolve('dist/csl') });
  const open = async (storage: string | undefined = path.join(folder, 'index')) => {
    const ready = readyOf(engine);
    await engine.request('open', { folders: [path.join(folder, 'library')], storage });
    return ready;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-engine-'));
    mkdirSync(path.join(folder, 'library'));
    engine = make();
  });
  afterEach(async () => {
    await engine.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens a library, finds in it, and shows a source', async () => {
    write('a.html', page('The Long Winter'));
    write('b.html', page('Summer', 'Jon Berg', 'A heron stood on the jetty all afternoon'));
    const status = await open();
    assert.deepEqual([status.state, status.sources, status.problems], ['ready', 2, 0]);
    const { passages } = await engine.request('find', { text: 'heron jetty' });
    assert.equal(passages[0]?.source.citekey, 'berg2019Summer');
    const text = await engine.request('source', { citekey: 'berg2019Summer' });
    assert.equal(text?.passages[0]?.text, paragraph('A heron stood on the jetty all afternoon'));
    assert.equal((await engine.request('source', { file: at('b.html') }))?.source.id, text?.source.id);
    assert.equal(await engine.request('source', { citekey: 'nobody' }), undefined);
    const sources = await engine.request('sources', { citekeys: ['ruiz2019Long', 'nobody'] });
    assert.deepEqual(
      sources.map(({ citekey }) => citekey),
      ['ruiz2019Long'],
    );
    const [located] = await engine.request('locate', { text: 'stood on the jetty all afternoon' });
    assert.deepEqual([located?.source.citekey, located?.from.ordinal, located?.score], ['berg2019Summer', 0, 1]);
  });

  it('answers from the stored index at once, before it has looked at the files', async () => {
    write('a.html', page('The Long Winter'));
    await open();
    await engine.dispose();
    engine = make({
      ...inProcessExtractor,
      extract: () => new Promise(() => undefined),
    });
    write('b.html', page('Never Read'));
    const status = await engine.request('open', {
      folders: [path.join(folder, 'library')],
      storage: path.join(folder, 'index'),
    });
    assert.equal(status.sources, 1);
    const { sources } = await engine.request('find', { text: 'long winter' });
    assert.equal(sources[0]?.source.citekey, 'ruiz2019Long');
  });

  it('finds and formats what stands only in a bibliography, and what a draft declares', async () => {
    write('zotero.bib', '@article{kallas2016, title = {The Ferry}, author = {Kallas, Mart}, date = {2016}}\n');
    await open();
    const { sources } = await engine.request('find', { text: 'kalas fery' });
    assert.deepEqual([sources[0]?.source.citekey, sources[0]?.source.unsaved], ['kallas2016', true]);
    await engine.request('warm', { style: 'apa' });
    const citations = [[{ citekey: 'kallas2016' }], [{ citekey: 'li2020' }]];
    const rendered = () => engine.request('render', { style: 'apa', format: 'text', citations });
    assert.deepEqual((await rendered()).citations, ['(Kallas, 2016)', '']);
    const declared = path.join(folder, 'draft.bib');
    writeFileSync(declared, '@book{li2020, title = {Rivers}, author = {Li, Wei}, date = {2020}}\n');
    const status = await engine.request('bibliographies', { files: [declared] });
    assert.equal(status.sources, 2);
    assert.deepEqual((await rendered()).citations, ['(Kallas, 2016)', '(Li, 2020)']);
    // The draft is still open.
    await engine.request('scan', { rebuild: true });
    assert.deepEqual((await rendered()).citations, ['(Kallas, 2016)', '(Li, 2020)']);
  });

  it('is right again once a change was told', async () => {
    write('a.html', page('Winter'));
    const { revision } = await open();
    write('a.html', page('Winter', 'Ana Ruiz', 'The ferryman counted eleven swans'));
    const status = await engine.request('changed', { files: [at('a.html'), write('b.html', page('Summer'))] });
    assert.equal(status.sources, 2);
    assert.ok(status.revision > revision);
    const { passages } = await engine.request('find', { text: 'eleven swans' });
    assert.equal(passages[0]?.source.citekey, 'ruiz2019Winter');
  });

  it('takes a flood of changes as one', async () => {
    await open();
    const revisions: number[] = [];
    engine.onStatus(({ revision }) => revisions.push(revision));
    const told = Array.from({ length: 300 }, (_, i) =>
      write(`${i}.txt`, `Title ${i}\n\nThe words of number ${i} are these.\n`),
    );
    await Promise.all(told.map((file) => engine.request('changed', { files: [file] })));
    assert.equal(engine.status.sources, 300);
    assert.ok(revisions.length < 40, `${revisions.length} steps`);
  });

  it('takes a checkout of 5,000 files as one batch, and a renamed folder of them without reading them again', async function () {
    this.timeout(120_000);
    await engine.dispose();
    let read = 0;
    engine = make({ ...inProcessExtractor, extract: async (file) => [short(path.basename(file, '.txt'), ++read)] });
    const ready = readyOf(engine);
    await engine.request('open', { folders: [path.join(folder, 'library')], storage: undefined });
    await ready;
    const files = Array.from({ length: 5000 }, (_, i) => write(`one/${i}.txt`, `Number ${i}`));
    let settled = 0;
    engine.onStatus(({ state }) => {
      if (state === 'ready') settled++;
    });
    settled = 0;
    await Promise.all([
      engine.request('changed', { files: files.slice(0, 3000) }),
      engine.request('changed', { files: files.slice(3000) }),
    ]);
    assert.equal(engine.status.sources, 5000);
    assert.ok(settled <= 2, `${settled} times`);
    const [before] = (await engine.request('find', { text: '"number 4711"' })).passages;
    assert.equal(before?.source.file, at('one/4711.txt'));
    renameSync(at('one'), at('two'));
    await engine.request('changed', { files: [at('one'), at('two')] });
    const [after] = (await engine.request('find', { text: '"number 4711"' })).passages;
    assert.equal(after?.source.file, at('two/4711.txt'));
    assert.deepEqual([after?.source.id, after?.source.citekey], [before?.source.id, before?.source.citekey]);
    assert.deepEqual([engine.status.sources, read], [5000, 5000]);
  });

  it('goes on in memory when the disk is full, and says so', async () => {
    for (let i = 0; i < 60; i++) write(`${i}.html`, page(`Winter ${i}`));
    await engine.dispose();
    // SQLite itself says that the disk is full, at two megabytes.
    const onSmallDisk = async (storage: string | undefined): Promise<Search> => {
      if (storage === undefined) return openSearch(undefined);
      const { store } = await openStore(storage, (host) => {
        host.database.exec('PRAGMA max_page_count = 64');
        return new InvertedIndex(host);
      });
      return { ...(await openSearch(undefined)), store, find: (params) => find(store, params) };
    };
    engine = createEngine({
      openSearch: onSmallDisk,
      deleteIndex,
      extractor: { ...inProcessExtractor, extract: async () => [long()] },
      cslAssets: path.resolve('dist/csl'),
    });
    const notices: string[] = [];
    engine.onStatus(({ notice }) => notice !== undefined && notices.push(notice));
    const status = await open();
    assert.deepEqual([status.state, status.sources], ['ready', 60]);
    assert.match(notices.join(' '), /disk is full/);
    assert.equal((await engine.request('find', { text: 'endless' })).passages.length > 0, true);
  });

  it('answers while it indexes', async () => {
    for (let i = 0; i < 200; i++) write(`${i}.html`, page(`Winter ${i}`));
    await engine.request('open', { folders: [path.join(folder, 'library')], storage: undefined });
    const seen: LibraryStatus['state'][] = [];
    for (let i = 0; i < 5; i++) {
      await engine.request('find', { text: 'winter' });
      seen.push(engine.status.state);
    }
    assert.equal(seen[0], 'indexing');
    assert.equal((await readyOf(engine)).sources, 200);
  });

  it('stops when told, and goes on from there', async () => {
    for (let i = 0; i < 200; i++) write(`${i}.html`, page(`Winter ${i}`));
    const stopped = new Promise<LibraryStatus>((resolve) => {
      const forget = engine.onStatus((status) => {
        if (status.progress !== undefined && status.progress.done > 0) void engine.request('stop', {});
        if (status.state !== 'ready') return;
        forget();
        resolve(status);
      });
    });
    await engine.request('open', { folders: [path.join(folder, 'library')], storage: path.join(folder, 'index') });
    const { sources, pending } = await stopped;
    assert.ok(sources > 0 && sources < 200, String(sources));
    assert.equal(pending, 200 - sources);
    const after = await engine.request('scan', { rebuild: false });
    assert.deepEqual([after.state, after.sources, after.pending], ['ready', 200, undefined]);
  });

  it('rebuilds', async () => {
    write('a.html', page('Winter'));
    await open();
    const status = await engine.request('scan', { rebuild: true });
    assert.deepEqual([status.state, status.sources], ['ready', 1]);
    assert.equal((await engine.request('find', { text: 'winter' })).sources[0]?.source.citekey, 'ruiz2019Winter');
  });

  it('makes a damaged index anew, and says so', async () => {
    write('a.html', page('Winter'));
    await open();
    await engine.dispose();
    const storage = path.join(folder, 'index');
    for (const name of readdirSync(storage))
      writeFileSync(path.join(storage, name), 'this is no database'.repeat(1000));
    engine = make();
    const notices: string[] = [];
    engine.onStatus(({ notice }) => {
      if (notice !== undefined) notices.push(notice);
    });
    assert.equal((await open()).sources, 1);
    assert.match(notices.join(), /rebuilt/);
  });

  it('makes an index anew that turns out damaged when it is asked, and says so', async () => {
    write('a.html', page('Winter'));
    for (let n = 0; n < 40; n++) write(`${n}.html`, page(`Summer ${n}`));
    await open();
    await engine.dispose();
    const { store } = await openSearch(path.join(folder, 'index'));
    while (store.tidy());
    store.close();
    const database = await openDatabase(path.join(folder, 'index', INDEX_FILE));
    database.exec(`DELETE FROM segment_chunk; DELETE FROM segment_blob WHERE name <> 'counts'`);
    database.close();
    engine = make();
    const notices: string[] = [];
    engine.onStatus(({ notice }) => {
      if (notice !== undefined) notices.push(notice);
    });
    await open();
    const mended = readyOf(engine);
    await assert.rejects(engine.request('find', { text: 'winter' }), /damaged/);
    await mended;
    assert.match(notices.join(), /damaged/);
    const { sources } = await engine.request('find', { text: 'winter' });
    assert.equal(sources[0]?.source.item.title, 'Winter');
  });

  it('keeps the index in memory where it can write none, and says so', async () => {
    write('a.html', page('Winter'));
    writeFileSync(path.join(folder, 'index'), 'a file, not a folder');
    const notices: string[] = [];
    engine.onStatus(({ notice }) => {
      if (notice !== undefined) notices.push(notice);
    });
    assert.equal((await open()).sources, 1);
    assert.match(notices.join(), /memory/);
  });

  it('lists what it could not read', async () => {
    write('a.html', page('Winter'));
    write('b.html', '');
    assert.equal((await open()).problems, 1);
    const [problem] = await engine.request('problems', {});
    assert.deepEqual([problem?.file, problem?.severity], [at('b.html'), 'error']);
  });

  it('extracts a file that is in no library', async () => {
    const [extraction] = await engine.request('extract', { file: write('a.html', page('Winter')) });
    assert.equal(extraction?.record.title, 'Winter');
    await assert.rejects(engine.request('extract', { file: at('none.html') }), { code: 'file-missing' });
  });

  it('refuses what is asked before a library is open, and what was cancelled', async () => {
    await assert.rejects(engine.request('find', { text: 'winter' }), { code: 'usage' });
    await open();
    const cancelled = AbortSignal.abort();
    await assert.rejects(engine.request('find', { text: 'winter' }, cancelled), { name: 'AbortError' });
  });

  it('opens another library in place of the first', async () => {
    write('a.html', page('Winter'));
    await open();
    const other = path.join(folder, 'other');
    mkdirSync(other);
    writeFileSync(path.join(other, 'c.html'), page('Spring'));
    const ready = readyOf(engine);
    await engine.request('open', { folders: [other], storage: path.join(folder, 'index') });
    await ready;
    const recent = await engine.request('recent', { limit: 10 });
    assert.deepEqual(
      recent.map(({ citekey }) => citekey),
      ['ruiz2019Spring'],
    );
  });
});
