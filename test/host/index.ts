import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * What VS Code calls inside its extension host: every `*.test.js` beside and below this file, by mocha.
 * Throws when a test failed, and when there was none: a suite that tested nothing has not passed.
 */
export async function run(): Promise<void> {
  console.log('ibid: suite starts'); // The launcher waits for this line before it shows anything.
  const { reporter, grep } = settings();
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter, ...(grep ? { grep } : {}) });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.js'),
  );
  for (const file of files.sort()) mocha.addFile(join(__dirname, file));
  const { failures, tests } = await new Promise<{ failures: number; tests: number }>((resolve) => {
    const runner = mocha.run((failed) => resolve({ failures: failed, tests: runner.stats?.tests ?? 0 }));
  });
  if (failures > 0) throw new Error(`${failures} of ${tests} tests failed`);
  if (tests === 0) throw new Error(`No test in ${__dirname}`);
}

/** The runner's wishes come in a file: the desktop VS Code may be running already, with an environment of its own. */
function settings(): { reporter: string; grep?: string } {
  const file = join(__dirname, 'run.json');
  if (!existsSync(file)) return { reporter: 'spec' };
  const { env, ...wishes } = JSON.parse(readFileSync(file, 'utf8'));
  Object.assign(process.env, env);
  return wishes;
}
