import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The checkout: mocha is started there. */
export const root = process.cwd();

/** The project's own scripts, loaded at run time: they know where they stand, and a bundle of them would not. */
const script = (name: string) => import(pathToFileURL(join(root, 'scripts', name)).href);

export const serverScript = (): Promise<typeof import('../../../scripts/vscode/server.mjs')> =>
  script('vscode/server.mjs');
export const browserScript = (): Promise<typeof import('../../../scripts/vscode/browser.mjs')> =>
  script('vscode/browser.mjs');
export const homeScript = (): Promise<typeof import('../../../scripts/vscode/private-home.mjs')> =>
  script('vscode/private-home.mjs');
export const pandocScript = (): Promise<typeof import('../../../scripts/setup/pandoc.mjs')> =>
  script('setup/pandoc.mjs');
export const installedScript = (): Promise<typeof import('../../../scripts/vscode/installed.mjs')> =>
  script('vscode/installed.mjs');
