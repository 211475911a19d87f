import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const leash = join(dirname(fileURLToPath(import.meta.url)), 'leash.mjs');

/**
 * Starts a program on the leash.
 * @param {string} program @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'inherit' | 'pipe' }} [options]
 */
export function startHeld(program, args, { cwd, env, output = 'inherit' } = {}) {
  const child = spawn(process.execPath, [leash, program, ...args], {
    cwd,
    env,
    stdio: ['pipe', output, output],
    detached: process.platform !== 'win32',
  });
  // The leash may be gone before its input is closed; that is no news.
  child.stdin.on('error', () => undefined);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
  return {
    child,
    /** The program's exit code; 1 when it was ended by a signal. */
    ended,
    /** Ends the program and everything that it started. */
    async end() {
      child.stdin.end();
      if (process.platform !== 'win32') killGroup(child.pid);
      await ended;
    },
  };
}

/** Also reaches those that outlived the group's leader. */
function killGroup(/** @type {number | undefined} */ pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
