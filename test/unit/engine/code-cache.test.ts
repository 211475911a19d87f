import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBundle } from '../../../src/engine/code-cache';

describe('the code of a bundle', () => {
  let folder: string;
  let bundle: string;
  let kept: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ibid-code-'));
    bundle = join(folder, 'bundle.js');
    kept = join(folder, 'kept');
    writeFileSync(bundle, 'exports.folder = __dirname; exports.twice = (n) => require("node:path").join(n, n);');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  interface Exports {
    readonly folder: string;
    twice(name: string): string;
  }
  const load = (into: string | undefined = kept) => {
    const { exports, keep } = loadBundle(bundle, into);
    return { ...(exports as Exports), keep };
  };

  it('runs as any module, with what was compiled and without', () => {
    const first = load();
    assert.equal(first.twice('a'), join('a', 'a'));
    first.keep();
    const second = load();
    assert.equal(second.twice('b'), join('b', 'b'));
    assert.equal(second.folder, folder);
  });

  it('is kept once, and not written again by a session that found it', () => {
    load().keep();
    const [name = ''] = readdirSync(kept);
    const before = readFileSync(join(kept, name));
    const long = new Date(2001, 1, 1);
    utimesSync(join(kept, name), long, long);
    load().keep();
    assert.deepEqual(readdirSync(kept), [name]);
    assert.deepEqual(readFileSync(join(kept, name)), before);
  });

  it('is compiled again where one byte of what is kept is another, and kept anew', () => {
    load().keep();
    const [name = ''] = readdirSync(kept);
    const whole = readFileSync(join(kept, name));
    const flipped = Buffer.from(whole);
    flipped[100] = (flipped[100] ?? 0) ^ 255;
    for (const damaged of [Buffer.alloc(0), flipped, whole.subarray(0, 99)]) {
      writeFileSync(join(kept, name), damaged);
      const again = load();
      assert.equal(again.twice('c'), join('c', 'c'));
      again.keep();
      assert.notDeepEqual(readFileSync(join(kept, name)), damaged);
    }
  });

  it('of another build takes the place of the old one', () => {
    load().keep();
    const before = readdirSync(kept);
    writeFileSync(bundle, 'exports.twice = (n) => n + n;');
    const built = load();
    assert.equal(built.twice('d'), 'dd');
    built.keep();
    const after = readdirSync(kept);
    assert.equal(after.length, 1);
    assert.notDeepEqual(after, before);
  });

  it('is not kept where there is no place for it', () => {
    const nowhere = loadBundle(bundle, undefined);
    nowhere.keep();
    writeFileSync(join(folder, 'taken'), '');
    load(join(folder, 'taken')).keep();
    assert.deepEqual(readdirSync(folder).sort(), ['bundle.js', 'taken']);
  });
});
