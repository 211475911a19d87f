import { browser } from './browser.mjs';
import { dependencies } from './dependencies.mjs';
import { hasServer, host } from './host.mjs';

/**
 * Everything that a fresh clone lacks; what is there is left alone. The parts wait for the network, so they go side by side.
 * @param {{ host?: boolean, browser?: boolean }} needs
 */
export async function setUp(needs) {
  checkNode();
  const parts = [
    dependencies(),
    needs.host && hasServer ? host() : undefined,
    needs.browser && hasServer ? browser() : undefined,
  ];
  // All of them end before a failure of one is told: an installation that is cut off would be done again from the start.
  const failed = (await Promise.allSettled(parts)).flatMap((part) => (part.status === 'rejected' ? [part.reason] : []));
  if (failed.length > 0) throw new Error(failed.map(({ message }) => message).join('\n\n'));
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node.js 20 or newer is needed; this is ${process.versions.node}`);
}
