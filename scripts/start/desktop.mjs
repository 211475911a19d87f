import { join } from 'node:path';
import { startHeld } from '../process/held.mjs';
import { cacheRoot } from '../setup/cache.mjs';
import { chosenDesktop } from '../setup/desktop.mjs';
import { root } from '../setup/root.mjs';

/**
 * The desktop VS Code, where there is one, with settings of its own: an instance that shares none with a running one
 * stays in the foreground and ends with this process.
 */
export async function openDesktop(/** @type {string} */ workspace) {
  const program = await chosenDesktop();
  if (!program) return undefined;
  const own = join(cacheRoot(), 'start-desktop');
  const held = startHeld(program, [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${join(own, 'user')}`,
    `--extensions-dir=${join(own, 'extensions')}`,
    '--disable-workspace-trust',
    '--skip-welcome',
    // VS Code refuses to run as root with its sandbox, as in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    workspace,
    join(workspace, 'draft.md'),
  ]);
  return { address: '', ended: held.ended, close: held.end };
}
