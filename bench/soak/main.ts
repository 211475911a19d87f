// Does the index survive everything? `npm run --silent bench:soak -- [--seed N] [--operations N] [--kills N]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openedEngine } from './check';
import { soakKills } from './kills';
import { soakOperations } from './operations';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    operations: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '200' },
    /** This process is the one that gets killed. */
    child: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const [library, storage] = positionals;
  if (values.child && library !== undefined && storage !== undefined) {
    await (await openedEngine(library, storage)).dispose();
    return;
  }
  const seed = Number(values.seed);
  const run = async (
    name: string,
    work: (folder: string, say: (line: string) => void) => Promise<readonly string[]>,
  ) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ibid-soak-'));
    const began = performance.now();
    const say = (line: string) => console.error(`${name}: ${line}`);
    try {
      const wrong = await work(folder, say);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(
        `${name}, seed ${seed}: ${wrong.length === 0 ? 'equal row by row' : `${wrong.length} rows differ`}, ${seconds} s`,
      );
      for (const row of wrong.slice(0, 20)) console.log(`  ${row.slice(0, 300)}`);
      if (wrong.length > 0) process.exitCode = 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const operations = Number(values.operations);
  if (operations > 0)
    await run(`${operations} operations`, (folder, say) => soakOperations({ seed, operations, folder, say }));
  const kills = Number(values.kills);
  const program = [process.execPath, ...process.execArgv, __filename, '--child'];
  if (kills > 0) await run(`${kills} kills`, (folder, say) => soakKills({ seed, kills, folder, program, say }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
