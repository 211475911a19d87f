import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 50;

/**
 * Waits for a state: asks `probe` until it gives something other than `undefined` or `false`. An error of the probe counts as
 * "not yet" and is told if the time runs out.
 * @example await until('the citation stands in the draft', async () => (await saved()).includes('[@smith2015]'));
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (let last: unknown; ; await pause(EVERY_MS)) {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain for: ${what} (last: ${String(last)})`);
  }
}
