import { appendFileSync } from 'node:fs';
import type { Context } from 'mocha';

/** A tool that is not on this machine is said to be missing, here and in the sum of `npm test`, never counted as passed. */
export function missing(test: Context, tool: string): never {
  console.log(`      missing: ${tool}`);
  const file = process.env['IBID_MISSING'];
  if (file !== undefined) appendFileSync(file, `${tool}\n`);
  test.skip();
}
