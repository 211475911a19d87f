import type { Hash } from 'node:crypto';

/** A SHA-256 to be fed. Node's `crypto` takes as long to load as a lookup, which need not wait for it: it comes with the first use. */
export function sha256(): Hash {
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  return createHash('sha256');
}
