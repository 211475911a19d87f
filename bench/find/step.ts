import { performance } from 'node:perf_hooks';
import { nameOf } from './adapter';
import { ibid } from './ibid';
import { installedPeers } from './installed-peers';
import { peers } from './peers';
import { memoryOfSession, runQueries } from './run';

/** What a process of its own is to do: one program, building its index or answering questions. */
export interface Step {
  readonly what: 'build' | 'query' | 'memory';
  readonly adapter: string;
  readonly corpus: string;
  readonly questions: readonly string[];
  readonly folder: string;
  readonly seconds: number;
  /** Of the repository. */
  readonly root: string;
}

async function main({ what, adapter: name, corpus, questions, folder, seconds, root }: Step): Promise<unknown> {
  const adapter = [...ibid, ...peers(() => installedPeers(root))].find((one) => nameOf(one) === name);
  if (!adapter) throw new Error(`no such program: ${name}`);
  if (what === 'query') return runQueries(adapter, folder, questions, seconds);
  if (what === 'memory') return memoryOfSession([adapter], folder, questions, seconds);
  const started = performance.now();
  await adapter.build(corpus, folder);
  const { user, system } = process.cpuUsage();
  return { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}

main(JSON.parse(process.argv[2] ?? '{}') as Step).then(
  (value) => process.stdout.write(`${JSON.stringify(value)}\n`, () => process.exit(0)),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(3);
  },
);
