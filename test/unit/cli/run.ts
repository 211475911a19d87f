import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The lines of `--json`. */
  readonly rows: readonly { readonly [field: string]: unknown }[];
}

/** Runs the built command line as a shell would, with a cache folder of its own. */
export async function run(
  args: readonly string[],
  options: { readonly cache: string; readonly cwd?: string },
): Promise<Ran> {
  const child = spawn(process.execPath, [`${process.cwd()}/dist/cli.js`, ...args], {
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, XDG_CACHE_HOME: options.cache, LOCALAPPDATA: options.cache },
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return {
    code,
    out,
    err,
    get rows() {
      return out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    },
  };
}
