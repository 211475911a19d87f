import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sameAsFromScratch } from '../../../bench/soak/check';
import type { Params, RequestName, Result } from '../../../src/engine/protocol';
import { page } from '../library/shelf';

/** A window whose engine runs in a process of its own. */
interface Window {
  ask<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>>;
  close(): Promise<void>;
}

async function openWindow(library: string, storage: string): Promise<Window> {
  const program = path.resolve('out/test/unit/engine/window-process/index.js');
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', program, library, storage], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await lines.next()).value));
  assert.equal(await next(), 'open');
  return {
    ask(name, params) {
      stdin.write(`${JSON.stringify([name, params])}\n`);
      return next();
    },
    async close() {
      stdin.end();
      await once(child, 'exit');
    },
  };
}

describe('two windows on one index', function () {
  this.timeout(120_000);
  let folder: string;
  let windows: Window[];
  const at = (name: string) => path.join(folder, 'library', name);
  const write = (name: string, title: string, words: string) => {
    writeFileSync(at(name), page(title, 'Ana Ruiz', words));
    return at(name);
  };
  const both = <T>(ask: (window: Window) => Promise<T>) => Promise.all(windows.map(ask));
  const changed = (files: readonly string[]) => both((window) => window.ask('changed', { files }));
  const foundBy = (text: string) =>
    both(async (window) => {
      const { passages } = await window.ask('find', { text });
      return passages.map(({ source }) => path.basename(source.file)).sort();
    });

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-windows-'));
    mkdirSync(path.join(folder, 'library'));
    for (let i = 0; i < 40; i++) write(`${i}.html`, `Winter ${i}`, `Word${i} of the ferryman`);
    const open = () => openWindow(path.join(folder, 'library'), path.join(folder, 'index'));
    // One reads everything, the other finds it there; then both at once.
    windows = [await open()];
    windows.push(await open());
  });
  afterEach(async () => {
    await both((window) => window.close());
    rmSync(folder, { recursive: true, force: true });
  });

  it('both are right while files come, change, move and go, and whoever is told first', async () => {
    for (let round = 0; round < 4; round++) {
      const files = [
        write(`new${round}.html`, `Spring ${round}`, `Crocus${round} under the snow`),
        write(`${round}.html`, `Winter ${round}`, `Changed${round} by the thaw`),
        at(`1${round}.html`),
        at(`moved${round}.html`),
        at(`2${round}.html`),
      ];
      renameSync(at(`1${round}.html`), at(`moved${round}.html`));
      rmSync(at(`2${round}.html`));
      await changed(files);
      const twice = <T>(value: T) => [value, value];
      assert.deepEqual(await foundBy(`"crocus${round}"`), twice([`new${round}.html`]));
      assert.deepEqual(await foundBy(`"changed${round}"`), twice([`${round}.html`]));
      assert.deepEqual(await foundBy(`"word1${round}"`), twice([`moved${round}.html`]));
      assert.deepEqual(await foundBy(`"word2${round}"`), twice([]));
      assert.deepEqual(await foundBy(`"word${round}"`), twice([]));
    }
    assert.deepEqual(await both(async (window) => (await window.ask('scan', { rebuild: false })).sources), [40, 40]);
    assert.deepEqual(await sameAsFromScratch(path.join(folder, 'library'), path.join(folder, 'index')), []);
  });

  it('one rebuilds, the other goes on', async () => {
    const [one, other] = windows;
    await one?.ask('scan', { rebuild: true });
    assert.deepEqual(await foundBy('"word7"'), [['7.html'], ['7.html']]);
    await other?.ask('changed', { files: [write('late.html', 'Late', 'Snowdrops on the quay')] });
    assert.deepEqual(await foundBy('"snowdrops"'), [['late.html'], ['late.html']]);
  });
});
