import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** An installed program; none where `.ci/run` says that their installation failed half-way. */
export function onPath(name: string): string | undefined {
  if (process.env['IBID_WITHOUT_DEBIAN_TOOLS']) return undefined;
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Runs a program in a folder of its own with these files, and gives what `result` makes of the folder. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  result: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ibid-acceptance-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await result(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Standard output; rejects with what the program said where it fails or takes longer than the limit. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly limitSeconds: number; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      {
        cwd: options.cwd,
        timeout: options.limitSeconds * 1000,
        killSignal: 'SIGKILL',
        maxBuffer: 64 << 20,
        env: { ...process.env, ...options.env },
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else
          reject(
            new Error(
              `${program}: ${error.killed === true ? 'took too long' : error.message}\n${stdout.slice(-3000)}\n${stderr.slice(-3000)}`,
            ),
          );
      },
    );
  });
}
