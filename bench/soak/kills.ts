import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../verify/random';
import { sameAsFromScratch } from './check';
import { Files } from './files';

export interface KillsSoak {
  readonly seed: number;
  readonly kills: number;
  /** An empty folder to work in. */
  readonly folder: string;
  /** A program with arguments that brings the index of its last two arguments, library and storage, up to date. */
  readonly program: readonly string[];
  readonly say?: (line: string) => void;
}

/** Files made new before each run, so that there is something to be killed at. */
const NEW_FILES = 60;

/**
 * Kills an indexing process at a random moment (SIGKILL, as `kill -9`), again and again, while files change in between.
 * What is wrong with the index afterwards; empty when all is well.
 */
export async function soakKills({ seed, kills, folder, program, say }: KillsSoak): Promise<readonly string[]> {
  const random = seeded(seed);
  const library = path.join(folder, 'library');
  const storage = path.join(folder, 'index');
  const files = new Files(library, random);
  const start = () => {
    for (let i = 0; i < NEW_FILES; i++) files.happen();
    const [command = '', ...args] = program;
    return spawn(command, [...args, library, storage], { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  // How long an undisturbed run takes: the moments of the kills lie within.
  const began = performance.now();
  await ended(start());
  let longest = performance.now() - began;
  let during = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const child = start();
    const end = ended(child);
    const first = await Promise.race([end.then(() => 'ended'), pause(random.next() * longest, 'time')]);
    if (first === 'time') {
      child.kill('SIGKILL');
      await end;
      during++;
    } else longest *= 0.95;
    if (kill % 20 === 0) say?.(`${kill} runs, ${during} killed before their end, ${files.names.length} files`);
  }
  const code = await ended(start());
  if (code !== 0) return [`the last run ended with ${code}`];
  if (during < kills / 3) return [`only ${during} of ${kills} runs were killed before their end`];
  return sameAsFromScratch(library, storage);
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code;
}
