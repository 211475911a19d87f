/**
 * The tools that live in the cache and not in `package.json`: they are big, of one platform, and only for trying and testing.
 * Exact versions, since npm picks an older one quietly where `engines` does not fit.
 */

/** VS Code's server with its workbench (VS Code 1.139.1). */
export const CODE_SERVER = '4.139.1';

/** The Node.js that this server wants; the storage tests run on it too, for its `node:sqlite`. */
export const SERVER_NODE = '24.21.0';

/** A headless Chromium inside an npm package; the last one that runs on Node.js 20. */
export const CHROMIUM = '147.0.0';
