import { performance } from 'node:perf_hooks';
import { type Adapter, nameOf } from './adapter';
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

/** Writes what was found to standard output, as JSON. */
export async function performStep(adapters: readonly Adapter[], step: Step): Promise<void> {
  const value = await outcomeOf(adapters, step);
  await new Promise<void>((done) => process.stdout.write(`${JSON.stringify(value)}\n`, () => done()));
}

async function outcomeOf(
  adapters: readonly Adapter[],
  { what, adapter: name, corpus, questions, folder, seconds }: Step,
): Promise<unknown> {
  const adapter = adapters.find((one) => nameOf(one) === name);
  if (!adapter) throw new Error(`no such program: ${name}`);
  if (what === 'query') return runQueries(adapter, folder, questions, seconds);
  if (what === 'memory') return memoryOfSession([adapter], folder, questions, seconds);
  const started = performance.now();
  await adapter.build(corpus, folder);
  const { user, system } = process.cpuUsage();
  return { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}
