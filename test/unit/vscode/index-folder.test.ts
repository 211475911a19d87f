import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropForgottenIndexes, indexFolder } from '../../../src/vscode/library/index-folder';

const library = {
  folders: ['/home/ana/articles', '/home/ana/thesis/sources'],
  exclude: ['drafts'],
  citekeyTemplate: 'authYear',
  bibliographies: [],
};

describe('the folder of an index', () => {
  it('is the same for every window that means the same library', () =>
    assert.equal(
      indexFolder('/storage', library),
      indexFolder('/storage', { ...library, folders: [...library.folders].reverse() }),
    ));

  for (const [what, other] of Object.entries({
    'other folders': { folders: ['/home/ana/articles'] },
    'other files left out': { exclude: [] },
    'other citekeys': { citekeyTemplate: 'auth' },
    'another bibliography': { bibliographies: ['/home/ana/refs.bib'] },
  }))
    it(`is another one for ${what}`, () =>
      assert.notEqual(indexFolder('/storage', library), indexFolder('/storage', { ...library, ...other })));

  it('is deleted when no window opened it for a season', async () => {
    const storage = mkdtempSync(join(tmpdir(), 'ibid-indexes-'));
    try {
      const [used, old, recent] = ['a', 'b', 'c'].map((name) => indexFolder(storage, { ...library, folders: [name] }));
      for (const folder of [used, old, recent]) mkdirSync(folder ?? '', { recursive: true });
      const now = Date.now();
      const days = (n: number) => (now - n * 24 * 3600_000) / 1000;
      utimesSync(used ?? '', days(200), days(200));
      utimesSync(old ?? '', days(100), days(100));
      utimesSync(recent ?? '', days(30), days(30));
      await dropForgottenIndexes(used ?? '', now);
      assert.deepEqual(
        [used, old, recent].map((folder) => existsSync(folder ?? '')),
        [true, false, true],
      );
    } finally {
      rmSync(storage, { recursive: true, force: true });
    }
  });
});
