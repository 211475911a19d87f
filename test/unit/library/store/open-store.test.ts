import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSearch, type Search } from '../../../../src/find/search';
import { openDatabase, preferredDriver } from '../../../../src/library/sqlite-open';
import { INDEX_FILE } from '../../../../src/library/store/open-store';
import { passageKeys, put } from '../../find/library';

const drivers = preferredDriver() === 'node' ? (['node', 'wasm'] as const) : (['wasm'] as const);

for (const driver of drivers) {
  describe(`the index on the disk, ${driver} driver`, function () {
    this.timeout(30_000);
    let folder: string;
    let file: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'ibid-store-'));
      file = join(folder, INDEX_FILE);
    });
    afterEach(() => {
      chmodSync(folder, 0o700);
      rmSync(folder, { recursive: true, force: true });
    });
    const open = () => openSearch(folder, driver);
    const fill = (search: Search) => put(search, { key: 'a', title: 'A', passages: ['the quiet aqueduct'] });

    it('is there again at the next start, without a notice', async () => {
      const first = await open();
      fill(first);
      first.store.close();
      const second = await open();
      assert.equal(second.notice, undefined);
      assert.deepEqual(passageKeys(second, 'aqueduct'), ['a#0']);
      second.store.close();
      assert.deepEqual(readdirSync(folder), [INDEX_FILE]);
    });

    const broken: readonly (readonly [string, (whole: Buffer) => Buffer])[] = [
      ['no database', () => Buffer.from('this is no database, but a letter of some length to a friend'.repeat(99))],
      ['cut off', (whole) => whole.subarray(0, 40_000)],
      [
        'overwritten in its first pages',
        (whole) => Buffer.concat([whole.subarray(0, 100), Buffer.alloc(70_000, 7), whole.subarray(70_100)]),
      ],
      ['empty', () => Buffer.alloc(0)],
    ];
    for (const [name, damage] of broken) {
      it(`is made anew where the file is ${name}`, async () => {
        const first = await open();
        fill(first);
        first.store.close();
        writeFileSync(file, damage(readFileSync(file)));
        const second = await open();
        if (name !== 'empty') assert.match(second.notice ?? '', /damaged/);
        assert.equal(second.store.counts().sources, 0);
        fill(second);
        assert.deepEqual(passageKeys(second, 'aqueduct'), ['a#0']);
        second.store.close();
      });
    }

    const unfit: readonly (readonly [string, string])[] = [
      ['lacks a table', 'DROP TABLE problem'],
      ['lacks a column', 'ALTER TABLE source DROP COLUMN passages'],
      ['lacks a column of the search index', 'DROP TABLE fresh; CREATE TABLE fresh (id INTEGER PRIMARY KEY)'],
    ];
    for (const [name, sql] of unfit) {
      it(`is made anew where it has this version's number and ${name}, and says so`, async () => {
        const first = await open();
        fill(first);
        first.store.close();
        const database = await openDatabase(file, driver);
        database.exec(sql);
        database.close();
        const second = await open();
        assert.match(second.notice ?? '', /another version/);
        fill(second);
        assert.deepEqual(passageKeys(second, 'aqueduct'), ['a#0']);
        second.store.close();
        const third = await open();
        assert.equal(third.notice, undefined);
        third.store.close();
      });
    }

    it('is made anew where a newer version wrote it, and says so', async () => {
      const database = await openDatabase(file, driver);
      database.exec('CREATE TABLE other (x); PRAGMA user_version = 9999');
      database.close();
      const search = await open();
      assert.match(search.notice ?? '', /newer version/);
      fill(search);
      search.store.close();
      const again = await open();
      assert.equal(again.notice, undefined);
      again.store.close();
    });

    it('lives in memory where its folder cannot be made, and says so', async () => {
      writeFileSync(join(folder, 'taken'), '');
      const search = await openSearch(join(folder, 'taken'), driver);
      assert.match(search.notice ?? '', /in memory/);
      fill(search);
      assert.deepEqual(passageKeys(search, 'aqueduct'), ['a#0']);
      search.store.close();
    });

    it('lives in memory where its place is taken by a folder, and says so', async () => {
      mkdirSync(file);
      const search = await open();
      assert.match(search.notice ?? '', /in memory/);
      search.store.close();
    });

    it('outlives the lock of a killed process', async () => {
      const first = await open();
      fill(first);
      first.store.close();
      // What the driver in WebAssembly leaves behind when it is killed; pids beyond this do not exist.
      mkdirSync(`${file}.lock`);
      writeFileSync(`${file}.open-99999999-1`, '');
      const second = await open();
      assert.deepEqual(passageKeys(second, 'aqueduct'), ['a#0']);
      second.store.close();
    });

    it('keeps the id of a source that changes, and gives none twice', async () => {
      const search = await open();
      fill(search);
      const id = search.store.sourceByCitekey('a')?.id;
      put(search, { key: 'a', title: 'A, changed', passages: ['the loud viaduct'] });
      assert.equal(search.store.sourceByCitekey('a')?.id, id);
      assert.deepEqual(passageKeys(search, 'quiet aqueduct'), []);
      search.store.remove(['/library/a.html']);
      put(search, { key: 'a', title: 'A again', passages: ['the quiet aqueduct'] });
      assert.notEqual(search.store.sourceByCitekey('a')?.id, id);
      search.store.close();
    });

    it('keeps every field of a passage', async () => {
      const search = await open();
      const passages = [
        { ordinal: 0, kind: 'heading', level: 2, text: 'Straße ✓ 北京' },
        {
          ordinal: 1,
          kind: 'paragraph',
          paragraph: 1,
          page: 'iv',
          text: 'a\u0000b 𝔘𝔫',
          highlights: [{ start: 0, end: 1, note: 'n' }],
        },
        { ordinal: 2, kind: 'code', text: 'line\nline' },
      ] as const;
      put(search, { key: 'a', title: 'A', passages });
      const id = search.store.sourceByCitekey('a')?.id ?? 0;
      assert.deepEqual(search.store.passages(id), passages);
      for (const passage of passages) assert.deepEqual(search.store.passage(id, passage.ordinal), passage);
      assert.equal(search.store.passage(id, 3), undefined);
      search.store.close();
    });
  });
}
