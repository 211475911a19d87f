const started = Date.now();

/** @param {number} since @returns {string} for example `12.3 s` */
export const elapsed = (since = started) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** One line of progress. */
export const say = (/** @type {string} */ line) => console.log(`[${elapsed()}] ${line}`);

/**
 * Says what is being done, does it, and says how long it took.
 * @template T @param {string} what @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function step(what, work) {
  const since = Date.now();
  say(`${what} …`);
  const result = await work();
  say(`${what}: done in ${elapsed(since)}`);
  return result;
}
