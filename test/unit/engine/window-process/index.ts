// A window's engine in a process of its own: node index.js LIBRARY STORAGE. Each line of its input is a request, `[name, params]`;
// each line of its output the result.
import { createInterface } from 'node:readline';
import { openedEngine } from '../../../../bench/soak/check';
import type { Params, RequestName } from '../../../../src/engine/protocol';

const [library = '', storage = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const engine = await openedEngine(library, storage);
  process.stdout.write('"open"\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const [name, params] = JSON.parse(line) as [RequestName, Params<RequestName>];
    process.stdout.write(`${JSON.stringify((await engine.request(name, params)) ?? null)}\n`);
  }
  await engine.dispose();
}

void main();
