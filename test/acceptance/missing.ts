import type { Context } from 'mocha';

/** A tool that is not on this machine is said to be missing, never counted as passed. */
export function missing(test: Context, tool: string): never {
  console.log(`      missing: ${tool}`);
  test.skip();
}
