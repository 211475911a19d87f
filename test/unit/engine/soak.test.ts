import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { soakKills } from '../../../bench/soak/kills';
import { soakOperations } from '../../../bench/soak/operations';

/** The short version of `bench/soak`. */
describe('the index survives', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-soak-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('250 random file operations, and equals one made from nothing', async () => {
    assert.deepEqual(await soakOperations({ seed: 3, operations: 250, folder }), []);
  });

  it('5 kills at random moments, and equals one made from nothing', async () => {
    const program = [process.execPath, path.resolve('out/test/unit/engine/indexing-process/index.js')];
    assert.deepEqual(await soakKills({ seed: 4, kills: 5, folder, program }), []);
  });
});
