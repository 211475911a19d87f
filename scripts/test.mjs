/**
 * `npm test`: sets up what is missing, then runs every stage. `--only unit,host` runs those and what they need;
 * `IBID_GREP=words` runs the tests with these words in their titles. The last line is the sum: `N passed, N failed`.
 */
import { elapsed, say } from './setup/progress.mjs';
import { setUp } from './setup/set-up.mjs';

const names = wanted(process.argv.slice(2));
try {
  await setUp(needsOf(names));
} catch (error) {
  console.log(`The set-up failed: ${error.message}\n\n0 passed, 1 failed`);
  process.exit(1);
}

// Not a static import: it needs what the set-up has installed.
const [{ chosen }, { runStage }] = await Promise.all([import('./test/stages.mjs'), import('./test/run-stage.mjs')]);

const report = [];
const broken = new Set();
for (const [name, stage] of chosen(names)) {
  const since = Date.now();
  const obstacle = stage.impossible?.();
  if (obstacle) {
    report.push(`  ${stage.title}: not run: ${obstacle}`);
    continue;
  }
  say(`== ${stage.title} ==`);
  const missing = stage.needs.find((need) => broken.has(need));
  const { passed, failed, note } = missing
    ? { passed: 0, failed: 1, note: `needs the stage "${missing}"` }
    : await runStage(stage);
  if (failed > 0) broken.add(name);
  report.push({
    passed,
    failed,
    line: `  ${stage.title}: ${passed} passed, ${failed} failed${note && ` (${note})`}, ${elapsed(since)}`,
  });
}

const lines = report.map((entry) => (typeof entry === 'string' ? entry : entry.line));
const sum = (key) => report.reduce((total, entry) => total + (entry[key] ?? 0), 0);
console.log(`\n${lines.join('\n')}\n  all: ${elapsed()}\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);

/** @returns {string[]} from `--only a,b` or `--only=a,b`; none means all */
function wanted(args) {
  const list = args.find((arg) => arg.startsWith('--only='))?.slice(7) ?? (args[0] === '--only' ? args[1] : undefined);
  if (args.length > 0 && !list) throw new Error('Usage: npm test -- [--only STAGE,STAGE]');
  return list?.split(',') ?? [];
}

/** The quick stages need neither VS Code nor a browser. */
function needsOf(list) {
  const some = (...stages) => list.length === 0 || stages.some((stage) => list.includes(stage));
  return { host: some('storage', 'host', 'user'), browser: some('host', 'user') };
}
