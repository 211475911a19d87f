import { loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Engine } from '../../src/engine/protocol';
import { root } from './articles';
import type { MadeDraft } from './drafts';
import type { Random } from './random';

const FILLER =
  'The paragraph goes on in its own words, which nobody quotes, until there are as many of them as a long draft has. ';
/** Keystrokes before the clock runs: what is compiled while it is first used is not what a writer feels. */
const WARM_UP = 20;

export interface KeystrokeTimes {
  readonly words: number;
  readonly quotations: number;
  readonly sources: number;
  /** Milliseconds from the whole text to all findings, the first time. */
  readonly first: number;
  /** From the text after a keystroke to the findings on the main thread: parsing, checking and both ways between threads. */
  readonly p50: number;
  readonly p95: number;
  /** Processor time of all threads for it, which is what it takes where nothing else runs. */
  readonly cpuP50: number;
  readonly cpuP95: number;
  /** Milliseconds that the main thread was busy with it. */
  readonly mainP50: number;
  readonly mainP95: number;
  /** Load of the machine meanwhile, processes that want to run: above the number of cores everything takes longer. */
  readonly load: number;
}

/**
 * Types single letters all over a long draft, half of them into quotations, and has the engine's thread check it after each,
 * as the editor does.
 */
export async function timeKeystrokes(
  made: MadeDraft,
  language: string,
  engine: Engine,
  random: Random,
  strokes: number,
): Promise<KeystrokeTimes> {
  let draft = made.text;
  while (draft.split(/\s+/).length < 20_000) draft += `\n\n${FILLER.repeat(8)}`;
  const path = join(root, 'draft.md');
  const check = async (text: string) => {
    const busy = performance.eventLoopUtilization();
    const before = process.cpuUsage();
    const started = performance.now();
    await engine.request('check', { document: 'draft', path, text, language, quotes: 'problems' });
    const took = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    return { took, cpu: (user + system) / 1000, main: performance.eventLoopUtilization(busy).active };
  };
  const { took: first } = await check(draft);
  const times: number[] = [];
  const cpu: number[] = [];
  const main: number[] = [];
  for (let i = 0; i < strokes + WARM_UP; i++) {
    const { place } = random.pick(made.quotations);
    const at =
      i % 2 === 0
        ? place.start + 3 + random.below(Math.max(1, place.end - place.start - 3))
        : random.below(draft.length);
    const checked = await check(`${draft.slice(0, at)}e${draft.slice(at)}`);
    if (i < WARM_UP) continue;
    times.push(checked.took);
    cpu.push(checked.cpu);
    main.push(checked.main);
  }
  return {
    words: draft.split(/\s+/).length,
    quotations: made.quotations.length,
    sources: engine.status.sources,
    first,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    cpuP50: quantile(cpu, 0.5),
    cpuP95: quantile(cpu, 0.95),
    mainP50: quantile(main, 0.5),
    mainP95: quantile(main, 0.95),
    load: loadavg()[0] ?? 0,
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
