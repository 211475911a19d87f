import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from '../setup/cache.mjs';
import { root } from '../setup/root.mjs';

/**
 * The folder that a person tries Ibid on. What is there is kept; what a newer checkout has in addition is added.
 * @param {{ fresh: boolean }} wish @returns {string}
 */
export function sampleCopy({ fresh }) {
  const folder = join(cacheRoot(), 'sample');
  if (fresh) rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'test', 'fixtures', 'sample'), folder, { recursive: true, force: false });
  return folder;
}
