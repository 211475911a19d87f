import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The extension as it is packaged, in a folder of its own; the checkout's `dist/` stays as it is. */
export function packagedExtension(root: string): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'ibid-packaged-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  for (const name of ['src', 'node_modules']) symlinkSync(join(root, name), join(folder, name), 'dir');
  for (const name of ['package.json', 'media']) cpSync(join(root, name), join(folder, name), { recursive: true });
  const build = spawnSync(process.execPath, [join(root, 'esbuild.js'), '--production'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (build.status !== 0) {
    remove();
    throw new Error('The packaged extension could not be built.');
  }
  return { folder, remove };
}
