import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHeld } from '../process/held.mjs';
import { root } from '../setup/root.mjs';

/**
 * Runs one stage within its limit and ends everything that it started.
 * @param {import('./stages.mjs').Stage} stage
 * @returns {Promise<{ passed: number, failed: number, note: string }>}
 */
export async function runStage(stage) {
  const folder = mkdtempSync(join(tmpdir(), 'ibid-stage-'));
  const result = join(folder, 'result.json');
  const missing = join(folder, 'missing.txt');
  try {
    const [program, ...args] = await stage.command();
    const env = { ...process.env, ...stage.env, IBID_RESULT: result, IBID_MISSING: missing };
    const outcome = await runCommand(program, args, env, stage.limitSeconds);
    if (stage.kind === 'check') return countCheck(outcome);
    const counted = countTests(outcome, result);
    return { ...counted, note: [counted.note, notRun(missing)].filter(Boolean).join('; ') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runCommand(program, args, env, limitSeconds) {
  const held = startHeld(program, args, { cwd: root, env });
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('late'), limitSeconds * 1000);
  });
  const ended = await Promise.race([held.ended, late]);
  clearTimeout(timer);
  await held.end();
  if (ended === 'late') return { ok: false, note: `took longer than ${limitSeconds} s and was ended` };
  return { ok: ended === 0, note: ended === 0 ? '' : `exit code ${ended}` };
}

const countCheck = ({ ok, note }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, note });

/** A stage that broke off, or failed without a failed test, or ran none, counts as one failure more than it knows of. */
function countTests({ ok, note }, file) {
  const { passed, failed, finished } = readCounts(file);
  if (!finished) return { passed, failed: failed + 1, note: note || 'ended before its tests did' };
  if (passed + failed === 0) return { passed, failed: 1, note: 'no test ran' };
  return { passed, failed: !ok && failed === 0 ? 1 : failed, note };
}

/** Tests say by name which tool they lacked: what was not run is never silent. */
function notRun(file) {
  if (!existsSync(file)) return '';
  const tools = [...new Set(readFileSync(file, 'utf8').trim().split('\n'))];
  return `not run: what needs ${tools.join(', ')}`;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Absent or cut off: the stage crashed before a suite ended.
    return { passed: 0, failed: 0, finished: false };
  }
}
