import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { random } from '../../../bench/find/random';
import { indexRows } from '../../../bench/soak/index-rows';
import { openSearch, type Search } from '../../../src/find/search';
import { passageKeys, put, type Told } from './library';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function article(key: string, draw: ReturnType<typeof random>): Told {
  const word = () => Array.from({ length: 3 + draw.below(3) }, () => LETTERS[draw.below(6)]).join('');
  const text = () => Array.from({ length: 5 + draw.below(30) }, word).join(' ');
  return { key, title: text(), year: 1990 + draw.below(30), passages: Array.from({ length: 1 + draw.below(5) }, text) };
}

function rowsOf(search: Search): readonly string[] {
  return indexRows(search.store.index, (id) => search.store.source(id)?.citekey ?? `no source ${id}`);
}

describe('the search index', function () {
  // SQLite in WebAssembly syncs every transaction to the disk.
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ibid-index-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('grown by changes, merged and reopened, equals one made from nothing', async () => {
    const draw = random(11);
    const present = new Map<string, Told>();
    let search = await openSearch(folder);
    for (let round = 0; round < 12; round++) {
      search.store.transaction(() => {
        for (let i = 0; i < 40; i++) {
          const key = `k${draw.below(120)}`;
          if (draw() < 0.3) {
            search.store.remove([`/library/${key}.html`]);
            present.delete(key);
          } else {
            const one = article(key, draw);
            put(search, one);
            present.set(key, one);
          }
        }
      });
      if (round % 3 === 1) passageKeys(search, 'abc');
      if (round % 4 === 2) while (search.store.tidy());
      // Housekeeping that was only begun when the next change comes.
      for (let slice = draw.below(8); slice > 0; slice--) search.store.tidy();
      if (round % 5 === 3) {
        search.store.close();
        search = await openSearch(folder);
      }
    }
    const fresh = await openSearch(undefined);
    for (const one of present.values()) put(fresh, one);
    const made = rowsOf(fresh);
    assert.ok(made.length > 1000);
    assert.deepEqual(rowsOf(search), made);
    while (search.store.tidy());
    assert.deepEqual(rowsOf(search), made);
    fresh.store.close();
    search.store.close();
  });

  it('of two windows that change and merge at the same time, equals one made from nothing', async () => {
    const draw = random(5);
    const present = new Map<string, Told>();
    const windows = [await openSearch(folder), await openSearch(folder)];
    for (let round = 0; round < 60; round++) {
      const window = draw.pick(windows);
      window.store.transaction(() => {
        for (let i = draw.below(40); i >= 0; i--) {
          const key = `k${draw.below(150)}`;
          if (draw() < 0.2) {
            window.store.remove([`/library/${key}.html`]);
            present.delete(key);
          } else {
            const one = article(key, draw);
            put(window, one);
            present.set(key, one);
          }
        }
      });
      for (let slice = draw.below(6); slice > 0; slice--) draw.pick(windows).store.tidy();
      if (draw() < 0.3) passageKeys(draw.pick(windows), 'abc');
    }
    const fresh = await openSearch(undefined);
    for (const one of present.values()) put(fresh, one);
    const made = rowsOf(fresh);
    for (const window of windows)
      assert.deepEqual(
        window.store.snapshot(() => rowsOf(window)),
        made,
      );
    for (const window of windows) while (window.store.tidy());
    for (const window of windows)
      assert.deepEqual(
        window.store.snapshot(() => rowsOf(window)),
        made,
      );
    for (const window of [...windows, fresh]) window.store.close();
  });

  it('goes on with its housekeeping at the next start, when it was closed in the middle', async () => {
    const draw = random(8);
    let search = await openSearch(folder);
    search.store.transaction(() => {
      for (let i = 0; i < 60; i++) put(search, article(`k${i}`, draw));
    });
    search.store.tidy();
    search.store.close();
    search = await openSearch(folder);
    const before = rowsOf(search);
    while (search.store.tidy());
    assert.deepEqual(rowsOf(search), before);
    assert.ok(search.store.index.segments().every(({ id }) => id !== undefined));
    search.store.close();
  });

  it('forgets what a failed transaction wrote', async () => {
    const search = await openSearch(folder);
    put(search, { key: 'kept', title: 'Kept', passages: ['the quiet aqueduct'] });
    assert.throws(() =>
      search.store.transaction(() => {
        put(search, { key: 'kept', title: 'Changed', passages: ['the noisy aqueduct'] });
        put(search, { key: 'lost', title: 'Lost', passages: ['the lost aqueduct'] });
        throw new Error('power cut');
      }),
    );
    assert.deepEqual(passageKeys(search, 'aqueduct'), ['kept#0']);
    assert.deepEqual(passageKeys(search, 'quiet'), ['kept#0']);
    assert.deepEqual(passageKeys(search, '"noisy"'), []);
    search.store.close();
  });

  it('sees what another window wrote, merged or removed', async () => {
    const one = await openSearch(folder);
    const other = await openSearch(folder);
    put(one, { key: 'a', title: 'A', passages: ['the first aqueduct'] });
    assert.deepEqual(passageKeys(other, 'aqueduct'), ['a#0']);
    other.store.transaction(() => {
      for (let i = 0; i < 50; i++) put(other, { key: `b${i}`, title: 'B', passages: [`number ${i} viaduct`] });
    });
    while (other.store.tidy());
    assert.deepEqual(passageKeys(one, '"number 7 viaduct"'), ['b7#0']);
    one.store.remove(['/library/b7.html', '/library/a.html']);
    assert.deepEqual(passageKeys(other, '"number 7 viaduct"'), []);
    assert.deepEqual(passageKeys(other, 'aqueduct'), []);
    one.store.close();
    other.store.close();
  });
});
