/**
 * `node leash.mjs PROGRAM ARGUMENT…`: runs a program and holds it on a leash. It starts as the leader of a process group
 * of its own; when its standard input closes, which happens in whatever way its owner ends, the whole group is killed.
 * So a test that was killed outright leaves no server or browser behind.
 */
import { spawn } from 'node:child_process';

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', (error) => {
  console.error(`${program}: ${error.message}`);
  process.exitCode = 127;
  endGroup();
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 1;
  if (signal) console.error(`${program} was ended by ${signal}`);
  process.stdin.destroy();
});
process.stdin.on('end', endGroup).on('error', endGroup).resume();

function endGroup() {
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(process.pid), '/T', '/F'], { stdio: 'ignore' });
  else process.kill(0, 'SIGKILL');
}
