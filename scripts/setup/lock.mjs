import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './progress.mjs';

/** No set-up takes longer; an older lock was left by a process whose number another one has now. */
const STALE_MS = 15 * 60_000;

/**
 * Runs `work` while this process holds the lock file, so that two set-ups at once do not do the same work twice.
 * A lock whose process is gone is taken over.
 * @template T @param {string} file @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withLock(file, work) {
  for (let told = false; !take(file); told = true) {
    if (!told) say('another set-up is at work; waiting for it');
    await pause(250);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function take(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isStale(file)) rmSync(file, { force: true });
    return false;
  }
}

function isStale(/** @type {string} */ file) {
  try {
    const { mtimeMs } = statSync(file);
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty file is one that its owner is writing at this moment.
    return Date.now() - mtimeMs > STALE_MS || (pid > 0 && !isAlive(pid));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
