import { deserialize, serialize } from 'node:v8';
import type { Dialect } from '../../src/dialect/dialect';
import type { Shelf } from '../../src/verify/shelf';
import { makeVerifier } from '../../src/verify/verify';
import type { MadeDraft } from './drafts';
import type { Random } from './random';

const FILLER =
  'The paragraph goes on in its own words, which nobody quotes, until there are as many of them as a long draft has. ';

export interface KeystrokeTimes {
  readonly words: number;
  readonly quotations: number;
  /** Milliseconds from the whole text to all findings, parsing included, off the main thread. */
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds on the main thread: the text handed over, the findings taken. */
  readonly mainP95: number;
}

/** Types single letters all over a long draft, half of them into quotations, and checks it after each. */
export async function timeKeystrokes(
  made: MadeDraft,
  dialect: Dialect,
  shelf: Shelf,
  random: Random,
  strokes: number,
): Promise<KeystrokeTimes> {
  let draft = made.text;
  while (draft.split(/\s+/).length < 20_000) draft += `\n\n${FILLER.repeat(8)}`;
  const verifier = makeVerifier(shelf);
  const check = async (text: string) => {
    const started = performance.now();
    const findings = await verifier.check(text, dialect.parse(text));
    return { findings, took: performance.now() - started };
  };
  const { took: first } = await check(draft);
  const times: number[] = [];
  const main: number[] = [];
  const crossings: { readonly typed: string; readonly answer: Buffer }[] = [];
  for (let i = 0; i < strokes; i++) {
    const { place } = random.pick(made.quotations);
    const at =
      i % 2 === 0
        ? place.start + 3 + random.below(Math.max(1, place.end - place.start - 3))
        : random.below(draft.length);
    const typed = `${draft.slice(0, at)}e${draft.slice(at)}`;
    const { findings, took } = await check(typed);
    times.push(took);
    crossings.push({ typed, answer: serialize(findings) });
  }
  // Measured apart: the other thread's garbage is not the main thread's.
  for (const { typed, answer } of crossings) {
    const started = performance.now();
    serialize(typed);
    deserialize(answer);
    main.push(performance.now() - started);
  }
  return {
    words: draft.split(/\s+/).length,
    quotations: made.quotations.length,
    first,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    mainP95: quantile(main, 0.95),
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
