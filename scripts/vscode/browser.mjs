import { createRequire } from 'node:module';
import { browser } from '../setup/browser.mjs';

/** A browser without a window, on the leash of playwright: it ends when this process does. */
export async function launchBrowser() {
  const { executablePath, env } = await browser();
  // Not a static import: these scripts are also what installs it.
  const { chromium } = createRequire(import.meta.url)('playwright-core');
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: FLAGS,
    headless: true,
    timeout: 60_000,
  });
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
