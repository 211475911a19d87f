import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEngine } from '../../../src/engine/client';
import type { Engine } from '../../../src/engine/protocol';
import { page } from '../library/shelf';
import { readyOf } from './ready';

describe('engine on a thread of its own', function () {
  this.timeout(60_000);
  let folder: string;
  let engine: Engine;
  const open = async () => {
    const ready = readyOf(engine);
    await engine.request('open', { folders: [path.join(folder, 'library')], storage: path.join(folder, 'index') });
    return ready;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-client-'));
    mkdirSync(path.join(folder, 'library'));
    writeFileSync(path.join(folder, 'library', 'a.html'), page('The Long Winter'));
    engine = startEngine({ workerPath: path.resolve('dist/engine.js') });
  });
  afterEach(async () => {
    await engine.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers as the engine does', async () => {
    assert.equal(engine.status.state, 'opening');
    assert.equal((await open()).sources, 1);
    const { sources } = await engine.request('find', { text: 'long winter' });
    assert.equal(sources[0]?.source.citekey, 'ruiz2019Long');
    const rendered = await engine.request('render', {
      style: 'apa',
      format: 'text',
      citations: [[{ citekey: 'ruiz2019Long' }, { citekey: 'nobody' }]],
    });
    assert.deepEqual([rendered.citations, rendered.unknown], [['(Ruiz, 2019)'], ['nobody']]);
  });

  it('brings errors over as they are', async () => {
    await assert.rejects(engine.request('find', { text: 'x' }), { name: 'IbidError', code: 'usage' });
    await open();
    const unknown = engine.request('render', { style: 'no-such-style', format: 'text' });
    await assert.rejects(unknown, { name: 'IbidError', code: 'style-unknown' });
  });

  it('rejects a cancelled request at once, and goes on', async () => {
    await open();
    const cancel = new AbortController();
    const request = engine.request('find', { text: 'winter' }, cancel.signal);
    cancel.abort();
    await assert.rejects(request, { name: 'AbortError' });
    assert.equal((await engine.request('recent', { limit: 5 })).length, 1);
  });

  it('reads files that take long, or too much, on another thread still', async () => {
    const huge = path.join(folder, 'library', 'huge.html');
    writeFileSync(huge, `<title>Huge</title>${'<p>All work and no play.</p>'.repeat(30_000)}`);
    await engine.request('open', { folders: [path.join(folder, 'library')], storage: path.join(folder, 'index') });
    await engine.request('find', { text: 'winter' });
    const { sources } = await readyOf(engine);
    assert.ok(sources >= 1);
    assert.equal((await engine.request('source', { citekey: 'ruiz2019Long' }))?.source.item.title, 'The Long Winter');
  });

  it('ends', async () => {
    await open();
    await engine.dispose();
    await assert.rejects(engine.request('find', { text: 'winter' }), { code: 'engine-failed' });
  });

  describe('that ends unexpectedly', () => {
    /** A thread that speaks the engine's language, and dies of every `find`. */
    const fragile = `
      const { parentPort } = require('node:worker_threads');
      const status = { state: 'ready', folders: [], sources: 7, problems: 0, revision: 1 };
      parentPort.on('message', ({ kind, id, name }) => {
        if (kind === 'dispose' || name === 'find') process.exit(1);
        parentPort.postMessage({ kind: 'status', status });
        parentPort.postMessage({ kind: 'result', id, result: status });
      });`;

    it('is started again once, with its library, and says so; a second time it says how to go on', async () => {
      const workerPath = path.join(folder, 'fragile.js');
      writeFileSync(workerPath, fragile);
      engine = startEngine({ workerPath });
      const notices: string[] = [];
      engine.onStatus(({ notice }) => {
        if (notice !== undefined) notices.push(notice);
      });
      await open();
      await assert.rejects(engine.request('find', { text: 'x' }), { code: 'engine-failed' });
      assert.equal((await readyOf(engine)).sources, 7);
      await assert.rejects(engine.request('find', { text: 'x' }), { code: 'engine-failed' });
      assert.equal(engine.status.state, 'failed');
      assert.equal(notices.length, 2);
      assert.match(notices[0] ?? '', /started again/);
      assert.match(notices[1] ?? '', /Reload the window/);
    });
  });
});
